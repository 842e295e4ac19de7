package org.mbtr.cli.benchmark;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.plot.PlotFile;
import org.mbtr.cli.plot.ScalingPlot;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.PowerLaw;
import org.mbtr.cli.report.Progress;
import org.mbtr.cli.report.Table;
import org.mbtr.representations.Representation;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;
import org.mbtr.structures.data.DataSource;

/**
 * The benchmark `scaling` from the command line: CPU time and memory to describe ever larger cells of a disordered crystal on
 * one thread at fixed cutoffs.
 *
 * @param repeats how often the crystal of 10 atoms is repeated along each cell vector, ascending
 * @param plot picture without its ending
 */
public record ScalingBenchmarkRun(List<Integer> repeats, Optional<Path> plot) {
    /** 10 to 10 000 atoms. */
    public static final List<Integer> REPEATS = List.of(1, 2, 3, 4, 6, 8, 10);

    private static final String DATA = "benchmark/elpasolite200";
    /** CPU time for which a cell is described first, so that the JVM compiles, and then while it is measured (seconds). */
    private static final double WARM_UP = 2;

    private static final double MEASURED = 0.5;

    private static final ThreadMXBean CLOCK = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Copies the list; refuses what has no slope. */
    public ScalingBenchmarkRun {
        repeats = List.copyOf(repeats);
        if (repeats.stream().anyMatch(n -> n < 1) || repeats.stream().distinct().count() < 2) {
            throw new MbtrException("cells of two sizes or more are needed, repeated once or more; found " + repeats);
        }
    }

    /** Measures and prints. */
    public void run(Console console) {
        long begin = System.nanoTime();
        Structure crystal = DataSource.resolve(DATA).read().getFirst();
        List<Structure> cells =
                repeats.stream().map(n -> ScalingCase.cell(crystal, n)).toList();
        double[] atoms = cells.stream().mapToDouble(Structure::atomCount).toArray();
        Table table = new Table(
                Column.text("case", "case"),
                Column.whole("atoms", "atoms"),
                Column.number("milliseconds", "CPU time (ms)", 3),
                Column.number("microseconds_per_atom", "per atom (µs)", 3),
                Column.text("memory", "memory, at most"));
        List<Map<String, Object>> rows = new ArrayList<>();
        List<ScalingPlot.Series> series = new ArrayList<>();
        List<Map<String, Object>> exponents = new ArrayList<>();
        List<String> laws = new ArrayList<>();
        List<ScalingCase> cases = ScalingCase.all();
        try (Progress progress = console.progress("measuring", (long) cases.size() * cells.size(), "cells")) {
            for (ScalingCase one : cases) {
                Representation representation = one.settings().create();
                double[] seconds = new double[cells.size()];
                for (int i = 0; i < seconds.length; i++) {
                    progress.detail(one.name() + ", " + cells.get(i).atomCount() + " atoms");
                    seconds[i] = seconds(representation, cells.get(i));
                    progress.advance(1);
                    long memory = memory(one, cells.get(i));
                    table.row(
                            one.name(),
                            (int) atoms[i],
                            1e3 * seconds[i],
                            1e6 * seconds[i] / atoms[i],
                            Numbers.bytes(memory));
                    rows.add(row(one.name(), (int) atoms[i], seconds[i], memory));
                }
                PowerLaw law = law(atoms, seconds);
                series.add(new ScalingPlot.Series(
                        one.label(),
                        atoms,
                        Arrays.stream(seconds).map(s -> 1e3 * s).toArray(),
                        law.exponent()));
                exponents.add(Map.of("case", one.name(), "exponent", law.exponent()));
                laws.add(one.name() + ": time ∝ atoms^" + Numbers.significant(law.exponent(), 3));
            }
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("benchmark", "scaling");
        result.put("rows", rows);
        result.put("exponents", exponents);
        result.put("seconds", (System.nanoTime() - begin) * 1e-9);
        console.print(table.text());
        console.print("");
        laws.forEach(console::print);
        plot.ifPresent(base -> console.note("Written: "
                + PlotFile.writeBoth(new ScalingPlot("Description of a crystal on one thread", series), base)));
        console.result(result);
    }

    private static Map<String, Object> row(String name, int atoms, double seconds, long memory) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("case", name);
        row.put("threads", 1);
        row.put("structures", 1);
        row.put("atoms", atoms);
        row.put("seconds_per_structure", seconds);
        row.put("seconds_per_atom", seconds / atoms);
        row.put("memory_bytes", memory);
        return row;
    }

    private static PowerLaw law(double[] atoms, double[] seconds) {
        return PowerLaw.fit(Arrays.stream(atoms).mapToInt(n -> (int) n).toArray(), seconds);
    }

    /**
     * All that a description with new working memory takes on the heap (bytes): its peak is not higher, even if nothing is
     * given back before the end.
     */
    private static long memory(ScalingCase one, Structure structure) {
        Representation representation = one.settings().create();
        long before = CLOCK.getCurrentThreadAllocatedBytes();
        representation.describe(structure);
        return CLOCK.getCurrentThreadAllocatedBytes() - before;
    }

    private static double seconds(Representation representation, Structure structure) {
        measure(representation, structure, WARM_UP);
        return measure(representation, structure, MEASURED);
    }

    /** CPU time of one description, the mean of as many as take this many seconds together. */
    private static double measure(Representation representation, Structure structure, double together) {
        long begin = CLOCK.getCurrentThreadCpuTime();
        int count = 0;
        double seconds;
        do {
            representation.describe(structure);
            count++;
            seconds = (CLOCK.getCurrentThreadCpuTime() - begin) * 1e-9;
        } while (seconds < together);
        return seconds / count;
    }
}
