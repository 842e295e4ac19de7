package org.mbtr.cli.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.Table;

/**
 * The benchmark `derivatives` from the command line, each case in a JVM of its own.
 *
 * @param cases names of cases to keep to, empty for all
 * @param here whether to measure in this JVM
 */
public record DerivativesBenchmarkRun(List<String> cases, boolean here) {
    /** Measures and prints. */
    public void run(Console console) {
        long begin = System.nanoTime();
        Map<String, DerivativesBenchmark> known = DerivativesBenchmark.all().stream()
                .collect(Collectors.toMap(
                        DerivativesBenchmark::name, Function.identity(), (one, _) -> one, LinkedHashMap::new));
        List<ObjectNode> rows = new CaseRuns("derivatives", cases, List.of(), here)
                .rows(List.copyOf(known.keySet()), name -> known.get(name).measure(), console);
        Map<String, Double> seconds = rows.stream()
                .collect(Collectors.toMap(
                        row -> row.path("case").asText(),
                        row -> row.path("seconds_per_structure").asDouble()));
        for (ObjectNode row : rows) {
            String name = row.path("case").asText();
            String value = known.get(name).name(DerivativesBenchmark.Quantity.VALUE);
            if (!name.equals(value) && seconds.containsKey(value)) {
                row.put("value_ratio", seconds.get(name) / seconds.get(value));
            }
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("benchmark", "derivatives");
        result.put("rows", rows);
        result.put("seconds", (System.nanoTime() - begin) * 1e-9);
        console.print(table(rows).text());
        console.print("");
        console.print("DScribe 2.1.1 (explicit array) was measured on one core of an AMD Zen 5 server; the ratio is"
                + " between machines.");
        console.result(result);
    }

    private static Table table(List<ObjectNode> rows) {
        Table table = new Table(
                Column.text("case", "case"),
                Column.whole("structures", "structures"),
                Column.whole("threads", "threads"),
                Column.number("microseconds", "CPU per structure (µs)", 3),
                Column.number("value_ratio", "time / that of the features", 3),
                Column.number("dscribe_ratio", "DScribe's time / ours", 3));
        for (JsonNode row : rows) {
            table.row(
                    row.path("case").asText(),
                    row.path("structures").asInt(),
                    row.path("threads").asInt(),
                    row.path("seconds_per_structure").asDouble() * 1e6,
                    optional(row, "value_ratio"),
                    optional(row, "dscribe_ratio"));
        }
        return table;
    }

    private static OptionalDouble optional(JsonNode row, String field) {
        return row.has(field) ? OptionalDouble.of(row.path(field).asDouble()) : OptionalDouble.empty();
    }
}
