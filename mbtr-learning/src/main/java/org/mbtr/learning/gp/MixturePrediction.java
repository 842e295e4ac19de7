package org.mbtr.learning.gp;

import java.util.ArrayList;
import java.util.List;

/**
 * What a {@link ProcessMixture} predicts for some structures: for each a weighted sum of Student t distributions, one of each member.
 * Whoever asks for it closes it.
 */
public final class MixturePrediction implements AutoCloseable {
    private final List<Conditional> conditionals;
    private final List<Calibration> calibrations;
    private final double[] weights;
    private final List<Prediction> parts = new ArrayList<>();

    MixturePrediction(List<Conditional> conditionals, List<Calibration> calibrations, double[] weights) {
        this.conditionals = conditionals;
        this.calibrations = calibrations;
        this.weights = weights;
        update();
    }

    private void update() {
        parts.clear();
        for (int m = 0; m < weights.length; m++) {
            parts.add(conditionals.get(m).prediction().calibrated(calibrations.get(m)));
        }
    }

    /** Mean of the means. */
    public double mean(int index) {
        double sum = 0;
        for (int m = 0; m < weights.length; m++) {
            sum += weights[m] * parts.get(m).mean(index);
        }
        return sum;
    }

    /** Root of the mean squared scale plus the variance of the means: like a standard deviation for light tails. */
    public double scale(int index) {
        double mean = mean(index);
        double sum = 0;
        for (int m = 0; m < weights.length; m++) {
            double scale = parts.get(m).scale(index);
            double shift = parts.get(m).mean(index) - mean;
            sum += weights[m] * (scale * scale + shift * shift);
        }
        return Math.sqrt(sum);
    }

    /** Probability that the value of one structure is below a threshold. */
    public double probabilityBelow(int index, double threshold) {
        double sum = 0;
        for (int m = 0; m < weights.length; m++) {
            sum += weights[m] * parts.get(m).probabilityBelow(index, threshold);
        }
        return sum;
    }

    /** How members err on average over their weights, for reports. */
    public Calibration calibration() {
        double logFactor = 0;
        double inverse = 0;
        for (int m = 0; m < weights.length; m++) {
            logFactor += weights[m] * Math.log(calibrations.get(m).factor());
            inverse += weights[m] / calibrations.get(m).degreesOfFreedom();
        }
        return new Calibration(Math.exp(logFactor), 1 / inverse);
    }

    /**
     * Narrows the scales to what they will be when one of the structures is known, whatever its value turns out to be; means stay. For
     * the choice of several structures that tell different things.
     */
    public void suppose(int index) {
        conditionals.forEach(conditional -> conditional.narrow(index));
        update();
    }

    @Override
    public void close() {
        conditionals.forEach(Conditional::close);
    }
}
