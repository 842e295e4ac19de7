package org.mbtr.potentials.gdml;

import org.mbtr.representations.mbtr.PairBins;
import org.mbtr.representations.mbtr.TripleBins;

/**
 * The functions φ_b(s) of one internal coordinate that describe a pair or a triple of atoms, with their derivatives: of the distance
 * r (angstrom) of a pair, of the geometry value g of a triple. Shared between threads.
 */
public interface CoordinateFunctions {
    /** How many. */
    int count();

    /**
     * Writes φ_b(s) and φ'_b(s).
     *
     * @param coordinate s; above 0 if a distance
     * @param values written from {@code at} on: {@code (count)}
     * @param slopes likewise (1/unit of s)
     */
    void evaluate(double coordinate, double[] values, double[] slopes, int at);

    /** Writes φ''_b(s) (1/unit of s squared) from {@code at} on. */
    void curvatures(double coordinate, double[] curvatures, int at);

    /** The inverse distance. */
    record Inverse() implements CoordinateFunctions {
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
    record Binned(PairBins bins) implements CoordinateFunctions {
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

    /**
     * Bins of triples, without what of their weight depends on the distances.
     *
     * @param bins of a triple
     */
    record BinnedTriple(TripleBins bins) implements CoordinateFunctions {
        @Override
        public int count() {
            return bins.count();
        }

        @Override
        public void evaluate(double value, double[] values, double[] slopes, int at) {
            bins.evaluate(value, values, slopes, at);
        }

        @Override
        public void curvatures(double value, double[] curvatures, int at) {
            bins.curvatures(value, curvatures, at);
        }
    }
}
