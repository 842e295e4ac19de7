package org.mbtr.cli.learn;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.representations.RepresentationSettings;
import org.mbtr.representations.config.DataSummary;
import org.mbtr.representations.config.Presets;
import org.mbtr.representations.config.RepresentationJson;
import org.mbtr.representations.mbtr.MbtrSettings;
import org.mbtr.representations.mbtr.Normalization;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/**
 * How structures are to be described.
 *
 * @param name of the preset or file
 * @param summary one line for people: which it is and why
 * @param settings the representation
 */
public record RepresentationChoice(String name, String summary, RepresentationSettings settings) {
    private static final String ENERGIES = "qm7b-energy";
    private static final String ENERGIES_OF_MANY = "qm7b-energy-extended";
    /**
     * Structures from which the extended representation is the better one: on `qm7_pbe0geom` it has the larger errors up to
     * 512 training structures, about the same at 1024, and a fifth less at 5000.
     */
    private static final int MANY = 2500;

    private static final String POLARIZABILITIES = "qm7b-polarizability";
    private static final String TRAJECTORIES = "md";
    private static final String CRYSTALS = "crystals";
    private static final String WANTED = "as asked for";

    /**
     * What the user asks for, or a preset that fits target and data.
     *
     * @param learned what the values that are learned are per
     */
    public static RepresentationChoice forLearning(Optional<String> wanted, LearningData data, TargetBasis learned) {
        List<Structure> structures = data.labelled().structures();
        if (wanted.isPresent()) {
            return named(wanted.get(), structures);
        }
        if (structures.stream().anyMatch(Structure::isPeriodic)) {
            return forCrystals(learned, structures);
        }
        if (data.isTrajectory()) {
            return preset(TRAJECTORIES, "all structures have the same atoms in the same order", structures);
        }
        if (isPolarizability(data)) {
            return preset(POLARIZABILITIES, "the target is a polarizability", structures);
        }
        return data.size() < MANY
                ? preset(ENERGIES, "molecules of different kinds", structures)
                : preset(ENERGIES_OF_MANY, "molecules of different kinds, " + MANY + " or more", structures);
    }

    /** Features per atom for what does not grow with the cell, per cell for what does. */
    private static RepresentationChoice forCrystals(TargetBasis learned, List<Structure> structures) {
        if (learned != TargetBasis.PER_STRUCTURE) {
            return preset(CRYSTALS, "structures are periodic", structures);
        }
        RepresentationChoice perCell = preset(CRYSTALS, "structures are periodic; per cell, as the target", structures);
        MbtrSettings settings = (MbtrSettings) perCell.settings();
        return new RepresentationChoice(
                perCell.name(), perCell.summary(), settings.withNormalization(Normalization.NONE));
    }

    /**
     * A preset for these structures or a configuration file.
     *
     * @throws MbtrException if there is neither
     */
    public static RepresentationChoice named(String presetOrFile, List<Structure> structures) {
        if (Presets.names().contains(presetOrFile)) {
            return preset(presetOrFile, WANTED, structures);
        }
        Path file = Path.of(presetOrFile);
        if (!Files.isRegularFile(file)) {
            throw new MbtrException("`" + presetOrFile + "` is neither a preset nor a configuration file; presets are "
                    + String.join(", ", Presets.names()) + ", and `mbtr describe --list` explains them");
        }
        try {
            String json = Files.readString(file);
            return new RepresentationChoice(
                    presetOrFile, summary(presetOrFile, WANTED), RepresentationJson.parse(json, file.toString()));
        } catch (IOException failure) {
            throw new MbtrException(file + " cannot be read: " + failure.getMessage(), failure);
        }
    }

    private static RepresentationChoice preset(String name, String reason, List<Structure> structures) {
        return new RepresentationChoice(
                name, summary(name, reason), Presets.create(name, DataSummary.of(structures.stream())));
    }

    private static String summary(String name, String reason) {
        return "representation " + name + " (" + reason + ")";
    }

    private static boolean isPolarizability(LearningData data) {
        String words = (data.target() + " " + data.quantity()).toLowerCase(Locale.ROOT);
        return words.contains("polariz") || words.contains("polaris");
    }

    /** The settings for JSON. */
    public JsonNode tree() {
        return RepresentationWords.tree(settings);
    }
}
