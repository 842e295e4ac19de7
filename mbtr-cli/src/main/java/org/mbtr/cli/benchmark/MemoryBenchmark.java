package org.mbtr.cli.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mbtr.cli.report.ProcessMemory;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.kernels.Kernel;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.learning.model.ModelSettings;
import org.mbtr.learning.model.TrainedModel;
import org.mbtr.learning.model.Trainer;
import org.mbtr.learning.ridge.Centring;
import org.mbtr.learning.targets.TargetSettings;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.mbtr.AngleGeometry;
import org.mbtr.representations.mbtr.AtomGeometry;
import org.mbtr.representations.mbtr.Broadening;
import org.mbtr.representations.mbtr.Counting;
import org.mbtr.representations.mbtr.Envelope;
import org.mbtr.representations.mbtr.FullLayout;
import org.mbtr.representations.mbtr.Grid;
import org.mbtr.representations.mbtr.MbtrSettings;
import org.mbtr.representations.mbtr.Normalization;
import org.mbtr.representations.mbtr.PairGeometry;
import org.mbtr.representations.mbtr.Term;
import org.mbtr.representations.mbtr.Weighting;
import org.mbtr.representations.parallel.Workers;

/**
 * Memory of learning from crystals of many elements: k = 1, 2, 3 with 100 bins each, a Gaussian kernel, four fifths of the
 * crystals for training and the others predicted.
 */
final class MemoryBenchmark {
    private static final int BINS = 100;

    private MemoryBenchmark() {}

    static MbtrSettings representation() {
        Term atoms = Term.of(
                new AtomGeometry.Fraction(),
                new Weighting.Unity(),
                new Broadening.Normal(0.05),
                new Grid.Edges(-0.2, 0.014, BINS));
        Term pairs = Term.of(
                        new PairGeometry.InverseDistance(),
                        new Weighting.GeometryPower(2),
                        new Broadening.Normal(0.03),
                        new Grid.Edges(0, 0.006, BINS))
                .withEnvelope(new Envelope.Smooth(5, 9));
        Term triples = Term.of(
                        new AngleGeometry.Angle(),
                        new Weighting.InverseDistances(2),
                        new Broadening.Normal(0.1),
                        new Grid.Edges(-0.15, 0.035, BINS))
                .withEnvelope(new Envelope.Smooth(4, 7));
        return new MbtrSettings(
                List.of(atoms, pairs, triples),
                null,
                MadeCrystals.elements(),
                Counting.WITHOUT_REVERSALS,
                null,
                Normalization.PER_ATOM);
    }

    /** Describes, fits and predicts; the result is a row for JSON. */
    static Map<String, Object> measure(int crystals, Workers workers) {
        long begin = System.nanoTime();
        LabelledStructures all = MadeCrystals.of(crystals, 1);
        int training = crystals * 4 / 5;
        MbtrSettings settings = representation();
        ModelSettings model =
                new ModelSettings(settings, new Kernel.Gaussian(1), 1e-6, Centring.LABELS, TargetSettings.AS_GIVEN);
        TrainedModel trained =
                Trainer.train(all.select(IntStream.range(0, training).toArray()), model, ModelInfo.unnamed(), workers);
        trained.predict(all.structures().subList(training, crystals), workers);
        FeatureSet features = settings.create().describe(all.structures(), workers);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("case", "crystals-22-elements");
        row.put("threads", workers.threads());
        row.put("structures", crystals);
        row.put("train", training);
        row.put("test", crystals - training);
        row.put("blocks", features.blocks().size());
        row.put("feature_bytes", Double.BYTES * features.storedValues());
        row.put(
                "dense_bytes",
                (long) Double.BYTES * crystals * FullLayout.of(settings, 0).columnCount());
        row.put("seconds", (System.nanoTime() - begin) * 1e-9);
        ProcessMemory.peak().ifPresent(bytes -> row.put("peak_bytes", bytes));
        return row;
    }
}
