package org.mbtr.cli.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
 * {@value #WARM_UP} seconds to let the JVM compile it, then again and again for {@value #MEASURED} seconds; the median
 * pass is reported.
 */
final class RepresentationBenchmark {
    private static final double WARM_UP = 8;
    private static final double MEASURED = 6;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private RepresentationBenchmark() {}

    /** Measures one case; the result is a row for JSON. */
    static Map<String, Object> measure(BenchmarkCase measured) {
        List<Structure> all = DataSource.resolve(measured.data()).read();
        List<Structure> structures = all.subList(0, Math.min(all.size(), measured.limit()));
        MbtrSettings settings = measured.settings(structures);
        Mbtr representation = (Mbtr) settings.create();
        long start = System.nanoTime();
        while ((System.nanoTime() - start) * 1e-9 < WARM_UP) {
            structures.forEach(representation::describe);
        }
        List<Double> seconds = new ArrayList<>();
        start = System.nanoTime();
        while ((System.nanoTime() - start) * 1e-9 < MEASURED) {
            long begin = CLOCK.getCurrentThreadCpuTime();
            structures.forEach(representation::describe);
            seconds.add((CLOCK.getCurrentThreadCpuTime() - begin) * 1e-9 / structures.size());
        }
        Collections.sort(seconds);
        StageTimes times = StageTimes.start();
        structures.forEach(structure -> representation.describe(structure, times));
        return row(measured, structures, settings, seconds.get(seconds.size() / 2), times.seconds());
    }

    private static Map<String, Object> row(
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
        double total = stages.values().stream().mapToDouble(Double::doubleValue).sum();
        Map<String, Double> shares = new LinkedHashMap<>();
        stages.forEach((stage, time) -> shares.put(stage.name().toLowerCase(Locale.ROOT), time / total));
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("case", measured.name());
        row.put("threads", 1);
        row.put("structures", structures.size());
        row.put("seconds_per_structure", seconds);
        row.put("stage_shares", shares);
        measured.dscribeSeconds().ifPresent(theirs -> row.put("dscribe_ratio", theirs / seconds));
        row.put("feature_bytes", sparse);
        row.put("dense_bytes", dense);
        return row;
    }
}
