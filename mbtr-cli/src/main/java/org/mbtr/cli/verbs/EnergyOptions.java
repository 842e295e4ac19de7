package org.mbtr.cli.verbs;

import java.util.List;
import java.util.Optional;
import org.mbtr.cli.select.Condition;
import org.mbtr.learning.targets.TargetBasis;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which structures of which elements a hull is of, and what their energies are. */
final class EnergyOptions {
    @Option(
            names = {"--target", "--energy-key"},
            paramLabel = "NAME",
            description = "What energies are called; by default what the data set lists first, or energy.")
    private Optional<String> target = Optional.empty();

    @Option(
            names = "--target-is",
            paramLabel = "BASIS",
            converter = BasisConverter.class,
            description =
                    "What an energy is per: per-structure or per-atom. By default what its unit or its name says.")
    private Optional<TargetBasis> basis = Optional.empty();

    @Mixin
    private SelectionOptions selected;

    @Option(
            names = "--components",
            paramLabel = "LIST",
            split = ",",
            description =
                    "Only structures of these elements, such as Au,Cu, with fractions in this order; by default all"
                            + " elements in alphabetical order.")
    private List<String> components = List.of();

    @Option(
            names = "--references",
            paramLabel = "none|lowest|FILE",
            description =
                    "Energies of the elements to subtract: none (energies are formation energies), lowest (the lowest"
                            + " structure of each element), or a JSON file such as {\"Au\": -3.22, \"Cu\": -3.73} per atom. By"
                            + " default none for what is called formation or mixing energy, else lowest.")
    private Optional<String> references = Optional.empty();

    Optional<String> target() {
        return target;
    }

    Optional<TargetBasis> basis() {
        return basis;
    }

    List<Condition> where() {
        return selected.where();
    }

    List<String> components() {
        return components;
    }

    Optional<String> references() {
        return references;
    }
}
