package org.mbtr.learning.validation;

import org.mbtr.structures.MbtrException;

/**
 * How far predictions are from reference values. A residual is prediction minus reference.
 *
 * @param count number of structures
 * @param mae mean absolute residual
 * @param rmse root of the mean squared residual
 * @param max largest absolute residual
 * @param rSquared squared Pearson correlation of predictions and references; NaN where one of them is constant
 * @param maePerAtom mean of |residual| / atoms
 * @param rmsePerAtom root of the mean of (residual / atoms)²
 * @param maxPerAtom largest |residual| / atoms
 */
public record Errors(
        int count,
        double mae,
        double rmse,
        double max,
        double rSquared,
        double maePerAtom,
        double rmsePerAtom,
        double maxPerAtom) {
    /**
     * Compares.
     *
     * @param references {@code (n)}, n at least 1
     * @param predictions {@code (n)}
     * @param atomCounts {@code (n)}, atoms of each structure
     */
    public static Errors of(double[] references, double[] predictions, int[] atomCounts) {
        int n = references.length;
        if (n == 0) {
            throw new MbtrException("errors need at least one structure with a reference value");
        }
        double absolute = 0;
        double squared = 0;
        double max = 0;
        double absolutePerAtom = 0;
        double squaredPerAtom = 0;
        double maxPerAtom = 0;
        for (int i = 0; i < n; i++) {
            double residual = Math.abs(predictions[i] - references[i]);
            double perAtom = residual / atomCounts[i];
            absolute += residual;
            squared += residual * residual;
            max = Math.max(max, residual);
            absolutePerAtom += perAtom;
            squaredPerAtom += perAtom * perAtom;
            maxPerAtom = Math.max(maxPerAtom, perAtom);
        }
        return new Errors(
                n,
                absolute / n,
                Math.sqrt(squared / n),
                max,
                squaredCorrelation(references, predictions),
                absolutePerAtom / n,
                Math.sqrt(squaredPerAtom / n),
                maxPerAtom);
    }

    private static double squaredCorrelation(double[] x, double[] y) {
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < x.length; i++) {
            meanX += x[i] / x.length;
            meanY += y[i] / x.length;
        }
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        return xy * xy / (xx * yy);
    }
}
