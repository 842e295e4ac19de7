package org.mbtr.cli.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.cli.CommandLineRun;
import org.mbtr.cli.SmallData;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.ExtendedXyzWriter;

/** Frames of a diatomic molecule on a spring, whose forces are multiplied by a number. */
class CheckVerbTest {
    private static final double STIFFNESS = 30;

    @TempDir
    private Path folder;

    private static Structure frame(double stretch, double factor) {
        double pull = factor * STIFFNESS * stretch;
        return Structure.molecule(new int[] {8, 1}, new double[] {0, 0, 0, 0, 0, 0.97 + stretch})
                .withProperty("energy", new PropertyValue.Real(-75 + STIFFNESS / 2 * stretch * stretch))
                .withProperty("set", new PropertyValue.Text(stretch < 0 ? "short" : "long"))
                .withAtomProperties(
                        Map.of("forces", new PropertyValue.Reals(new double[] {0, 0, pull, 0, 0, -pull}, 2, 3)));
    }

    private Path frames(double factor) {
        Random random = new Random(3);
        List<Structure> frames = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            frames.add(frame(0.1 * random.nextGaussian(), factor));
        }
        frames.add(frames.get(4));
        Path file = folder.resolve("hydroxyl.extxyz");
        ExtendedXyzWriter.write(file, frames);
        return file;
    }

    @Test
    void findingsAreWarningsAndNoFailure() {
        CommandLineRun run = CommandLineRun.of("check", frames(-1).toString());
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("warning: the forces have the wrong sign"), run.out());
        assertTrue(run.out().contains("warning: 1 structure repeats an earlier one, such as structures 5 and 61 (HO)"));
    }

    @Test
    void programsReadKindsAndNumbers() {
        JsonNode report = SmallData.json("check", frames(1 / 23.0605).toString());
        assertEquals(61, report.path("structures").asInt());
        assertEquals(61, report.path("forces").asInt());
        assertEquals(23.06, report.path("slope").path("slope").asDouble(), 0.2);
        assertEquals(0, report.path("balance").path("net_force").asDouble());
        assertEquals(
                "different-units", report.path("findings").path(0).path("kind").asText());
        assertEquals("duplicates", report.path("findings").path(1).path("kind").asText());
        assertEquals(2, report.path("findings").size());
    }

    @Test
    void structuresAreCountedInTheFileNotInTheSelection() {
        JsonNode report = SmallData.json("check", frames(1).toString(), "--where", "set=long");
        assertTrue(report.path("left_out").asInt() > 0);
        String message = report.path("findings").path(0).path("message").asText();
        assertTrue(message.contains("structures 5 and 61"), message);
    }

    @Test
    void namesOfLabelsThatNoStructureHasAreAMistake() {
        Path file = frames(1);
        CommandLineRun energy = CommandLineRun.of("check", file.toString(), "--target", "E");
        assertEquals(1, energy.code());
        assertTrue(energy.err().contains("has a number `E`; the first has [energy, set]"), energy.err());
        CommandLineRun forces = CommandLineRun.of("check", file.toString(), "--forces-key", "F");
        assertEquals(1, forces.code());
        assertTrue(forces.err().contains("has a property `F` of its atoms; the first has [forces]"), forces.err());
    }

    @Test
    void dataWithoutLabelsAreCheckedForCopiesOnly() {
        CommandLineRun run = CommandLineRun.of("check", SmallData.write(folder).toString());
        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().contains("only copies were looked for"), run.err());
        assertTrue(run.out().contains("findings    none"), run.out());
        assertFalse(run.out().contains("warning"), run.out());
    }
}
