package org.mbtr.cli.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.cli.CommandLineRun;
import org.mbtr.cli.SmallData;
import org.mbtr.cli.SpringFrames;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.ExtendedXyzWriter;
import org.mbtr.structures.io.StructureReader;

/** Force fields that learn energies beside forces, on the command line. */
class JointForceFieldTest {
    private static final String[] SETTLED = {
        "--representation", "coulomb-md", "--length-scale", "4", "--lambda", "1e-12", "--force-lambda", "1e-9"
    };

    @TempDir
    private static Path folder;

    private static String data;
    private static String model;
    private static String split;
    private static JsonNode trained;

    @BeforeAll
    static void train() {
        data = SpringFrames.write(folder, 60).toString();
        model = folder.resolve("model.npz").toString();
        split = folder.resolve("split.json").toString();
        trained = SmallData.json(SmallData.arguments(command(data, model, "--write-split", split), SETTLED));
    }

    private static List<String> command(String file, String output, String... options) {
        return List.of(SmallData.arguments(
                List.of("train", file, "--model", "gdml", "--learn-from", "both", "--train", "40", "--output", output),
                options));
    }

    @Test
    void bothLambdasAreReported() {
        assertEquals("energies and forces", trained.path("learned_from").asText());
        assertEquals(1e-12, trained.path("lambda").asDouble());
        assertEquals(1e-9, trained.path("force_lambda").asDouble());
        JsonNode shown = SmallData.json("show", model);
        for (String same : List.of("learned_from", "lambda", "force_lambda", "constant")) {
            assertEquals(trained.path(same), shown.path(same), same);
        }
    }

    /** From the file, in a process of its own. */
    @Test
    void evaluationFindsTheSameErrors() {
        JsonNode evaluated = SmallData.json("evaluate", model, data, "--split", split, "--forces");
        for (String error : List.of("mae", "rmse", "force_mae", "force_rmse")) {
            double expected = trained.path(error).asDouble();
            assertEquals(expected, evaluated.path(error).asDouble(), 1e-9 * expected, error);
        }
        assertTrue(trained.path("force_mae").asDouble() < 0.04, trained.toString());
        assertTrue(trained.path("mae").asDouble() < 0.01, trained.toString());
    }

    /** The energies of training frames are met as well as their λ allows; the model of forces alone misses them by more. */
    @Test
    void trainingEnergiesAreLearned() {
        String alone = folder.resolve("forces.npz").toString();
        SmallData.json(
                "train",
                data,
                "--model",
                "gdml",
                "--split",
                split,
                "--representation",
                "coulomb-md",
                "--length-scale",
                "4",
                "--lambda",
                "1e-9",
                "--output",
                alone);
        double forces = trainingError(alone);
        double both = trainingError(model);
        assertTrue(both < 0.1 * forces, both + " " + forces);
    }

    private static double trainingError(String file) {
        return SmallData.json("evaluate", file, data, "--split", split, "--part", "training")
                .path("mae")
                .asDouble();
    }

    /** To where the springs are at rest, as well as inverse distances know that. */
    @Test
    void moleculeRelaxes() {
        Path relaxed = folder.resolve("relaxed.extxyz");
        SmallData.json("relax", model, data, "--unit", "eV", "--fmax", "0.001", "--output", relaxed.toString());
        assertEquals(
                0,
                SpringFrames.largestStretch(
                        StructureReader.read(relaxed).getFirst().positions()),
                0.02);
    }

    @Test
    void searchFindsBothLambdas() {
        JsonNode found = SmallData.json(SmallData.arguments(
                command(data, folder.resolve("searched.npz").toString(), "--search-train", "20"),
                "--representation",
                "coulomb-md"));
        // Whole powers of two times fifth powers of the length scale, which goes in quarter powers.
        double quarters = 4 * Math.log(found.path("force_lambda").asDouble()) / Math.log(2);
        assertEquals(Math.rint(quarters), quarters, 1e-9);
        assertTrue(found.path("evaluations").asInt() > 5);
        Path journal = Path.of(found.path("journal").asText());
        assertTrue(Files.exists(journal));
        assertTrue(SmallData.json("show", journal.toString())
                .path("variables")
                .toString()
                .contains("force-lambda"));
    }

    /** One frame without an energy is an error here, not a reason to leave energies out. */
    @Test
    void energiesMustBeThere() {
        List<Structure> frames = SpringFrames.frames(60);
        Path some = folder.resolve("some.extxyz");
        ExtendedXyzWriter.write(
                some,
                IntStream.range(0, 60)
                        .mapToObj(f -> f == 7 ? frames.get(f).withProperties(Map.of()) : frames.get(f))
                        .toList());
        CommandLineRun run = CommandLineRun.of(SmallData.arguments(
                command(some.toString(), folder.resolve("no.npz").toString()), SETTLED));
        assertEquals(1, run.code());
        assertTrue(run.err().contains("structure 8"), run.err());
    }

    /** 40 frames of {@link SpringFrames} with 12 coordinates and an energy each; auto is direct, however small the memory. */
    @Test
    void directSolverAloneLearnsEnergies() {
        List<String> command = command(data, folder.resolve("solver.npz").toString());
        CommandLineRun auto = CommandLineRun.of(SmallData.arguments(command, SETTLED));
        assertEquals(0, auto.code(), auto.err());
        assertTrue(auto.err().contains("kernel matrix of order 520,"), auto.err());

        for (List<String> wrong : List.of(
                List.of("2", "--solver iterative learns from forces alone", "--solver", "iterative"),
                List.of("2", "--tolerance is for --solver iterative", "--tolerance", "1e-4"),
                List.of("2", "--columns is for --solver iterative", "--columns", "10"),
                List.of("1", "--learn-from forces with --solver iterative", "--memory", "100k"))) {
            CommandLineRun run = CommandLineRun.of(SmallData.arguments(
                    List.of(SmallData.arguments(command, SETTLED)),
                    wrong.subList(2, 4).toArray(String[]::new)));
            assertEquals(Integer.parseInt(wrong.get(0)), run.code(), run.err());
            assertTrue(run.err().contains(wrong.get(1)), run.err());
        }
    }

    @Test
    void theSgdmlProgramHasNoSuchModels() {
        CommandLineRun run =
                CommandLineRun.of("convert", model, folder.resolve("sgdml.npz").toString());
        assertEquals(1, run.code());
        assertTrue(run.err().contains("--learn-from forces"), run.err());
    }
}
