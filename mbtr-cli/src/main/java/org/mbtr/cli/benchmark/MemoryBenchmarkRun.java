package org.mbtr.cli.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Progress;
import org.mbtr.cli.show.Description;
import org.mbtr.representations.parallel.Workers;

/**
 * The benchmark `memory` from the command line, in a JVM of its own whose heap is limited.
 *
 * @param crystals number of crystals
 * @param here whether to measure in this JVM
 */
public record MemoryBenchmarkRun(int crystals, boolean here) {
    /** As many as the paper's ABC2 set has, about. */
    public static final int CRYSTALS = 4600;

    private static final String MAIN = "org.mbtr.cli.Main";
    private static final String HEAP = "-Xmx2g";

    /** Measures and prints. */
    public void run(Console console) {
        long begin = System.nanoTime();
        JsonNode row;
        try (Progress _ = console.progress("learning from " + Numbers.count(crystals, "crystal"), -1, "")) {
            row = here ? measured(console.threads()) : inItsOwnJvm(console.threads());
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("benchmark", "memory");
        result.put("rows", List.of(row));
        result.put("seconds", (System.nanoTime() - begin) * 1e-9);
        console.print(new Description()
                .fact("structures", "crystals", row.path("structures").asInt())
                .fact("train", "training", row.path("train").asInt())
                .fact("test", "predicted", row.path("test").asInt())
                .fact("blocks", "blocks", row.path("blocks").asInt())
                .shown(
                        "features",
                        Numbers.bytes(row.path("feature_bytes").asLong()) + " block-sparse, "
                                + Numbers.bytes(row.path("dense_bytes").asLong()) + " dense")
                .shown(
                        "peak memory",
                        row.has("peak_bytes")
                                ? Numbers.bytes(row.path("peak_bytes").asLong()) + " of the whole process"
                                : "not told by this system")
                .shown("time", Numbers.significant(row.path("seconds").asDouble(), 3) + " s")
                .text());
        console.result(result);
    }

    private JsonNode measured(int threads) {
        try (Workers workers = new Workers(threads)) {
            return new ObjectMapper().valueToTree(MemoryBenchmark.measure(crystals, workers));
        }
    }

    private JsonNode inItsOwnJvm(int threads) {
        return OwnProcess.run(
                        List.of(HEAP),
                        MAIN,
                        List.of(
                                "benchmark",
                                "memory",
                                "--here",
                                "--json",
                                "--crystals",
                                Integer.toString(crystals),
                                "--threads",
                                Integer.toString(threads)))
                .path("rows")
                .path(0);
    }
}
