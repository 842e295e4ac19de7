package org.mbtr.learning.gp;

/**
 * Predictions with their uncertainty: Student t distributions.
 *
 * @param means {@code (count)}; handed out as they are, read only
 * @param scales {@code (count)}, above 0, like standard deviations for many degrees of freedom; handed out as they are, read only
 * @param degreesOfFreedom of all distributions, above 0
 */
@SuppressWarnings("ArrayRecordComponent")
public record Prediction(double[] means, double[] scales, double degreesOfFreedom) {
    /** Number of structures. */
    public int size() {
        return means.length;
    }

    /** Centre of the distribution of one structure. */
    public double mean(int index) {
        return means[index];
    }

    /** Scale of the distribution of one structure. */
    public double scale(int index) {
        return scales[index];
    }

    /** Probability that the value of one structure is below a threshold. */
    public double probabilityBelow(int index, double threshold) {
        return StudentT.below((threshold - means[index]) / scales[index], degreesOfFreedom);
    }

    /** The same means with scales and tails as a calibration found them. */
    public Prediction calibrated(Calibration calibration) {
        double[] wider = new double[scales.length];
        for (int i = 0; i < wider.length; i++) {
            wider[i] = scales[i] * calibration.factor();
        }
        return new Prediction(means, wider, calibration.degreesOfFreedom());
    }
}
