package org.mbtr.cli.report;

import java.util.Arrays;
import org.hipparchus.special.Gamma;

/**
 * Student's t distribution, the most likely one for values: a peak whose tails are the wider the fewer degrees of freedom it has,
 * p(x) ∝ (1 + z²/ν)^(−(ν+1)/2) with z = (x − location) / scale.
 *
 * @param degrees of freedom ν, from {@value #FEWEST_DEGREES} to {@value #MOST_DEGREES}, which can hardly be told from a normal
 *     distribution
 * @param location middle of the peak (unit of the values)
 * @param scale its width (unit of the values), above 0
 */
public record FittedStudentT(double degrees, double location, double scale) {
    private static final double FEWEST_DEGREES = 0.2;
    private static final double MOST_DEGREES = 1000;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    /** Shortest interval of ln ν: degrees of freedom are found to some 10⁻⁶ of their value. */
    private static final double RESOLUTION = 1e-6;

    private static final double CONVERGED = 1e-10;
    private static final int MOST_STEPS = 2000;

    /**
     * Maximum likelihood. For a ν, location and scale follow from means with the weights (ν + 1) / (ν + z²), again and again until they
     * stay (expectation maximisation with expanded parameters); ln ν by golden section.
     *
     * @param values {@code [values]}, at least three different ones
     */
    public static FittedStudentT of(double[] values) {
        if (Arrays.stream(values).distinct().limit(3).count() < 3) {
            throw new IllegalArgumentException("a distribution needs three different values");
        }
        double low = Math.log(FEWEST_DEGREES);
        double high = Math.log(MOST_DEGREES);
        FittedStudentT left = withDegrees(values, Math.exp(high - GOLDEN * (high - low)));
        FittedStudentT right = withDegrees(values, Math.exp(low + GOLDEN * (high - low)));
        while (high - low > RESOLUTION) {
            if (left.logLikelihood(values) >= right.logLikelihood(values)) {
                high = Math.log(right.degrees);
                right = left;
                left = withDegrees(values, Math.exp(high - GOLDEN * (high - low)));
            } else {
                low = Math.log(left.degrees);
                left = right;
                right = withDegrees(values, Math.exp(low + GOLDEN * (high - low)));
            }
        }
        return left;
    }

    private static FittedStudentT withDegrees(double[] values, double degrees) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double location = sorted[sorted.length / 2];
        double scale = Math.max(
                (sorted[sorted.length * 3 / 4] - sorted[sorted.length / 4]) / 2,
                (sorted[sorted.length - 1] - sorted[0]) * CONVERGED);
        for (int step = 0; step < MOST_STEPS; step++) {
            double weights = 0;
            double moved = 0;
            double squares = 0;
            for (double value : values) {
                double z = (value - location) / scale;
                double weight = (degrees + 1) / (degrees + z * z);
                weights += weight;
                moved += weight * z;
                squares += weight * z * z;
            }
            double shift = moved / weights;
            double factor = Math.sqrt(squares / weights - shift * shift);
            location += shift * scale;
            scale *= factor;
            if (Math.abs(shift) < CONVERGED && Math.abs(factor - 1) < CONVERGED) {
                break;
            }
        }
        return new FittedStudentT(degrees, location, scale);
    }

    /** Density (1/unit of the values). */
    public double density(double value) {
        return Math.exp(logDensity(value));
    }

    /** Logarithm of the likelihood of values. */
    double logLikelihood(double[] values) {
        return Arrays.stream(values).map(this::logDensity).sum();
    }

    private double logDensity(double value) {
        double z = (value - location) / scale;
        return Gamma.logGamma((degrees + 1) / 2)
                - Gamma.logGamma(degrees / 2)
                - Math.log(degrees * Math.PI) / 2
                - Math.log(scale)
                - (degrees + 1) / 2 * Math.log1p(z * z / degrees);
    }
}
