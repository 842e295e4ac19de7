package org.mbtr.potentials.gdml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bases of the bins of a pair whose distance has two favourite values, as in a rotating methyl group. */
class VariationTest {
    private static final CoordinateFunctions BINS =
            MoleculeRepresentation.Bins.published(Math.pow(2, -3)).functions().pairs();
    private static final double[] DISTANCES = new SplittableRandom(1)
            .doubles(600)
            .map(u -> u < 0.5 ? 1.9 + 0.4 * u : 2.9 + 0.4 * u)
            .sorted()
            .toArray();

    private static Variation variation(double leftOut) {
        return Variation.of(BINS, SampledCoordinate.ofDistances(DISTANCES), true, leftOut);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-5, 1e-2})
    void basisIsOrthonormal(double leftOut) {
        double[][] basis = variation(leftOut).basis();
        for (int i = 0; i < basis.length; i++) {
            for (int j = 0; j < basis.length; j++) {
                assertEquals(i == j ? 1 : 0, dot(basis[i], basis[j]), 1e-13);
            }
        }
    }

    /** At the distances of training frames and in the gap between them, where no frame is. */
    @Test
    void nothingIsLeftOutToThePrecisionOfTheBins() {
        Variation all = variation(0);
        for (double r = DISTANCES[0]; r < DISTANCES[DISTANCES.length - 1]; r += 0.01) {
            assertTrue(leftOut(all, r) < 1e-8, "at " + r + ": " + leftOut(all, r));
        }
    }

    @Test
    void slopesMissNoMoreThanIsAllowed() {
        for (double allowed : new double[] {1e-5, 1e-3}) {
            Variation some = variation(allowed);
            double largest = 0;
            for (double r : DISTANCES) {
                largest = Math.max(largest, leftOut(some, r));
            }
            // one slope may have a larger share of a direction than the mean over 48 quantiles
            assertTrue(largest < 10 * allowed && largest > 0.01 * allowed, largest + " with " + allowed);
        }
    }

    @Test
    void moreIsLeftOutWithFewerFeatures() {
        int all = variation(0).count();
        int most = variation(1e-5).count();
        int some = variation(1e-2).count();
        assertTrue(all <= BINS.count() && most < all && some < most, all + ", " + most + ", " + some);
    }

    /** Weighted functions are their own derivatives, so that a constant part matters. */
    @Test
    void uncentredBasisSpansTheFunctionsThemselves() {
        Variation uncentred = Variation.of(BINS, SampledCoordinate.ofDistances(DISTANCES), false, 0);
        double[] values = new double[BINS.count()];
        BINS.evaluate(2, values, new double[BINS.count()], 0);
        assertEquals(0, Math.sqrt(outside(uncentred, values)), 1e-9);
        assertEquals(0, dot(uncentred.centre(), uncentred.centre()), 0);
    }

    /** The length of what of the slopes at a distance is not along the basis, relative to them. */
    private static double leftOut(Variation variation, double distance) {
        double[] slopes = new double[BINS.count()];
        BINS.evaluate(distance, new double[BINS.count()], slopes, 0);
        return Math.sqrt(outside(variation, slopes) / dot(slopes, slopes));
    }

    private static double outside(Variation variation, double[] of) {
        double[] rest = of.clone();
        for (double[] vector : variation.basis()) {
            double component = dot(of, vector);
            for (int b = 0; b < rest.length; b++) {
                rest[b] -= component * vector[b];
            }
        }
        return dot(rest, rest);
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int b = 0; b < one.length; b++) {
            sum += one[b] * other[b];
        }
        return sum;
    }
}
