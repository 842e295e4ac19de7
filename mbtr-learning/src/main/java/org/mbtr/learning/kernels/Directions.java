package org.mbtr.learning.kernels;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.FeatureBlock;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.features.Features;
import org.mbtr.representations.parallel.Workers;

/**
 * What a model has that was learned from derivatives: a direction w_i in the space of features for each reference structure, so that
 * with a kernel k = κ(D) of the squared distance D, δ_i = f − f_i and s_i = w_i·δ_i
 *
 * <pre>    p(f) = Σ_i a_i k(f, f_i) + Σ_i w_i·∂k(f, f_i)/∂f_i = Σ_i a_i κ(D_i) − 2 Σ_i κ′(D_i) s_i,
 *     ∂p/∂f = 2 Σ_i (a_i κ′ − 2 κ″ s_i) δ_i − 2 Σ_i κ′ w_i.</pre>
 *
 * <p>It costs twice what values alone cost: one more product of features with the reference set, and one more sum over it.
 */
public final class Directions {
    private final ReferenceSet reference;
    private final FeatureSet directions;
    /** w_i·f_i. */
    private final double[] own;

    private Directions(ReferenceSet reference, FeatureSet directions, double... own) {
        this.reference = reference;
        this.directions = directions;
        this.own = own;
    }

    /**
     * At the structures of a reference set.
     *
     * @param directions w, one for each structure of the set
     */
    public static Directions of(ReferenceSet reference, FeatureSet directions) {
        FeatureSet arranged = reference.arranged(directions);
        double[] own = new double[arranged.structureCount()];
        for (FeatureBlock w : arranged.blocks()) {
            FeatureBlock f = reference.features().block(w.key()).orElse(null);
            for (int row = 0; f != null && row < w.rows(); row++) {
                int structure = w.structures()[row];
                int other = Arrays.binarySearch(f.structures(), structure);
                for (int m = 0; other >= 0 && m < w.width(); m++) {
                    own[structure] += w.values()[row * w.width() + m] * f.values()[other * w.width() + m];
                }
            }
        }
        return new Directions(reference, arranged, own);
    }

    /** s, {@code (structures)(reference)}. Whoever asks for it closes it. */
    private DenseMatrix along(FeatureSet aligned, Workers workers) {
        DenseMatrix along = InnerProducts.between(aligned, directions, workers);
        for (int s = 0; s < along.rows(); s++) {
            double[] row = along.row(s);
            for (int i = 0; i < row.length; i++) {
                row[i] -= own[i];
            }
            along.setRow(s, row);
        }
        return along;
    }

    /**
     * Values p.
     *
     * @param a {@code (reference)}
     * @param aligned features relative to the origin of the reference set
     * @param values {@code (structures)}; p is added
     */
    public void addValues(Kernel kernel, double[] a, FeatureSet aligned, double[] values, Workers workers) {
        try (DenseMatrix metric = reference.metric(aligned, workers);
                DenseMatrix along = along(aligned, workers)) {
            for (int s = 0; s < values.length; s++) {
                values[s] += value(kernel, a, metric.row(s), along.row(s));
            }
        }
    }

    private static double value(Kernel kernel, double[] a, double[] metric, double[] along) {
        double[] slopes = metric.clone();
        kernel.slopes(slopes, slopes.length);
        kernel.apply(metric, metric.length);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * metric[i] - 2 * slopes[i] * along[i];
        }
        return sum;
    }

    /**
     * Values p with their derivatives with respect to features.
     *
     * @param a {@code (reference)}
     * @param aligned features relative to the origin of the reference set
     * @param values {@code (structures)}; p is added
     */
    public List<Features> addValuesWithGradients(
            Kernel kernel, double[] a, FeatureSet aligned, double[] values, Workers workers) {
        double[] totals = new double[values.length];
        try (DenseMatrix metric = reference.metric(aligned, workers);
                DenseMatrix along = along(aligned, workers)) {
            for (int s = 0; s < values.length; s++) {
                double[] slopes = metric.row(s);
                double[] curvatures = metric.row(s);
                double[] row = along.row(s);
                values[s] += value(kernel, a, metric.row(s), row);
                kernel.slopes(slopes, slopes.length);
                kernel.curvatures(curvatures, curvatures.length);
                for (int i = 0; i < a.length; i++) {
                    curvatures[i] = a[i] * slopes[i] - 2 * curvatures[i] * row[i];
                    totals[s] += curvatures[i];
                    slopes[i] *= -2;
                }
                metric.setRow(s, curvatures);
                along.setRow(s, slopes);
            }
            List<Map<BlockKey, double[]>> sums =
                    KernelGradient.sums(true, totals, aligned, reference.features(), metric, workers);
            for (FeatureBlock block : aligned.blocks()) {
                directions.block(block.key()).ifPresent(w -> add(block, w, along, sums, workers));
            }
            return reference.separated(sums.stream().map(Features::of).toList());
        }
    }

    private static void add(
            FeatureBlock block,
            FeatureBlock w,
            DenseMatrix factors,
            List<Map<BlockKey, double[]>> sums,
            Workers workers) {
        double[] weighted = KernelGradient.weighted(block, w, factors, workers);
        for (int row = 0; row < block.rows(); row++) {
            double[] sum = sums.get(block.structures()[row]).get(block.key());
            for (int m = 0; m < sum.length; m++) {
                sum[m] += weighted[row * sum.length + m];
            }
        }
    }
}
