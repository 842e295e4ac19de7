package org.mbtr.learning.ridge;

import org.mbtr.learning.linalg.Cholesky;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.learning.linalg.Products;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;

/**
 * Kernel ridge regression: solves (K + λI) a = y by Cholesky factorisation, λ as it is on the diagonal.
 *
 * <p>With centred labels the mean of the labels is learned beside the function: subtracted before the solution and added to predictions.
 * With a centred kernel, K is replaced by HKH with H = I − 11ᵀ/n and y by y minus its mean. Then the coefficients sum to zero,
 * and centring the kernel of a new structure comes down to a constant: the prediction is Σ_i a_i k(i, x) + offset with
 * offset = mean(y) − Σ_i a_i mean_j K_ij. Source: protocol of Huo and Rupp 2022; B. Schölkopf, A. Smola, K.-R. Müller,
 * Neural Comput. 10 1299 (1998) for centring.
 */
public final class KernelRidge {
    private KernelRidge() {}

    /**
     * Fits. Cost: n³/3 multiply-adds.
     *
     * @param kernel full symmetric matrix {@code (n)(n)}; overwritten
     * @param labels {@code (n)}
     * @param lambda regularisation strength, added to the diagonal, 0 or above
     * @param centring what averages to zero over the training set
     * @throws org.mbtr.learning.linalg.NotPositiveDefiniteException if λ is too small for this kernel matrix
     */
    public static RidgeFit fit(DenseMatrix kernel, double[] labels, double lambda, Centring centring, Workers workers) {
        int n = labels.length;
        if (n == 0 || kernel.rows() != n || kernel.columns() != n) {
            throw new IllegalArgumentException(
                    n + " labels do not fit a kernel matrix of " + kernel.rows() + " x " + kernel.columns());
        }
        if (!(lambda >= 0) || lambda == Double.POSITIVE_INFINITY) {
            throw new MbtrException("lambda must be 0 or a number above, found " + lambda);
        }
        double[] right = labels.clone();
        double[] rowMeans = new double[n];
        double mean = centring == Centring.NONE ? 0 : mean(labels);
        for (int i = 0; i < n; i++) {
            right[i] -= mean;
        }
        if (centring == Centring.KERNEL) {
            rowMeans = centre(kernel, workers);
        }
        kernel.addToDiagonal(lambda);
        double[] coefficients = Cholesky.factorInPlace(kernel, workers).solve(right);
        if (centring == Centring.KERNEL) {
            // The constant vector is in the null space of the centred kernel, where rounding errors are divided by λ
            // alone; the exact coefficients have no part of it.
            double stray = mean(coefficients);
            for (int i = 0; i < n; i++) {
                coefficients[i] -= stray;
            }
        }
        double offset = mean;
        for (int i = 0; i < n; i++) {
            offset -= rowMeans[i] * coefficients[i];
        }
        return new RidgeFit(coefficients, offset);
    }

    /**
     * Predictions for new structures.
     *
     * @param cross kernel of new (rows) against training structures (columns)
     */
    public static double[] predict(RidgeFit fit, DenseMatrix cross, Workers workers) {
        double[] predictions = Products.multiply(cross.view(), fit.coefficients(), workers);
        for (int i = 0; i < predictions.length; i++) {
            predictions[i] += fit.offset();
        }
        return predictions;
    }

    /** Replaces K by HKH; returns the means of the rows of K. */
    static double[] centre(DenseMatrix kernel, Workers workers) {
        double[] rowMeans = rowMeans(kernel, workers);
        subtractMeans(kernel, rowMeans, mean(rowMeans), workers);
        return rowMeans;
    }

    private static double[] rowMeans(DenseMatrix kernel, Workers workers) {
        double[] ones = new double[kernel.columns()];
        java.util.Arrays.fill(ones, 1.0 / kernel.columns());
        return Products.multiply(kernel.view(), ones, workers);
    }

    private static void subtractMeans(DenseMatrix kernel, double[] rowMeans, double grand, Workers workers) {
        workers.run(kernel.rows(), i -> {
            double[] row = kernel.row(i);
            for (int j = 0; j < row.length; j++) {
                row[j] += grand - rowMeans[i] - rowMeans[j];
            }
            kernel.setRow(i, row);
        });
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
