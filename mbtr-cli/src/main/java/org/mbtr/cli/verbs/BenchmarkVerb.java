package org.mbtr.cli.verbs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mbtr.cli.benchmark.DerivativesBenchmarkRun;
import org.mbtr.cli.benchmark.ForceFieldBenchmarkRun;
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
            "  derivatives     time of their derivatives on one thread, beside that of the features",
            "  scaling         time and memory to describe ever larger cells of a crystal on one thread",
            "  memory          memory of learning from crystals of many elements, in a JVM with a small heap",
            "  force-field     time to make a force field of ethanol and to predict with it"
        })
public final class BenchmarkVerb extends Verb {
    private static final List<String> BENCHMARKS =
            List.of("representation", "derivatives", "scaling", "memory", "force-field");

    /** Enough for every element to be met in training. */
    private static final int LEAST_CRYSTALS = 200;

    private static final int LEAST_FRAMES = 10;
    /** A matrix of 11.7 GB. */
    private static final int MOST_FRAMES = 2000;

    @Parameters(paramLabel = "BENCHMARK", description = "representation, derivatives, scaling, memory or force-field")
    private String benchmark;

    @Option(
            names = "--case",
            paramLabel = "NAME",
            description = "representation, derivatives, force-field: only these cases.",
            split = ",")
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

    @Option(names = "--frames", paramLabel = "N", description = "force-field: number of training frames.")
    private Optional<Integer> frames = Optional.empty();

    @Option(names = "--here", hidden = true, description = "Measure in this JVM instead of one for each case.")
    private boolean here;

    @Override
    protected void run(Console console) {
        if (!BENCHMARKS.contains(benchmark)) {
            throw wrong("Unknown benchmark '" + benchmark + "'; known: " + String.join(", ", BENCHMARKS));
        }
        requireFor(List.of("representation", "derivatives", "force-field"), "--case", !cases.isEmpty());
        requireFor(List.of("scaling"), "--repeats", !repeats.isEmpty());
        requireFor(List.of("scaling"), "--plot", plot.isPresent());
        requireFor(List.of("memory"), "--crystals", crystals.isPresent());
        requireFor(List.of("force-field"), "--frames", frames.isPresent());
        switch (benchmark) {
            case "representation" -> new RepresentationBenchmarkRun(cases, here).run(console);
            case "derivatives" -> new DerivativesBenchmarkRun(cases, here).run(console);
            case "scaling" ->
                new ScalingBenchmarkRun(
                                repeats.isEmpty() ? ScalingBenchmarkRun.REPEATS : repeats,
                                plot.map(OutputFile::checked))
                        .run(console);
            case "force-field" -> {
                int count = frames.orElse(ForceFieldBenchmarkRun.FRAMES);
                if (count < LEAST_FRAMES || count > MOST_FRAMES) {
                    throw wrong("--frames is from " + LEAST_FRAMES + " to " + MOST_FRAMES + ", found " + count);
                }
                new ForceFieldBenchmarkRun(cases, count, here).run(console);
            }
            default -> {
                int count = crystals.orElse(MemoryBenchmarkRun.CRYSTALS);
                if (count < LEAST_CRYSTALS) {
                    throw wrong("--crystals needs " + LEAST_CRYSTALS + " or more, found " + count);
                }
                new MemoryBenchmarkRun(count, here).run(console);
            }
        }
    }

    /** An option of some benchmarks is a mistake with another. */
    private void requireFor(List<String> owners, String option, boolean given) {
        if (given && !owners.contains(benchmark)) {
            throw wrong(option + " is for the benchmark " + String.join(" and ", owners) + ", not for " + benchmark
                    + "; leave it out");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec().commandLine(), message);
    }
}
