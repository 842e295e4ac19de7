package org.mbtr.learning.gp;

/**
 * How predictions of a Gaussian process err, from its leave-one-out scores: they are t distributed with ν degrees of freedom around
 * the mean, with scales c times those of the process.
 *
 * <p>A process that knows little sets its scale from few values, and errors of real energies have heavier tails than normal ones: a
 * structure in a hundred has a coordination or a magnetic state that no other has shown. How often cannot be known from ten
 * values. So c and ν are averaged over their posterior distribution, for which scores count as independent: c has a
 * log-normal prior around 1, ν any of {@link #DEGREES} with equal weight.
 *
 * @param factor c, the geometric mean
 * @param degreesOfFreedom ν, the harmonic mean
 */
public record Calibration(double factor, double degreesOfFreedom) {
    /** From tails that are much heavier than normal to such as cannot be told from normal with some hundred values. */
    private static final double[] DEGREES = {2, 3, 4, 6, 10, 20, 50};
    /** Standard deviation of ln c: a factor of 1.35 either way is no surprise, one of 2 is. */
    private static final double FACTOR_SPREAD = 0.3;
    /** The grid of ln c: this many steps of half a spread to either side. */
    private static final int STEPS = 6;

    /**
     * From scores.
     *
     * @param scores {@code (n)} residuals divided by scales, as of {@link GaussianProcess#leaveOneOutScores}
     */
    public static Calibration of(double[] scores) {
        double[][] logPosterior = new double[2 * STEPS + 1][DEGREES.length];
        double highest = Double.NEGATIVE_INFINITY;
        for (int step = 0; step <= 2 * STEPS; step++) {
            for (int d = 0; d < DEGREES.length; d++) {
                logPosterior[step][d] = logPosterior(scores, logFactor(step), DEGREES[d]);
                highest = Math.max(highest, logPosterior[step][d]);
            }
        }
        double sum = 0;
        double meanLogFactor = 0;
        double meanInverse = 0;
        for (int step = 0; step <= 2 * STEPS; step++) {
            for (int d = 0; d < DEGREES.length; d++) {
                double weight = Math.exp(logPosterior[step][d] - highest);
                sum += weight;
                meanLogFactor += weight * logFactor(step);
                meanInverse += weight / DEGREES[d];
            }
        }
        return new Calibration(Math.exp(meanLogFactor / sum), sum / meanInverse);
    }

    private static double logFactor(int step) {
        return (step - STEPS) * FACTOR_SPREAD / 2;
    }

    private static double logPosterior(double[] scores, double logFactor, double degrees) {
        double prior = logFactor / FACTOR_SPREAD;
        return -prior * prior / 2
                - scores.length * logFactor
                + StudentT.logLikelihood(scores, Math.exp(-logFactor), degrees);
    }
}
