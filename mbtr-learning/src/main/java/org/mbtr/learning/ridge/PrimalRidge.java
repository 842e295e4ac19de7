package org.mbtr.learning.ridge;

import java.util.ArrayList;
import java.util.List;
import org.mbtr.learning.linalg.Cholesky;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.learning.linalg.MatrixView;
import org.mbtr.learning.linalg.Products;
import org.mbtr.representations.features.FeatureBlock;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.parallel.Workers;

/**
 * Linear ridge regression for one weight a feature: solves (XᵀX + λI) w = Xᵀy. Gives the same predictions as the dual
 * form with a linear kernel, at a cost of n p² + p³/3 for n structures and p features.
 */
public final class PrimalRidge {
    /**
     * A linear model: the prediction is w·x + offset.
     *
     * @param weights as the features of one fictitious structure
     * @param offset in the unit of the labels
     */
    public record Fit(FeatureSet weights, double offset) {}

    private PrimalRidge() {}

    /**
     * Fits.
     *
     * @param features of n structures; p features in all must fit an int
     * @param labels {@code (n)}
     * @param lambda added to the diagonal, above 0 unless the features are independent
     * @param centre whether features and labels are centred, which gives the model its offset
     * @throws org.mbtr.learning.linalg.NotPositiveDefiniteException if λ is too small
     */
    public static Fit fit(FeatureSet features, double[] labels, double lambda, boolean centre, Workers workers) {
        int n = features.structureCount();
        int p = Math.toIntExact(features.featureCount());
        try (DenseMatrix x = dense(features, p)) {
            double[] means = new double[p];
            double mean = 0;
            if (centre) {
                double[] share = new double[n];
                java.util.Arrays.fill(share, 1.0 / n);
                means = Products.multiply(x.view().transpose(), share, workers);
                for (double label : labels) {
                    mean += label / n;
                }
                subtract(x, means);
            }
            double[] right = labels.clone();
            for (int i = 0; i < n; i++) {
                right[i] -= mean;
            }
            MatrixView transposed = x.view().transpose();
            try (DenseMatrix normal = Products.gram(transposed, workers)) {
                normal.addToDiagonal(lambda);
                double[] weights =
                        Cholesky.factorInPlace(normal, workers).solve(Products.multiply(transposed, right, workers));
                double offset = mean;
                for (int f = 0; f < p; f++) {
                    offset -= means[f] * weights[f];
                }
                return new Fit(blocks(features, weights), offset);
            }
        }
    }

    private static DenseMatrix dense(FeatureSet features, int p) {
        DenseMatrix x = DenseMatrix.zeros(features.structureCount(), p);
        int column = 0;
        for (FeatureBlock block : features.blocks()) {
            for (int row = 0; row < block.rows(); row++) {
                for (int m = 0; m < block.width(); m++) {
                    x.set(block.structures()[row], column + m, block.values()[row * block.width() + m]);
                }
            }
            column += block.width();
        }
        return x;
    }

    private static void subtract(DenseMatrix x, double[] means) {
        for (int i = 0; i < x.rows(); i++) {
            double[] row = x.row(i);
            for (int f = 0; f < row.length; f++) {
                row[f] -= means[f];
            }
            x.setRow(i, row);
        }
    }

    private static FeatureSet blocks(FeatureSet features, double[] weights) {
        List<FeatureBlock> blocks = new ArrayList<>();
        int column = 0;
        for (FeatureBlock block : features.blocks()) {
            double[] values = java.util.Arrays.copyOfRange(weights, column, column + block.width());
            blocks.add(new FeatureBlock(block.key(), block.width(), new int[] {0}, values));
            column += block.width();
        }
        return new FeatureSet(1, blocks);
    }
}
