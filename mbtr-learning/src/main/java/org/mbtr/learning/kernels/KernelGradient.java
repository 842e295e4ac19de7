package org.mbtr.learning.kernels;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.learning.linalg.MatrixView;
import org.mbtr.learning.linalg.Products;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.FeatureBlock;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.features.Features;
import org.mbtr.representations.parallel.Workers;

/**
 * Derivatives of p(f) = Σ_i a_i k(f, f_i) with respect to the features f of a structure.
 *
 * <p>For a kernel of the inner product, k = κ(f·f_i), they are Σ_i c_i f_i with c_i = a_i κ'; for a kernel of the squared
 * distance D_i, 2 (Σ_i c_i) f − 2 Σ_i c_i f_i with c_i = a_i κ'(D_i). The sums over i are dense matrix products block by block, and
 * only over blocks that the structure has: what is missing has no derivative with respect to positions.
 */
public final class KernelGradient {
    private KernelGradient() {}

    /**
     * The derivatives for each structure of a set.
     *
     * @param coefficients a_i, {@code (reference)}
     * @param metric values of the kernel's metric, rows of {@code x}, columns of {@code reference}; overwritten
     * @return a map of blocks for each structure of {@code x}
     * @throws org.mbtr.structures.MbtrException if the kernel is not smooth
     */
    public static List<Features> of(
            Kernel kernel,
            double[] coefficients,
            FeatureSet x,
            FeatureSet reference,
            DenseMatrix metric,
            Workers workers) {
        double[] totals = toCoefficients(kernel, coefficients, metric);
        return sums(kernel.metric() == Metric.SQUARED_DISTANCE, totals, x, reference, metric, workers).stream()
                .map(Features::of)
                .toList();
    }

    /** Σ_i c_i f_i, or 2 (Σ_i c_i) f − 2 Σ_i c_i f_i, for each structure: derivatives by block. */
    static List<Map<BlockKey, double[]>> sums(
            boolean distances, double[] totals, FeatureSet x, FeatureSet reference, DenseMatrix c, Workers workers) {
        List<Map<BlockKey, double[]>> sums = new ArrayList<>();
        for (int s = 0; s < x.structureCount(); s++) {
            sums.add(new HashMap<>());
        }
        for (FeatureBlock block : x.blocks()) {
            double[] weighted = reference
                    .block(block.key())
                    .map(other -> weighted(block, other, c, workers))
                    .orElseGet(() -> new double[block.rows() * block.width()]);
            for (int row = 0; row < block.rows(); row++) {
                int structure = block.structures()[row];
                double[] derivative = new double[block.width()];
                for (int m = 0; m < derivative.length; m++) {
                    int at = row * block.width() + m;
                    derivative[m] =
                            distances ? 2 * (totals[structure] * block.values()[at] - weighted[at]) : weighted[at];
                }
                sums.get(structure).put(block.key(), derivative);
            }
        }
        return sums;
    }

    /** Replaces metric values by c_i; returns Σ_i c_i for each row. */
    private static double[] toCoefficients(Kernel kernel, double[] coefficients, DenseMatrix metric) {
        double[] totals = new double[metric.rows()];
        for (int s = 0; s < totals.length; s++) {
            double[] row = metric.row(s);
            kernel.slopes(row, row.length);
            for (int i = 0; i < row.length; i++) {
                row[i] *= coefficients[i];
                totals[s] += row[i];
            }
            metric.setRow(s, row);
        }
        return totals;
    }

    /** Σ_i c_si f_i of one block: the c of the structures that have it times their features. */
    static double[] weighted(FeatureBlock block, FeatureBlock reference, DenseMatrix metric, Workers workers) {
        double[] chosen = new double[Math.multiplyExact(block.rows(), reference.rows())];
        for (int row = 0; row < block.rows(); row++) {
            double[] all = metric.row(block.structures()[row]);
            for (int i = 0; i < reference.rows(); i++) {
                chosen[row * reference.rows() + i] = all[reference.structures()[i]];
            }
        }
        double[] sums = new double[Math.multiplyExact(block.rows(), block.width())];
        Products.multiply(
                1,
                MatrixView.of(chosen, block.rows(), reference.rows()),
                MatrixView.of(reference.values(), reference.rows(), reference.width()),
                0,
                MatrixView.of(sums, block.rows(), block.width()),
                workers);
        return sums;
    }
}
