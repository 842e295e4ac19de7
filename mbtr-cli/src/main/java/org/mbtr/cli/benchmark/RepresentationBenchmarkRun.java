package org.mbtr.cli.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.report.Progress;
import org.mbtr.structures.MbtrException;

/**
 * The benchmark `representation` from the command line.
 *
 * @param cases names of cases to keep to, empty for all
 */
public record RepresentationBenchmarkRun(List<String> cases) {
    /** Measures and prints. */
    public void run(Console console) {
        List<BenchmarkCase> chosen = BenchmarkCase.representation().stream()
                .filter(one -> cases.isEmpty() || cases.contains(one.name()))
                .toList();
        if (chosen.isEmpty()) {
            throw new MbtrException("no case is called " + cases + "; there are "
                    + BenchmarkCase.representation().stream()
                            .map(BenchmarkCase::name)
                            .toList());
        }
        long begin = System.nanoTime();
        RepresentationBenchmark benchmark = new RepresentationBenchmark();
        for (BenchmarkCase one : chosen) {
            try (Progress progress = console.progress(one.name(), RepresentationBenchmark.passes(), "passes")) {
                benchmark.run(one, progress);
            }
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("benchmark", "representation");
        result.put("rows", benchmark.rows());
        result.put("seconds", (System.nanoTime() - begin) * 1e-9);
        console.print(benchmark.text());
        console.print("");
        console.print("DScribe 2.1.1 was measured on one core of an AMD Zen 5 server; the ratio is between machines.");
        console.result(result);
    }
}
