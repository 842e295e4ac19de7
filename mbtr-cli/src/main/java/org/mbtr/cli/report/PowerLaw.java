package org.mbtr.cli.report;

/**
 * {@code value = factor · n^exponent}, a straight line on logarithmic axes: the error of a learning curve over the number of
 * training structures, or a time over the number of atoms.
 *
 * @param factor value at n = 1, extrapolated
 * @param exponent slope; that of an error is negative where more data help
 */
public record PowerLaw(double factor, double exponent) {
    /**
     * Least squares of log(value) over log(n).
     *
     * @param sizes numbers n {@code [points]}, positive, at least two different ones
     * @param values {@code [points]}, positive
     */
    public static PowerLaw fit(int[] sizes, double[] values) {
        int count = sizes.length;
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < count; i++) {
            meanX += Math.log(sizes[i]) / count;
            meanY += Math.log(values[i]) / count;
        }
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < count; i++) {
            double dx = Math.log(sizes[i]) - meanX;
            covariance += dx * (Math.log(values[i]) - meanY);
            variance += dx * dx;
        }
        if (!(variance > 0)) {
            throw new IllegalArgumentException("a power law needs two different sizes");
        }
        double exponent = covariance / variance;
        return new PowerLaw(Math.exp(meanY - exponent * meanX), exponent);
    }

    /** The value that the law gives for this n. */
    public double at(double size) {
        return factor * Math.pow(size, exponent);
    }
}
