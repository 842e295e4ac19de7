package org.mbtr.potentials.gdml;

import org.mbtr.representations.mbtr.PairBins;

/** The functions φ_b(r) of the distance that describe a pair of atoms, with their derivatives. Shared between threads. */
public interface PairFunctions {
    /** How many. */
    int count();

    /**
     * Writes φ_b(r) and φ'_b(r).
     *
     * @param distance r above 0 (angstrom)
     * @param values written from {@code at} on: {@code (count)}
     * @param slopes likewise (1/angstrom)
     */
    void evaluate(double distance, double[] values, double[] slopes, int at);

    /** Writes φ''_b(r) (1/angstrom²) from {@code at} on. */
    void curvatures(double distance, double[] curvatures, int at);

    /** The inverse distance. */
    record Inverse() implements PairFunctions {
        @Override
        public int count() {
            return 1;
        }

        @Override
        public void evaluate(double distance, double[] values, double[] slopes, int at) {
            double inverse = 1 / distance;
            values[at] = inverse;
            slopes[at] = -inverse * inverse;
        }

        @Override
        public void curvatures(double distance, double[] curvatures, int at) {
            curvatures[at] = 2 / (distance * distance * distance);
        }
    }

    /**
     * Bins of the many-body tensor representation.
     *
     * @param bins of a pair
     */
    record Binned(PairBins bins) implements PairFunctions {
        @Override
        public int count() {
            return bins.count();
        }

        @Override
        public void evaluate(double distance, double[] values, double[] slopes, int at) {
            bins.evaluate(distance, values, slopes, at);
        }

        @Override
        public void curvatures(double distance, double[] curvatures, int at) {
            bins.curvatures(distance, curvatures, at);
        }
    }
}
