package org.mbtr.cli.verbs;

import java.util.List;
import org.mbtr.cli.benchmark.RepresentationBenchmarkRun;
import org.mbtr.cli.console.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Measures how fast the program is. */
@Command(
        name = "benchmark",
        header = "Measure how fast the program is on this machine.",
        description = {
            "",
            "Benchmarks:",
            "  representation  time to describe a molecule on one thread, and the memory of its features"
        })
public final class BenchmarkVerb extends Verb {
    @Parameters(paramLabel = "BENCHMARK", description = "representation")
    private String benchmark;

    @Option(names = "--case", paramLabel = "NAME", description = "Only these cases.", split = ",")
    private List<String> cases = List.of();

    @Option(names = "--here", hidden = true, description = "Measure in this JVM instead of one for each case.")
    private boolean here;

    @Override
    protected void run(Console console) {
        if (!benchmark.equals("representation")) {
            throw new ParameterException(
                    spec().commandLine(), "Unknown benchmark '" + benchmark + "'; known: representation");
        }
        new RepresentationBenchmarkRun(cases, here).run(console);
    }
}
