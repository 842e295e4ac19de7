package org.mbtr.cli.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.cli.CommandLineRun;
import org.mbtr.cli.SmallData;

/** Mistakes, and measurements of small things: the full ones take their time. */
class BenchmarkVerbTest {
    @Test
    void unknownBenchmarkNamesThoseThatThereAre() {
        CommandLineRun run = CommandLineRun.of("benchmark", "kernel");
        assertEquals(2, run.code());
        assertTrue(
                run.err().contains("kernel")
                        && run.err().contains("known: representation, derivatives, scaling, memory, force-field"),
                run.err());
    }

    @Test
    void unknownCaseNamesThoseThatThereAre() {
        CommandLineRun run = CommandLineRun.of("benchmark", "representation", "--case", "molecules-k9");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("molecules-k9") && run.err().contains("molecules-k2-exp"), run.err());
    }

    @Test
    void derivativesHaveThreeQuantitiesOfEachDescription() {
        CommandLineRun run = CommandLineRun.of("benchmark", "derivatives", "--case", "none");
        assertEquals(1, run.code());
        for (String quantity : List.of("value", "contraction", "jacobian")) {
            assertTrue(run.err().contains("molecules-k3-cosine-exp-" + quantity), run.err());
            assertTrue(run.err().contains("crystals-k3-cosine-exp-" + quantity), run.err());
        }
    }

    @Test
    void scalingHasARowForEachCellAndCase() {
        JsonNode result = SmallData.json("benchmark", "scaling", "--repeats", "1,2");
        assertEquals("scaling", result.path("benchmark").asText());
        assertEquals(
                List.of(10, 80, 10, 80),
                result.path("rows").findValues("atoms").stream()
                        .map(JsonNode::asInt)
                        .toList());
        for (JsonNode row : result.path("rows")) {
            double seconds = row.path("seconds_per_structure").asDouble();
            assertEquals(
                    seconds,
                    row.path("seconds_per_atom").asDouble() * row.path("atoms").asInt(),
                    1e-9 * seconds);
            assertTrue(row.path("memory_bytes").asLong() > 8 * 100, "at least the bins of a block");
        }
        JsonNode rows = result.path("rows");
        double slope = Math.log(rows.path(1).path("seconds_per_structure").asDouble()
                        / rows.path(0).path("seconds_per_structure").asDouble())
                / Math.log(8);
        assertEquals(slope, result.path("exponents").path(0).path("exponent").asDouble(), 1e-9);
    }

    @Test
    void pictureNamesTheSlopes(@TempDir Path folder) throws IOException {
        String base = folder.resolve("scaling").toString();
        CommandLineRun run = CommandLineRun.of("benchmark", "scaling", "--repeats", "1,2", "--plot", base);
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("k2-6A: time ∝ atoms^"), run.out());
        assertTrue(Files.size(Path.of(base + ".png")) > 1000);
        assertTrue(Files.readString(Path.of(base + ".svg")).contains("pairs up to 6 Å, slope "));
    }

    @Test
    void optionOfAnotherBenchmarkIsRefused() {
        CommandLineRun run = CommandLineRun.of("benchmark", "memory", "--plot", "picture");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("--plot is for the benchmark scaling, not for memory"), run.err());
    }

    @Test
    void oneSizeHasNoSlope() {
        CommandLineRun run = CommandLineRun.of("benchmark", "scaling", "--repeats", "2");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("two sizes or more") && run.err().contains("found [2]"), run.err());
    }

    @Test
    void oneUnknownCaseAmongKnownOnesIsAnError() {
        CommandLineRun run =
                CommandLineRun.of("benchmark", "representation", "--case", "molecules-k2-exp,molecules-k9");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("no case is called molecules-k9"), run.err());
    }

    @Test
    void memoryComparesWithTheDenseMatrix() {
        JsonNode row = SmallData.json("benchmark", "memory", "--crystals", "200", "--here")
                .path("rows")
                .path(0);
        assertEquals(160, row.path("train").asInt());
        // 22 elements, 253 pairs and 22 * 253 triples of 100 bins
        assertEquals(
                200L * 8 * 100 * (22 + 253 + 22 * 253), row.path("dense_bytes").asLong());
        assertTrue(row.path("feature_bytes").asLong() < row.path("dense_bytes").asLong() / 100);
    }

    @Test
    void forceFieldIsFittedAndPredicts() {
        JsonNode row = SmallData.json("benchmark", "force-field", "--frames", "10", "--case", "k2", "--here")
                .path("rows")
                .path(0);
        assertEquals("k2", row.path("case").asText());
        assertEquals(3 * 9 * 10, row.path("order").asInt());
        double operations = Math.pow(270, 3) / 3;
        assertEquals(
                operations * 1e-9,
                row.path("factorization_gflops").asDouble()
                        * row.path("factorization_seconds").asDouble(),
                1e-12);
        assertTrue(row.path("predictions_per_second").asDouble() > 0);
    }

    @Test
    void numberOfFramesIsLimited() {
        CommandLineRun run = CommandLineRun.of("benchmark", "force-field", "--frames", "5");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("--frames is from 10 to 2000, found 5"), run.err());
    }
}
