package org.mbtr.cli.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Progress;
import org.mbtr.cli.report.Table;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.mbtr.FullLayout;
import org.mbtr.representations.mbtr.Mbtr;
import org.mbtr.representations.mbtr.MbtrSettings;
import org.mbtr.representations.mbtr.StageTimes;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Element;
import org.mbtr.structures.Structure;
import org.mbtr.structures.data.DataSource;

/**
 * CPU time to describe a structure on one thread, where it goes, and the memory of the features. A case is described for
 * {@value #WARM_UP} seconds to let the JVM compile it, then {@value #PASSES} times; the median pass is reported.
 */
final class RepresentationBenchmark {
    private static final double WARM_UP = 6;
    private static final int PASSES = 15;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private final Table table = new Table(
            Column.text("case", "case"),
            Column.whole("structures", "structures"),
            Column.whole("threads", "threads"),
            Column.number("microseconds", "CPU per structure (µs)", 3),
            Column.text("stages", "tuples / geometry / weighting / broadening"),
            Column.number("dscribe_ratio", "DScribe's time / ours", 3),
            Column.text("memory", "features, block-sparse"),
            Column.text("dense", "dense"));
    private final List<Map<String, Object>> rows = new ArrayList<>();

    /** Measures one case. */
    void run(BenchmarkCase measured, Progress progress) {
        List<Structure> all = DataSource.resolve(measured.data()).read();
        List<Structure> structures = all.subList(0, Math.min(all.size(), measured.limit()));
        MbtrSettings settings = measured.settings(structures);
        Mbtr representation = (Mbtr) settings.create();
        long start = System.nanoTime();
        while ((System.nanoTime() - start) * 1e-9 < WARM_UP) {
            structures.forEach(representation::describe);
        }
        double[] seconds = new double[PASSES];
        for (int pass = 0; pass < PASSES; pass++) {
            long begin = CLOCK.getCurrentThreadCpuTime();
            structures.forEach(representation::describe);
            seconds[pass] = (CLOCK.getCurrentThreadCpuTime() - begin) * 1e-9 / structures.size();
            progress.advance(1);
        }
        Arrays.sort(seconds);
        StageTimes times = StageTimes.start();
        structures.forEach(structure -> representation.describe(structure, times));
        add(measured, structures, settings, seconds[PASSES / 2], times.seconds());
    }

    private void add(
            BenchmarkCase measured,
            List<Structure> structures,
            MbtrSettings settings,
            double seconds,
            Map<StageTimes.Stage, Double> stages) {
        FeatureSet features;
        try (Workers workers = Workers.all()) {
            features = settings.create().describe(structures, workers);
        }
        List<String> elements = structures.stream()
                .flatMapToInt(structure -> Arrays.stream(structure.atomicNumbers()))
                .distinct()
                .sorted()
                .mapToObj(z -> Element.of(z).symbol())
                .toList();
        MbtrSettings declared = new MbtrSettings(settings.terms(), null, elements, null, null, null);
        long sparse = Double.BYTES * features.storedValues();
        long dense = Double.BYTES
                * (long) structures.size()
                * FullLayout.of(declared, 0).columnCount();
        OptionalDouble ratio = measured.dscribeSeconds().isPresent()
                ? OptionalDouble.of(measured.dscribeSeconds().getAsDouble() / seconds)
                : OptionalDouble.empty();
        double total = stages.values().stream().mapToDouble(Double::doubleValue).sum();
        List<String> shares = new ArrayList<>();
        Map<String, Double> shareFields = new LinkedHashMap<>();
        stages.forEach((stage, time) -> {
            shares.add(Math.round(100 * time / total) + " %");
            shareFields.put(stage.name().toLowerCase(Locale.ROOT), time / total);
        });
        table.row(
                measured.name(),
                structures.size(),
                1,
                seconds * 1e6,
                String.join(" / ", shares),
                ratio,
                Numbers.bytes(sparse),
                Numbers.bytes(dense));
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("case", measured.name());
        row.put("threads", 1);
        row.put("structures", structures.size());
        row.put("seconds_per_structure", seconds);
        row.put("stage_shares", shareFields);
        ratio.ifPresent(value -> row.put("dscribe_ratio", value));
        row.put("feature_bytes", sparse);
        row.put("dense_bytes", dense);
        rows.add(row);
    }

    /** Passes of a case, for progress. */
    static int passes() {
        return PASSES;
    }

    String text() {
        return table.text();
    }

    List<Map<String, Object>> rows() {
        return List.copyOf(rows);
    }
}
