package org.mbtr.cli.verbs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mbtr.cli.benchmark.MemoryBenchmarkRun;
import org.mbtr.cli.benchmark.RepresentationBenchmarkRun;
import org.mbtr.cli.benchmark.ScalingBenchmarkRun;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.learn.OutputFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Measures how fast the program is, and how much memory it takes. */
@Command(
        name = "benchmark",
        header = "Measure how fast the program is on this machine, and how much memory it takes.",
        description = {
            "",
            "Benchmarks:",
            "  representation  time to describe molecules and crystals on one thread, memory of features",
            "  scaling         time and memory to describe ever larger cells of a crystal on one thread",
            "  memory          memory of learning from crystals of many elements, in a JVM with a small heap"
        })
public final class BenchmarkVerb extends Verb {
    private static final List<String> BENCHMARKS = List.of("representation", "scaling", "memory");

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
    private List<Integer> repeats = List.of();

    @Option(names = "--plot", paramLabel = "BASE", description = "scaling: write a picture as BASE.png and BASE.svg.")
    private Optional<Path> plot = Optional.empty();

    @Option(names = "--crystals", paramLabel = "N", description = "memory: number of crystals.")
    private Optional<Integer> crystals = Optional.empty();

    @Option(names = "--here", hidden = true, description = "Measure in this JVM instead of one for each case.")
    private boolean here;

    @Override
    protected void run(Console console) {
        if (!BENCHMARKS.contains(benchmark)) {
            throw wrong("Unknown benchmark '" + benchmark + "'; known: " + String.join(", ", BENCHMARKS));
        }
        requireFor("representation", "--case", !cases.isEmpty());
        requireFor("scaling", "--repeats", !repeats.isEmpty());
        requireFor("scaling", "--plot", plot.isPresent());
        requireFor("memory", "--crystals", crystals.isPresent());
        switch (benchmark) {
            case "representation" -> new RepresentationBenchmarkRun(cases, here).run(console);
            case "scaling" ->
                new ScalingBenchmarkRun(
                                repeats.isEmpty() ? ScalingBenchmarkRun.REPEATS : repeats,
                                plot.map(OutputFile::checked))
                        .run(console);
            default -> {
                int count = crystals.orElse(MemoryBenchmarkRun.CRYSTALS);
                if (count < LEAST_CRYSTALS) {
                    throw wrong("--crystals needs " + LEAST_CRYSTALS + " or more, found " + count);
                }
                new MemoryBenchmarkRun(count, here).run(console);
            }
        }
    }

    /** An option of one benchmark is a mistake with another. */
    private void requireFor(String owner, String option, boolean given) {
        if (given && !benchmark.equals(owner)) {
            throw wrong(option + " is for the benchmark " + owner + ", not for " + benchmark + "; leave it out");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec().commandLine(), message);
    }
}
