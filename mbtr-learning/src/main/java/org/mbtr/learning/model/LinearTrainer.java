package org.mbtr.learning.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.MemoryLimits;
import org.mbtr.learning.kernels.Metric;
import org.mbtr.learning.kernels.StreamedMetrics;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.learning.linalg.NotPositiveDefiniteException;
import org.mbtr.learning.ridge.Centring;
import org.mbtr.learning.ridge.KernelRidge;
import org.mbtr.learning.ridge.PrimalRidge;
import org.mbtr.learning.ridge.RidgeFit;
import org.mbtr.learning.targets.FittedTarget;
import org.mbtr.representations.Representation;
import org.mbtr.representations.features.FeatureBlock;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.parallel.Workers;

/** Fits linear models in the smaller of their two forms: one weight a feature, or one coefficient a structure. */
final class LinearTrainer {
    private final LabelledStructures data;
    private final ModelSettings settings;
    private final Representation representation;
    private final StreamedMetrics metrics;
    private final MemoryLimits limits;
    private final Workers workers;

    /** For these data and settings. */
    LinearTrainer(LabelledStructures data, ModelSettings settings, MemoryLimits limits, Workers workers) {
        this.data = data;
        this.settings = settings;
        this.representation = settings.representation().create();
        this.metrics = new StreamedMetrics(limits.features(), workers);
        this.limits = limits;
        this.workers = workers;
    }

    /**
     * Fits to labels as they are learned. Features that do not fit are described again for the weights, in slices; there are more of them
     * than structures as a rule.
     */
    TrainedModel train(ModelInfo info, FittedTarget target, double[] labels) {
        if (metrics.slices(representation, data.structures(), data.size()) == 1) {
            FeatureSet features = representation.describe(data.structures(), workers);
            if (features.featureCount() < data.size()) {
                PrimalRidge.Fit fit = PrimalRidge.fit(
                        features, labels, settings.lambda(), settings.centring() != Centring.NONE, workers);
                return model(info, target, fit.weights(), fit.offset());
            }
        }
        RidgeFit fit;
        try (DenseMatrix kernel = metrics.within(representation, Metric.INNER_PRODUCT, data.structures())) {
            fit = KernelRidge.fit(kernel, labels, settings.lambda(), settings.centring(), workers);
        } catch (NotPositiveDefiniteException failure) {
            throw FailedFactorization.explain(failure, data, settings, limits, workers);
        }
        return model(info, target, weights(fit.coefficients()), fit.offset());
    }

    private FeatureSet weights(double[] coefficients) {
        List<FeatureBlock> blocks = new ArrayList<>();
        metrics.describe(
                representation,
                data.structures(),
                features -> blocks.addAll(
                        LinearWeights.fromDual(features, coefficients).blocks()));
        blocks.sort(Comparator.comparing(FeatureBlock::key));
        return new FeatureSet(1, blocks);
    }

    private TrainedModel model(ModelInfo info, FittedTarget target, FeatureSet weights, double offset) {
        return TrainedModel.ofWeights(settings, info, target, weights, offset, Trainer.elements(data));
    }
}
