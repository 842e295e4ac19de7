package org.mbtr.learning.kernels;

import java.util.List;
import java.util.Optional;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.learning.linalg.Products;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.features.Features;
import org.mbtr.representations.parallel.Workers;

/**
 * The features of training structures, got ready once for comparison with many others one after the other: what a model of
 * squared distances does with all of them alike is not done again for each prediction.
 */
public final class ReferenceSet {
    private final Metric metric;
    private final Optional<SquaredDistances.Reference> shifted;
    private final Optional<JoinedBlocks> joined;
    private final FeatureSet features;

    private ReferenceSet(
            Metric metric,
            Optional<SquaredDistances.Reference> shifted,
            Optional<JoinedBlocks> joined,
            FeatureSet features) {
        this.metric = metric;
        this.shifted = shifted;
        this.joined = joined;
        this.features = features;
    }

    /** For comparison in a metric. Cost: a copy of the features for squared distances; the given ones are not kept then. */
    public static ReferenceSet of(Metric metric, FeatureSet features) {
        if (metric != Metric.SQUARED_DISTANCE) {
            return new ReferenceSet(metric, Optional.empty(), Optional.empty(), features);
        }
        SquaredDistances.Reference shifted = SquaredDistances.Reference.of(features);
        Optional<JoinedBlocks> joined = JoinedBlocks.of(shifted.features());
        SquaredDistances.Reference ready = joined.map(blocks -> shifted.withFeatures(blocks.join(shifted.features())))
                .orElse(shifted);
        return new ReferenceSet(metric, Optional.of(ready), joined, ready.features());
    }

    /** The features, for squared distances relative to an origin of their own, and in one block where all have the same blocks. */
    public FeatureSet features() {
        return features;
    }

    /** Other features relative to the same origin and in the same blocks, to compare with {@link #features()}. */
    public FeatureSet aligned(FeatureSet others) {
        FeatureSet relative = shifted.map(origin -> origin.align(others)).orElse(others);
        return joined.map(blocks -> blocks.join(relative)).orElse(relative);
    }

    /** Vectors of the space of features, one for each of these structures, in the blocks of {@link #features()}. */
    FeatureSet arranged(FeatureSet directions) {
        return joined.map(blocks -> blocks.joinDirections(directions)).orElse(directions);
    }

    /** Derivatives with respect to aligned features, in blocks of their own again. */
    List<Features> separated(List<Features> gradients) {
        return joined.map(blocks -> gradients.stream().map(blocks::split).toList())
                .orElse(gradients);
    }

    /** Matrix of the metric, rows of {@code aligned}, columns of these. Whoever asks for it closes it. */
    public DenseMatrix metric(FeatureSet aligned, Workers workers) {
        return shifted.map(reference -> SquaredDistances.between(aligned, reference, workers))
                .orElseGet(() -> Metrics.between(metric, aligned, features, workers));
    }

    /**
     * Values of p(f) = Σ_i a_i k(f, f_i) and their derivatives with respect to the features f.
     *
     * @param coefficients a_i
     * @param aligned features of structures f, from {@link #aligned}
     * @param values added to, {@code (structures)}
     * @return the derivatives for each structure, in its own blocks
     * @throws org.mbtr.structures.MbtrException if the kernel is not smooth
     */
    public List<Features> addSums(
            Kernel kernel, double[] coefficients, FeatureSet aligned, double[] values, Workers workers) {
        if (values.length == 1 && joined.isPresent() && aligned.blocks().size() == 1) {
            KernelSum sum = KernelSum.of(
                    kernel,
                    coefficients,
                    aligned,
                    features,
                    shifted.orElseThrow().norms(),
                    workers);
            values[0] += sum.value();
            return List.of(joined.get().split(sum.gradient()));
        }
        try (DenseMatrix distances = metric(aligned, workers);
                DenseMatrix kernels = distances.copy()) {
            Metrics.applyKernel(kernel, kernels, workers);
            double[] sums = Products.multiply(kernels.view(), coefficients, workers);
            for (int s = 0; s < values.length; s++) {
                values[s] += sums[s];
            }
            return separated(KernelGradient.of(kernel, coefficients, aligned, features, distances, workers));
        }
    }
}
