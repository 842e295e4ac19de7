package org.mbtr.cli.phases;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.mbtr.cli.learn.LearningData;
import org.mbtr.cli.learn.ReferencesFile;
import org.mbtr.learning.targets.ElementEnergies;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.phases.campaign.EnergyZero;
import org.mbtr.phases.hull.FormationEnergies;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** Where the energies of the elements come from that make formation energies of total ones. */
public sealed interface ReferenceChoice {
    /** The energies are formation energies. */
    record None() implements ReferenceChoice {}

    /** The lowest structure of each element is its reference. */
    record Lowest() implements ReferenceChoice {}

    /**
     * Given ones.
     *
     * @param energies per atom
     * @param file where they are from
     */
    record Given(ElementEnergies energies, Path file) implements ReferenceChoice {}

    /**
     * What a text stands for: {@code none}, {@code lowest} or a JSON file. Without one, energies that are called formation or mixing energies
     * are taken for these, and the references of others are the lowest pure structures.
     *
     * @throws MbtrException if the text is neither
     */
    static ReferenceChoice of(Optional<String> text, LearningData data) {
        return of(text, data.target() + " " + data.quantity());
    }

    /**
     * The same for energies that are known by these words.
     *
     * @throws MbtrException if the text is neither
     */
    static ReferenceChoice of(Optional<String> text, String energies) {
        if (text.isEmpty()) {
            String words = energies.toLowerCase(Locale.ROOT);
            return Stream.of("formation", "mixing").anyMatch(words::contains) ? new None() : new Lowest();
        }
        return switch (text.get()) {
            case "none" -> new None();
            case "lowest" -> new Lowest();
            default -> {
                Path file = Path.of(text.get());
                if (!Files.isRegularFile(file)) {
                    throw new MbtrException(
                            "`" + file + "` is neither `none` nor `lowest` nor a file of reference energies," + " "
                                    + ReferencesFile.EXAMPLE);
                }
                yield new Given(ReferencesFile.read(file), file);
            }
        };
    }

    /**
     * The energies of the elements, none where the energies are formation energies.
     *
     * @param energies {@code (structures)} total ones
     * @param basis what these are per
     * @throws MbtrException if an element has no structure of its own that would be its reference
     */
    default ElementEnergies energies(List<Structure> structures, double[] energies, TargetBasis basis) {
        return switch (this) {
            case None none -> ElementEnergies.NONE;
            case Lowest lowest -> FormationEnergies.lowestPure(structures, energies, basis);
            case Given given -> given.energies();
        };
    }

    /** The same for a campaign, which has no energies when it begins. */
    default EnergyZero zero() {
        return switch (this) {
            case None none -> new EnergyZero.Elements(ElementEnergies.NONE);
            case Lowest lowest -> new EnergyZero.LowestPure();
            case Given given -> new EnergyZero.Elements(given.energies());
        };
    }

    /** For people. */
    default String words() {
        return switch (this) {
            case None none -> "formation energies as given";
            case Lowest lowest -> "relative to the lowest structure of each element";
            case Given given -> "relative to the elements of " + given.file();
        };
    }
}
