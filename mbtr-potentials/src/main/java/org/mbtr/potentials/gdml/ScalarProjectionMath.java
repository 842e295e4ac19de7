package org.mbtr.potentials.gdml;

import org.mbtr.representations.math.ArrayMath;

/** Plain loops. */
final class ScalarProjectionMath implements ProjectionMath {
    static final ScalarProjectionMath INSTANCE = new ScalarProjectionMath();

    private ScalarProjectionMath() {}

    @Override
    public void project(Variation variation, double[] values, double[] slopes, double[] features, int at) {
        int room = ProjectionMath.room(variation.count());
        for (int k = 0; k < variation.count(); k++) {
            double value = 0;
            double slope = 0;
            for (int b = 0; b < values.length; b++) {
                double component = variation.components()[b * room + k];
                value = Math.fma(values[b], component, value);
                slope = Math.fma(slopes[b], component, slope);
            }
            features[at + 2 * k] = value;
            features[at + 2 * k + 1] = slope;
        }
        for (int k = 0; k < variation.count(); k++) {
            double[] vector = variation.basis()[k];
            for (int b = 0; b < values.length; b++) {
                values[b] = Math.fma(-features[at + 2 * k], vector[b], values[b]);
            }
        }
    }

    @Override
    public double product(double[] one, double[] other) {
        double[] sums = new double[ArrayMath.PADDING];
        for (int b = 0; b < one.length; b++) {
            sums[b % ArrayMath.PADDING] = Math.fma(one[b], other[b], sums[b % ArrayMath.PADDING]);
        }
        return ProjectionMath.sum(sums);
    }
}
