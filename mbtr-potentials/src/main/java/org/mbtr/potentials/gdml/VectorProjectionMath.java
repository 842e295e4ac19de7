package org.mbtr.potentials.gdml;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.mbtr.representations.math.ArrayMath;

/** The Vector API with the machine's widest registers, of no more than 8 numbers. */
final class VectorProjectionMath implements ProjectionMath {
    static final VectorProjectionMath INSTANCE = new VectorProjectionMath();

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();

    private VectorProjectionMath() {}

    @Override
    public void project(Variation variation, double[] values, double[] slopes, double[] features, int at) {
        int count = variation.count();
        int room = ProjectionMath.room(count);
        double[] components = variation.components();
        double[] found = new double[ArrayMath.PADDING];
        for (int k = 0; k < count; k += WIDTH) {
            DoubleVector value = DoubleVector.zero(SPECIES);
            DoubleVector slope = DoubleVector.zero(SPECIES);
            for (int b = 0; b < values.length; b++) {
                DoubleVector component = DoubleVector.fromArray(SPECIES, components, b * room + k);
                value = component.fma(DoubleVector.broadcast(SPECIES, values[b]), value);
                slope = component.fma(DoubleVector.broadcast(SPECIES, slopes[b]), slope);
            }
            value.intoArray(found, 0);
            store(found, features, at + 2 * k, Math.min(WIDTH, count - k));
            slope.intoArray(found, 0);
            store(found, features, at + 2 * k + 1, Math.min(WIDTH, count - k));
        }
        for (int b = 0; b < values.length; b += WIDTH) {
            DoubleVector left = DoubleVector.fromArray(SPECIES, values, b);
            for (int k = 0; k < count; k++) {
                left = DoubleVector.fromArray(SPECIES, variation.basis()[k], b)
                        .fma(DoubleVector.broadcast(SPECIES, -features[at + 2 * k]), left);
            }
            left.intoArray(values, b);
        }
    }

    /** As every second number. */
    private static void store(double[] found, double[] features, int at, int count) {
        for (int k = 0; k < count; k++) {
            features[at + 2 * k] = found[k];
        }
    }

    @Override
    public double product(double[] one, double[] other) {
        double[] sums = new double[ArrayMath.PADDING];
        for (int l = 0; l < ArrayMath.PADDING; l += WIDTH) {
            DoubleVector sum = DoubleVector.zero(SPECIES);
            for (int b = l; b < one.length; b += ArrayMath.PADDING) {
                sum = DoubleVector.fromArray(SPECIES, one, b).fma(DoubleVector.fromArray(SPECIES, other, b), sum);
            }
            sum.intoArray(sums, l);
        }
        return ProjectionMath.sum(sums);
    }
}
