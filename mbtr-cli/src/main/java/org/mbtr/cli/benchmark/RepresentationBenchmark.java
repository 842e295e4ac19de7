package org.mbtr.cli.benchmark;

import java.util.Arrays;
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

/** CPU time to describe a structure on one thread, where it goes, and the memory of the features. */
final class RepresentationBenchmark {
    private RepresentationBenchmark() {}

    /** Measures one case; the result is a row for JSON. */
    static Map<String, Object> measure(BenchmarkCase measured) {
        List<Structure> structures = measured.structures();
        MbtrSettings settings = measured.settings(structures);
        Mbtr representation = (Mbtr) settings.create();
        double seconds = PassTime.cpu(() -> structures.forEach(representation::describe)) / structures.size();
        StageTimes times = StageTimes.start();
        structures.forEach(structure -> representation.describe(structure, times));
        return row(measured, structures, settings, seconds, times.seconds());
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
