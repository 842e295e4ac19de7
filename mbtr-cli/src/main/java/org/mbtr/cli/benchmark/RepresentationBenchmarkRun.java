package org.mbtr.cli.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Table;

/**
 * The benchmark `representation` from the command line, each case in a JVM of its own.
 *
 * @param cases names of cases to keep to, empty for all
 * @param here whether to measure in this JVM
 */
public record RepresentationBenchmarkRun(List<String> cases, boolean here) {
    /** Measures and prints. */
    public void run(Console console) {
        long begin = System.nanoTime();
        Map<String, BenchmarkCase> known = BenchmarkCase.representation().stream()
                .collect(Collectors.toMap(
                        BenchmarkCase::name, Function.identity(), (one, _) -> one, LinkedHashMap::new));
        List<ObjectNode> rows = new CaseRuns("representation", cases, List.of(), here)
                .rows(List.copyOf(known.keySet()), name -> RepresentationBenchmark.measure(known.get(name)), console);
        Table table = table();
        rows.forEach(row -> add(row, table));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("benchmark", "representation");
        result.put("rows", rows);
        result.put("seconds", (System.nanoTime() - begin) * 1e-9);
        console.print(table.text());
        console.print("");
        console.print("DScribe 2.1.1 was measured on one core of an AMD Zen 5 server; the ratio is between machines.");
        console.result(result);
    }

    private static Table table() {
        return new Table(
                Column.text("case", "case"),
                Column.whole("structures", "structures"),
                Column.whole("threads", "threads"),
                Column.number("microseconds", "CPU per structure (µs)", 3),
                Column.text("stages", "tuples / geometry / weighting / broadening"),
                Column.number("dscribe_ratio", "DScribe's time / ours", 3),
                Column.text("memory", "features, block-sparse"),
                Column.text("dense", "dense"));
    }

    private static void add(JsonNode row, Table table) {
        List<String> shares = new ArrayList<>();
        row.path("stage_shares").forEach(share -> shares.add(Math.round(100 * share.asDouble()) + " %"));
        table.row(
                row.path("case").asText(),
                row.path("structures").asInt(),
                row.path("threads").asInt(),
                row.path("seconds_per_structure").asDouble() * 1e6,
                String.join(" / ", shares),
                row.has("dscribe_ratio")
                        ? OptionalDouble.of(row.path("dscribe_ratio").asDouble())
                        : OptionalDouble.empty(),
                Numbers.bytes(row.path("feature_bytes").asLong()),
                Numbers.bytes(row.path("dense_bytes").asLong()));
    }
}
