package org.mbtr.cli.verbs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mbtr.cli.benchmark.MemoryBenchmarkRun;
import org.mbtr.cli.benchmark.RepresentationBenchmarkRun;
import org.mbtr.cli.benchmark.ScalingBenchmarkRun;
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
            "  representation  time to describe a molecule or crystal on one thread, and the memory of its features",
            "  scaling         time to describe ever larger cells of a crystal on one thread",
            "  memory          memory of learning from crystals of many elements, in a JVM with a small heap"
        })
public final class BenchmarkVerb extends Verb {
    /** Enough for every element to be met in training. */
    private static final int LEAST_CRYSTALS = 200;

    @Parameters(paramLabel = "BENCHMARK", description = "representation, scaling or memory")
    private String benchmark;

    @Option(names = "--case", paramLabel = "NAME", description = "representation: only these cases.", split = ",")
    private List<String> cases = List.of();

    @Option(
            names = "--repeats",
            paramLabel = "N",
            split = ",",
            description = "scaling: how often a cell of 10 atoms is repeated along each vector.")
    private List<Integer> repeats = ScalingBenchmarkRun.REPEATS;

    @Option(names = "--plot", paramLabel = "BASE", description = "scaling: write a picture as BASE.png and BASE.svg.")
    private Optional<Path> plot = Optional.empty();

    @Option(names = "--crystals", paramLabel = "N", description = "memory: number of crystals.")
    private int crystals = MemoryBenchmarkRun.CRYSTALS;

    @Option(names = "--here", hidden = true, description = "Measure in this JVM instead of one for each case.")
    private boolean here;

    @Override
    protected void run(Console console) {
        switch (benchmark) {
            case "representation" -> new RepresentationBenchmarkRun(cases, here).run(console);
            case "scaling" -> {
                if (repeats.stream().anyMatch(n -> n < 1)) {
                    throw wrong("--repeats needs numbers of 1 or more, found " + repeats);
                }
                new ScalingBenchmarkRun(repeats, plot).run(console);
            }
            case "memory" -> {
                if (crystals < LEAST_CRYSTALS) {
                    throw wrong("--crystals needs " + LEAST_CRYSTALS + " or more, found " + crystals);
                }
                new MemoryBenchmarkRun(crystals, here).run(console);
            }
            default -> throw wrong("Unknown benchmark '" + benchmark + "'; known: representation, scaling, memory");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec().commandLine(), message);
    }
}
