package org.mbtr.cli.report;

/**
 * {@code error = factor · n^exponent}, the straight line of a learning curve on logarithmic axes.
 *
 * @param factor error at one training structure, extrapolated
 * @param exponent slope; negative where more data help
 */
public record PowerLaw(double factor, double exponent) {
    /**
     * Least squares of log(error) over log(n).
     *
     * @param sizes numbers of training structures {@code [points]}, positive, at least two different ones
     * @param errors errors {@code [points]}, positive
     */
    public static PowerLaw fit(int[] sizes, double[] errors) {
        int count = sizes.length;
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < count; i++) {
            meanX += Math.log(sizes[i]) / count;
            meanY += Math.log(errors[i]) / count;
        }
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < count; i++) {
            double dx = Math.log(sizes[i]) - meanX;
            covariance += dx * (Math.log(errors[i]) - meanY);
            variance += dx * dx;
        }
        if (!(variance > 0)) {
            throw new IllegalArgumentException("a power law needs two different sizes");
        }
        double exponent = covariance / variance;
        return new PowerLaw(Math.exp(meanY - exponent * meanX), exponent);
    }

    /** The error that the law gives for this number of training structures. */
    public double at(double size) {
        return factor * Math.pow(size, exponent);
    }
}
