package org.mbtr.potentials.gdml;

import org.mbtr.representations.math.ArrayMath;

/**
 * The loops over the functions of one pair or triple. Arrays of functions have a length of {@link #room}, with zeros where no function is.
 * The two versions agree bit for bit.
 */
interface ProjectionMath {
    /** The length of an array of so many numbers in whole registers, a multiple of {@link ArrayMath#PADDING}. */
    static int room(int count) {
        return Math.ceilDiv(count, ArrayMath.PADDING) * ArrayMath.PADDING;
    }

    /**
     * Components of functions and of their derivatives along the basis, the features of a pair or triple; and leaves of the functions
     * what is not along it.
     *
     * @param values φ − c, of which Σ_k (φ−c)·v_k v_k is taken off
     * @param slopes φ'
     * @param features {@code [features][2]} components of both, written from {@code at} on
     */
    void project(Variation variation, double[] values, double[] slopes, double[] features, int at);

    /** Σ_b one_b other_b: sums of every eighth product, added up by halves. */
    double product(double[] one, double[] other);

    /** The fastest version that this JVM can run. */
    static ProjectionMath best() {
        return LaneMath.best().projections();
    }

    /** The sum of eight numbers: of both halves, then of both halves of these. */
    static double sum(double[] eight) {
        return ((eight[0] + eight[4]) + (eight[2] + eight[6])) + ((eight[1] + eight[5]) + (eight[3] + eight[7]));
    }
}
