package org.mbtr.cli.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.Table;
import org.mbtr.representations.parallel.Workers;

/**
 * The benchmark `force-field` from the command line, each representation in a JVM of its own.
 *
 * @param cases names of representations to keep to, empty for all
 * @param frames number of training frames
 * @param here whether to measure in this JVM
 */
public record ForceFieldBenchmarkRun(List<String> cases, int frames, boolean here) {
    /** As many as in the paper, and in what is known of the sGDML program. */
    public static final int FRAMES = 1000;

    /** Measures and prints. */
    public void run(Console console) {
        long begin = System.nanoTime();
        List<String> known = Arrays.stream(ForceFieldBenchmark.Kind.values())
                .map(ForceFieldBenchmark.Kind::label)
                .toList();
        List<String> arguments =
                List.of("--frames", Integer.toString(frames), "--threads", Integer.toString(console.threads()));
        List<ObjectNode> rows = new CaseRuns("force-field", cases, arguments, here)
                .rows(known, name -> measured(known.indexOf(name), console.threads()), console);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("benchmark", "force-field");
        result.put("rows", rows);
        result.put("seconds", (System.nanoTime() - begin) * 1e-9);
        console.print(table(rows).text());
        if (frames == FRAMES) {
            console.print("");
            console.print(
                    "sGDML 1.0 with inverse distances and as many frames of ethanol on one core of an AMD Zen 5 server: kernel"
                            + " matrix 38 s, factorization 120 s (two cores: 72 s), 590 predictions per second; the comparison"
                            + " is between machines.");
        }
        console.result(result);
    }

    private Map<String, Object> measured(int kind, int threads) {
        try (Workers workers = new Workers(threads)) {
            return new ForceFieldBenchmark(ForceFieldBenchmark.Kind.values()[kind], frames).measure(workers);
        }
    }

    private static Table table(List<ObjectNode> rows) {
        Table table = new Table(
                Column.text("case", "representation"),
                Column.whole("threads", "threads"),
                Column.whole("frames", "frames"),
                Column.whole("order", "order"),
                Column.number("assembly_seconds", "kernel matrix (s)", 3),
                Column.number("factorization_seconds", "factorization (s)", 3),
                Column.number("factorization_gflops", "its rate (10⁹ operations/s)", 3),
                Column.number("predictions_per_second", "predictions/s, one by one", 3),
                Column.number("predictions_per_second_together", "1000 together", 3));
        for (JsonNode row : rows) {
            table.row(
                    row.path("case").asText(),
                    row.path("threads").asInt(),
                    row.path("frames").asInt(),
                    row.path("order").asInt(),
                    row.path("assembly_seconds").asDouble(),
                    row.path("factorization_seconds").asDouble(),
                    row.path("factorization_gflops").asDouble(),
                    row.path("predictions_per_second").asDouble(),
                    row.path("predictions_per_second_together").asDouble());
        }
        return table;
    }
}
