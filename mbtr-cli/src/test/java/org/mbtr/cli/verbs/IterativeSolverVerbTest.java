package org.mbtr.cli.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.cli.CommandLineRun;
import org.mbtr.cli.SmallData;
import org.mbtr.cli.SpringFrames;

/** The choice between the solvers of force fields on the command line. */
class IterativeSolverVerbTest {
    @TempDir
    private static Path folder;

    private static String data;
    private static Path model;

    @BeforeAll
    static void write() {
        data = SpringFrames.write(folder, 60).toString();
        model = folder.resolve("model.npz");
    }

    private static List<String> arguments(String... options) {
        List<String> train = List.of("train", data, "--model", "gdml", "--train", "40", "--output", model.toString());
        return List.of(SmallData.arguments(
                List.of(SmallData.arguments(train, "--length-scale", "4", "--sigma", "0.15", "--lambda", "1e-7")),
                options));
    }

    private static CommandLineRun run(String... options) {
        return CommandLineRun.of(arguments(options).toArray(String[]::new));
    }

    private static JsonNode json(String... options) {
        return SmallData.json(arguments(options).toArray(String[]::new));
    }

    private static Path checkpoint() {
        return folder.resolve("model.checkpoint.npz");
    }

    @Test
    void iterativeSolverHasTheErrorsOfTheDirectOne() {
        JsonNode direct = json("--solver", "direct");
        JsonNode iterative = json("--solver", "iterative", "--tolerance", "1e-9", "--columns", "100");

        double mae = direct.path("force_mae").asDouble();
        assertEquals(mae, iterative.path("force_mae").asDouble(), 1e-5 * mae);
        assertEquals("direct", direct.path("solver").asText());
        assertEquals("iterative", iterative.path("solver").asText());
        assertTrue(direct.path("iterations").isMissingNode());
        assertTrue(iterative.path("iterations").asInt() > 3);
        assertTrue(iterative.path("residual").asDouble() <= 1e-9);
        assertTrue(iterative.path("timings").has("preconditioner"));
        assertFalse(Files.exists(checkpoint()), "the checkpoint is left behind");
    }

    /** 480 equations take 0.9 MB as a matrix. */
    @Test
    void memoryChoosesTheSolver() {
        CommandLineRun small = run("--memory", "200k");

        assertEquals(0, small.code(), small.err());
        assertTrue(small.out().contains("solver          iterative"), small.out());
        assertTrue(small.err().contains("memory allowed 200 kB") || small.err().contains("column"), small.err());
        assertEquals("direct", json("--memory", "2M").path("solver").asText());
        assertEquals("direct", json().path("solver").asText());
        CommandLineRun explained = run("--solver", "iterative");
        for (String word : List.of("480 equations", "direct solver", "iterative solver with 60 columns")) {
            assertTrue(explained.err().contains(word), explained.err());
        }
    }

    /** What has not converged is an error that keeps the iterate; another training does not take it for its own. */
    @Test
    void aCheckpointIsKeptAndRefusedByOthers() throws IOException {
        CommandLineRun failed = run("--solver", "iterative", "--tolerance", "1e-30");

        assertEquals(1, failed.code());
        assertTrue(failed.err().contains("larger lambda"), failed.err());
        assertTrue(Files.exists(checkpoint()));
        CommandLineRun other = run("--solver", "iterative", "--permutations", "none");
        assertEquals(1, other.code());
        assertTrue(other.err().contains("other frames, permutations or settings"), other.err());
        CommandLineRun resumed = run("--solver", "iterative");
        assertEquals(0, resumed.code(), resumed.err());
        assertTrue(resumed.err().contains("going on from"), resumed.err());
        assertFalse(Files.exists(checkpoint()));
    }

    @Test
    void contradictionsAreWrongUsage() {
        refused(2, "--tolerance is for --solver iterative", "--solver", "direct", "--tolerance", "1e-4");
        refused(2, "--columns is for --solver iterative", "--solver", "direct", "--columns", "10");
        refused(2, "--tolerance needs", "--tolerance", "1");
        refused(2, "--columns needs", "--columns", "0");
        refused(2, "number of bytes", "--memory", "much");
        refused(2, "expected one of", "--solver", "quantum");
        refused(1, "--memory allows 100 kB", "--solver", "direct", "--memory", "100k");
        refused(1, "does not hold one column", "--solver", "iterative", "--memory", "1k");
        CommandLineRun kernel = CommandLineRun.of("train", data, "--solver", "direct");
        assertEquals(2, kernel.code());
        assertTrue(kernel.err().contains("--solver is for --model gdml"), kernel.err());
    }

    private static void refused(int code, String word, String... options) {
        CommandLineRun run = run(options);
        assertEquals(code, run.code(), run.err());
        assertTrue(run.err().contains(word), run.err());
    }
}
