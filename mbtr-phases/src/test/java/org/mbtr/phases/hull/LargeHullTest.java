package org.mbtr.phases.hull;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Sets that are too large for the definition. A convex function that is linear on simplices which cover the range once, has the
 * points' energies at their corners and no point below is the hull.
 */
class LargeHullTest {
    private static final double ROUNDING = 1e-10;

    @ParameterizedTest(
            name = "{0} components, {1} points in cells of up to {2} atoms, energies in steps of {3}, zero at {4}")
    @CsvSource({
        "3, 300, 8, 0, 0",
        "3, 300, 40, 0, 0",
        "3, 300, 12, 0.05, 0",
        "3, 300, 12, 0.05, -1000",
        "4, 300, 12, 0, 0",
        "4, 300, 40, 0, 0",
        "4, 300, 12, 0.05, 0",
        "4, 300, 12, 0.05, -1000",
        "5, 80, 12, 0, 0",
        "5, 80, 40, 0, 0",
        "5, 80, 12, 0.05, -1000",
        "6, 60, 8, 0.05, 0"
    })
    void facetsCoverTheRangeOnceAndNoPointIsBelow(int components, int others, int largest, double step, double zero) {
        for (long seed = 0; seed < 4; seed++) {
            RandomPoints cells = RandomPoints.ofCells(components, others, largest, seed);
            RandomPoints points = (step > 0 ? cells.rounded(step) : cells).tilted(zero);
            LowerHull hull = points.hull();
            double volume = 0;
            for (int[] facet : hull.facets()) {
                volume += Math.abs(BruteForceHull.determinant(IntStream.of(facet)
                        .mapToObj(i -> points.compositions().get(i).fractions())
                        .toArray(double[][]::new)));
            }
            assertEquals(1, volume, ROUNDING, "seed " + seed);
            for (int i = 0; i < hull.size(); i++) {
                double height = points.energies()[i] - hull.energyAt(i);
                assertTrue(height >= -CompositionSpace.TOLERANCE, "seed " + seed + ", point " + i + ": " + height);
            }
        }
    }

    /** Where all points are on a convex surface each is a vertex. */
    @ParameterizedTest
    @CsvSource({"2, 400", "3, 400", "4, 150"})
    void allPointsOfAConvexSurfaceAreVertices(int components, int others) {
        RandomPoints anywhere = RandomPoints.anywhere(components, others, 7);
        double[] energies = anywhere.compositions().stream()
                .mapToDouble(x -> IntStream.range(0, components)
                        .mapToDouble(k -> x.fraction(k) * x.fraction(k))
                        .sum())
                .toArray();
        LowerHull hull = new RandomPoints(anywhere.compositions(), energies).hull();
        assertArrayEquals(IntStream.range(0, energies.length).toArray(), hull.vertices());
    }
}
