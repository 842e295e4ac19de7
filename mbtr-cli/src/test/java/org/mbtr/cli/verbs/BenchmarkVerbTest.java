package org.mbtr.cli.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mbtr.cli.CommandLineRun;
import org.mbtr.cli.SmallData;

/** Mistakes, and measurements of small things: the full ones take their time. */
class BenchmarkVerbTest {
    @Test
    void unknownBenchmarkNamesThoseThatThereAre() {
        CommandLineRun run = CommandLineRun.of("benchmark", "kernel");
        assertEquals(2, run.code());
        assertTrue(
                run.err().contains("kernel") && run.err().contains("known: representation, scaling, memory"),
                run.err());
    }

    @Test
    void unknownCaseNamesThoseThatThereAre() {
        CommandLineRun run = CommandLineRun.of("benchmark", "representation", "--case", "molecules-k9");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("molecules-k9") && run.err().contains("molecules-k2-exp"), run.err());
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
}
