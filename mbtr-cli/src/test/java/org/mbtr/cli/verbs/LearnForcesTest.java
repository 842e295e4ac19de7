package org.mbtr.cli.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.cli.CommandLineRun;
import org.mbtr.cli.SmallData;
import org.mbtr.cli.SpringFrames;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.ExtendedXyzWriter;
import org.mbtr.structures.io.StructureReader;

/** Learning from forces on the command line: frames of hydrogen peroxide that springs hold together. */
class LearnForcesTest {
    private static final int FRAMES = 40;
    /** Mean size of the components of forces is about this. */
    private static final double FORCE = 0.3;

    @TempDir
    private static Path folder;

    private static String data;

    @BeforeAll
    static void write() {
        data = SpringFrames.write(folder, FRAMES).toString();
    }

    private static JsonNode train(String model, String... options) {
        return SmallData.json(SmallData.arguments(
                List.of(
                        "train",
                        data,
                        "--train",
                        "15",
                        "--test",
                        "20",
                        "--representation",
                        "coulomb-md",
                        "--output",
                        folder.resolve(model).toString()),
                options));
    }

    @Test
    void forcesMakeForcesBetter() {
        JsonNode energies = train("energies.npz");
        JsonNode both = train("both.npz", "--learn-from", "both");
        JsonNode forces = train("forces.npz", "--learn-from", "forces", "--kernel", "matern-5/2");

        assertTrue(energies.path("force_mae").isMissingNode());
        assertTrue(energies.path("learned_from").isMissingNode());
        assertEquals("energies and forces", both.path("learned_from").asText());
        assertTrue(both.path("force_lambda").asDouble() > 0);
        assertEquals("forces", forces.path("learned_from").asText());
        assertEquals("matern-5/2", forces.path("kernel").asText());
        double without = SmallData.json(
                        "evaluate", folder.resolve("energies.npz").toString(), data, "--forces")
                .path("force_mae")
                .asDouble();
        assertTrue(without > 0.2 * FORCE, "energies of 15 frames are not enough: " + without);
        assertTrue(both.path("force_mae").asDouble() < 0.3 * without, both.path("force_mae") + " " + without);
        assertTrue(forces.path("force_mae").asDouble() < 0.5 * without, forces.path("force_mae") + " " + without);
        assertTrue(both.path("mae").asDouble() < energies.path("mae").asDouble());
    }

    /** The error of forces that training gives is the one that an evaluation finds. */
    @Test
    void modelFileHasTheErrorsOfForces() {
        Path split = folder.resolve("split.json");
        JsonNode trained =
                train("kept.npz", "--learn-from", "both", "--write-split", split.toString(), "--length-scale", "1");
        String model = folder.resolve("kept.npz").toString();

        JsonNode evaluated = SmallData.json("evaluate", model, data, "--split", split.toString(), "--forces");
        JsonNode shown = SmallData.json("show", model);

        double mae = trained.path("force_mae").asDouble();
        assertEquals(mae, evaluated.path("force_mae").asDouble(), 1e-6 * mae);
        assertEquals(mae, shown.path("test_forces").path("force_mae").asDouble());
        assertEquals("energies and forces", shown.path("learned_from").asText());
        assertTrue(CommandLineRun.of("show", model).out().contains("force components"));
    }

    /** What moves atoms takes such a model like any other: the springs end at their lengths. */
    @Test
    void modelRelaxesToTheMinimum() {
        train("moved.npz", "--learn-from", "both", "--length-scale", "1");
        Path relaxed = folder.resolve("relaxed.extxyz");

        SmallData.json(
                "relax",
                folder.resolve("moved.npz").toString(),
                data,
                "--unit",
                "eV",
                "--fmax",
                "0.001",
                "--output",
                relaxed.toString());

        double[] found = StructureReader.read(relaxed).getFirst().positions();
        assertEquals(0, SpringFrames.largestStretch(found), 0.01);
    }

    @Test
    void settingsOfASearchSayWhatToLearnFrom() {
        Path settings = folder.resolve("found.settings.json");
        JsonNode tuned = SmallData.json(
                "tune",
                data,
                "--train",
                "15",
                "--representation",
                "coulomb-md",
                "--learn-from",
                "both",
                "--output",
                settings.toString());
        List<String> keys = new ArrayList<>();
        tuned.path("evaluations").path(0).fieldNames().forEachRemaining(keys::add);

        JsonNode trained = SmallData.json(
                "train",
                data,
                "--settings",
                settings.toString(),
                "--output",
                folder.resolve("tuned.npz").toString());

        assertTrue(keys.contains("log2_force_lambda"), keys.toString());
        assertEquals("energies and forces", trained.path("learned_from").asText());
        assertEquals(
                tuned.path("force_lambda").asDouble(),
                trained.path("force_lambda").asDouble());
    }

    @Test
    void gradientsInPlaceOfForcesAreNoticed() {
        List<Structure> gradients = StructureReader.read(Path.of(data)).stream()
                .map(frame -> {
                    double[] forces =
                            ((PropertyValue.Reals) frame.atomProperties().get("forces")).values();
                    Arrays.setAll(forces, i -> -forces[i]);
                    return frame.withAtomProperties(
                            Map.of("forces", new PropertyValue.Reals(forces, frame.atomCount(), 3)));
                })
                .toList();
        Path file = folder.resolve("gradients.extxyz");
        ExtendedXyzWriter.write(file, gradients);
        String[] options = {
            "--learn-from",
            "forces",
            "--representation",
            "coulomb-md",
            "--length-scale",
            "1",
            "--lambda",
            "1e-6",
            "--output",
            folder.resolve("wrong.npz").toString()
        };

        CommandLineRun wrong = CommandLineRun.of(SmallData.arguments(List.of("train", file.toString()), options));
        CommandLineRun right = CommandLineRun.of(SmallData.arguments(List.of("train", data), options));

        assertTrue(wrong.err().contains("wrong sign"), wrong.err());
        assertFalse(right.err().contains("warning:"), right.err());
    }

    @Test
    void whatCannotBeLearnedIsRefusedInWords() {
        Path without = SmallData.write(folder);
        refused(1, "matern-5/2", data, "--learn-from", "both", "--kernel", "laplacian");
        refused(1, "kink", data, "--learn-from", "both", "--kernel", "matern-3/2");
        refused(1, "derivatives", data, "--learn-from", "forces", "--representation", "coulomb-matrix");
        refused(1, "--forces-key", data, "--learn-from", "forces", "--forces-key", "f");
        refused(1, "--forces-key", without.toString(), "--target", "ae_pbe0", "--learn-from", "both");
        refused(2, "--force-lambda", data, "--learn-from", "forces", "--force-lambda", "1");
        refused(2, "--force-lambda", data, "--force-lambda", "1");
        refused(2, "--forces-key", data, "--forces-key", "f");
    }

    private static void refused(int code, String word, String... arguments) {
        CommandLineRun run = CommandLineRun.of(SmallData.arguments(
                List.of("train"),
                SmallData.arguments(
                        List.of(arguments), "--output", folder.resolve("no.npz").toString())));
        assertEquals(code, run.code(), run.err());
        assertTrue(run.err().contains(word), run.err());
    }
}
