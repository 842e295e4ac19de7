package org.mbtr.learning.kernels;

import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.parallel.Workers;

/**
 * The features of training structures, got ready once for comparison with many others one after the other: what a model of
 * squared distances does with all of them alike is not done again for each prediction.
 */
public final class ReferenceSet {
    private final Metric metric;
    private final SquaredDistances.Reference shifted;
    private final FeatureSet features;

    private ReferenceSet(Metric metric, SquaredDistances.Reference shifted, FeatureSet features) {
        this.metric = metric;
        this.shifted = shifted;
        this.features = features;
    }

    /** For comparison in a metric. Cost: a copy of the features for squared distances; the given ones are not kept then. */
    public static ReferenceSet of(Metric metric, FeatureSet features) {
        if (metric != Metric.SQUARED_DISTANCE) {
            return new ReferenceSet(metric, null, features);
        }
        SquaredDistances.Reference shifted = SquaredDistances.Reference.of(features);
        return new ReferenceSet(metric, shifted, shifted.features());
    }

    /** The features, for squared distances relative to an origin of their own. */
    public FeatureSet features() {
        return features;
    }

    /** Other features relative to the same origin, to compare with {@link #features()}. */
    public FeatureSet aligned(FeatureSet others) {
        return shifted == null ? others : shifted.align(others);
    }

    /** Matrix of the metric, rows of {@code aligned}, columns of these. Whoever asks for it closes it. */
    public DenseMatrix metric(FeatureSet aligned, Workers workers) {
        return shifted == null
                ? Metrics.between(metric, aligned, features, workers)
                : SquaredDistances.between(aligned, shifted, workers);
    }
}
