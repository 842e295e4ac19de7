package org.mbtr.cli.report;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A power law with what its points leave open: standard deviations are roots of the diagonal of the covariance matrix of
 * the least-squares fit, with the variance of the residuals estimated from the points. That of the factor is
 * factor · (standard deviation of its logarithm).
 *
 * @param law the law
 * @param factorDeviation standard deviation of the factor (unit of the errors)
 * @param exponentDeviation standard deviation of the exponent
 */
public record FittedPowerLaw(PowerLaw law, double factorDeviation, double exponentDeviation) {
    /** A line through two points fits them whatever they are. */
    public static final int FEWEST_POINTS = 3;

    /**
     * Fits {@link PowerLaw#fit}, every point with the same weight.
     *
     * @param sizes numbers of training structures {@code [points]}, positive, at least two different ones, one for each
     *     error: repeats have a point each
     * @param errors errors {@code [points]}, positive, at least {@value #FEWEST_POINTS}
     */
    public static FittedPowerLaw of(int[] sizes, double[] errors) {
        if (errors.length < FEWEST_POINTS) {
            throw new IllegalArgumentException(
                    "a fitted power law needs " + FEWEST_POINTS + " points or more, found " + errors.length);
        }
        PowerLaw law = PowerLaw.fit(sizes, errors);
        int points = sizes.length;
        double mean = Arrays.stream(sizes).mapToDouble(Math::log).average().orElseThrow();
        double spread = Arrays.stream(sizes)
                .mapToDouble(size -> Math.pow(Math.log(size) - mean, 2))
                .sum();
        double residuals = IntStream.range(0, points)
                .mapToDouble(i -> Math.pow(Math.log(errors[i] / law.at(sizes[i])), 2))
                .sum();
        double variance = residuals / (points - 2);
        double logFactorDeviation = Math.sqrt(variance * (1.0 / points + mean * mean / spread));
        return new FittedPowerLaw(law, law.factor() * logFactorDeviation, Math.sqrt(variance / spread));
    }
}
