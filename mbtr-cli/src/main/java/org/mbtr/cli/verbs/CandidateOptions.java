package org.mbtr.cli.verbs;

import java.util.List;
import java.util.Optional;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.phases.CandidateData;
import org.mbtr.cli.phases.ReferenceChoice;
import org.mbtr.cli.report.Progress;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.structures.data.DataSource;
import org.mbtr.structures.data.Dataset;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Candidates for a hull, and what their energies are. */
final class CandidateOptions {
    @Parameters(
            index = "0",
            paramLabel = "FILE|NAME",
            description = "Structures that may be on the hull, or the name of a known data set.")
    private String data;

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
            description = "Only structures of these elements, such as Au,Cu.")
    private List<String> components = List.of();

    @Option(
            names = "--references",
            paramLabel = "none|lowest|FILE",
            description =
                    "Energies of the elements to subtract: none (energies are formation energies), lowest (the lowest"
                            + " structure of each element), or a JSON file such as {\"Au\": -3.22, \"Cu\": -3.73} per atom. By"
                            + " default none for what is called formation or mixing energy, else lowest.")
    private Optional<String> references = Optional.empty();

    /** Reads the structures. */
    CandidateData read(Console console) {
        DataSource source = DataSource.resolve(data);
        long expected = source.dataset().map(Dataset::structures).orElse(-1);
        try (Progress progress = console.progress("reading " + source.title(), expected, "structures")) {
            return CandidateData.read(
                    source, new CandidateData.Request(target, basis, selected.where(), components), progress);
        }
    }

    /** Where formation energies have their zero. */
    ReferenceChoice references(CandidateData candidates) {
        return ReferenceChoice.of(references, candidates.energyKey() + " " + candidates.meaning());
    }
}
