package org.mbtr.phases.hull;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Hulls of random points against the definition, and what must hold of any hull. */
class LowerHullTest {
    /** Energies are of order 1; sums of four products. */
    private static final double ROUNDING = 1e-12;

    static Stream<Arguments> randomPoints() {
        List<Arguments> sets = new ArrayList<>();
        int[] others = {0, 0, 20, 14, 8, 5};
        for (int components = 2; components <= 5; components++) {
            for (long seed = 1; seed <= (components < 5 ? 4 : 1); seed++) {
                String name = components + " components, seed " + seed;
                sets.add(Arguments.of(name, RandomPoints.anywhere(components, others[components], seed)));
                sets.add(Arguments.of(name + ", cells", RandomPoints.ofCells(components, others[components], 6, seed)));
            }
        }
        return sets.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("randomPoints")
    void energiesAreTheLowestOfAllWaysToCompose(String name, RandomPoints points) {
        LowerHull hull = points.hull();
        for (int i = 0; i < points.energies().length; i++) {
            Composition x = points.compositions().get(i);
            double expected = BruteForceHull.energyAt(x, points.compositions(), points.energies(), -1);
            assertEquals(expected, hull.energyAt(i), ROUNDING, "point " + i);
            assertEquals(expected, hull.energyAt(x), ROUNDING, "composition of point " + i);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("randomPoints")
    void energiesBetweenPointsAreTheLowestToo(String name, RandomPoints points) {
        LowerHull hull = points.hull();
        Random random = new Random(99);
        int components = points.compositions().getFirst().size();
        for (int i = 0; i < 10; i++) {
            Composition x = Composition.ofAmounts(random.doubles(components).toArray());
            double expected = BruteForceHull.energyAt(x, points.compositions(), points.energies(), -1);
            assertEquals(expected, hull.energyAt(x), ROUNDING, x.toString());
        }
    }

    /** A vertex is below all that the others can compose, and any other point is not. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("randomPoints")
    void verticesAreThePointsThatTheHullNeeds(String name, RandomPoints points) {
        LowerHull hull = points.hull();
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < points.energies().length; i++) {
            double without =
                    BruteForceHull.energyAt(points.compositions().get(i), points.compositions(), points.energies(), i);
            if (points.energies()[i] < without - CompositionSpace.TOLERANCE) {
                expected.add(i);
            }
        }
        assertArrayEquals(expected.stream().mapToInt(i -> i).toArray(), hull.vertices());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("randomPoints")
    void depthIsTheEnergyBelowWhatOthersCompose(String name, RandomPoints points) {
        LowerHull hull = points.hull();
        int[] vertices = hull.vertices();
        for (int vertex : vertices) {
            Composition x = points.compositions().get(vertex);
            double[] others = points.energies().clone();
            for (int i = 0; i < others.length; i++) {
                others[i] = points.compositions().get(i).equals(x) ? 1e9 : others[i];
            }
            double without = BruteForceHull.energyAt(x, points.compositions(), others, -1);
            if (without > 1e6) {
                assertTrue(hull.depth(vertex).isEmpty(), "corner " + vertex);
            } else {
                double depth = hull.depth(vertex).orElseThrow();
                assertEquals(without - points.energies()[vertex], depth, ROUNDING, "vertex " + vertex);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("randomPoints")
    void noPointIsBelowTheHullAndVerticesAreOnIt(String name, RandomPoints points) {
        LowerHull hull = points.hull();
        for (int i = 0; i < hull.size(); i++) {
            assertTrue(points.energies()[i] >= hull.energyAt(i) - ROUNDING, "point " + i);
            assertTrue(hull.energyAbove(i) >= 0, "point " + i);
        }
        for (int vertex : hull.vertices()) {
            assertEquals(0, hull.energyAbove(vertex));
            assertTrue(hull.isStable(vertex));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("randomPoints")
    void decompositionsReproduceCompositionAndEnergy(String name, RandomPoints points) {
        LowerHull hull = points.hull();
        int components = points.compositions().getFirst().size();
        TreeSet<Integer> vertices =
                new TreeSet<>(IntStream.of(hull.vertices()).boxed().toList());
        for (int i = 0; i < hull.size(); i++) {
            Composition x = points.compositions().get(i);
            Decomposition decomposition = hull.decompose(x);
            double[] composed = new double[components];
            double energy = 0;
            assertTrue(decomposition.parts().size() <= components);
            for (Decomposition.Part part : decomposition.parts()) {
                assertTrue(vertices.contains(part.point()) && part.fraction() > 0, part.toString());
                energy += part.fraction() * points.energies()[part.point()];
                for (int k = 0; k < components; k++) {
                    composed[k] += part.fraction()
                            * points.compositions().get(part.point()).fraction(k);
                }
            }
            assertArrayEquals(x.fractions(), composed, ROUNDING);
            assertEquals(energy, decomposition.energy(), ROUNDING);
        }
    }

    /** Volumes in fractions, in units of that of the simplex of pure components, add up to 1. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("randomPoints")
    void facetsCoverAllCompositionsOnce(String name, RandomPoints points) {
        double volume = 0;
        for (int[] facet : points.hull().facets()) {
            double[][] rows = IntStream.of(facet)
                    .mapToObj(i -> points.compositions().get(i).fractions())
                    .toArray(double[][]::new);
            volume += Math.abs(BruteForceHull.determinant(rows));
        }
        assertEquals(1, volume, ROUNDING);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("randomPoints")
    void orderOfPointsDoesNotMatter(String name, RandomPoints points) {
        LowerHull hull = points.hull();
        List<Integer> order = new ArrayList<>(
                IntStream.range(0, points.energies().length).boxed().toList());
        Collections.shuffle(order, new Random(5));
        LowerHull shuffled = new RandomPoints(
                        order.stream().map(points.compositions()::get).toList(),
                        order.stream().mapToDouble(i -> points.energies()[i]).toArray())
                .hull();
        int[] vertices =
                Arrays.stream(shuffled.vertices()).map(order::get).sorted().toArray();
        assertArrayEquals(hull.vertices(), vertices);
        for (int i = 0; i < order.size(); i++) {
            assertEquals(hull.energyAt(order.get(i)), shuffled.energyAt(i), ROUNDING);
        }
    }

    /** Energies from another zero for each element: the hull tilts, and nothing else changes. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("randomPoints")
    void energiesOfElementsDoNotMatter(String name, RandomPoints points) {
        LowerHull hull = points.hull();
        LowerHull tilted = points.tilted(-3.5).hull();
        assertArrayEquals(hull.vertices(), tilted.vertices());
        assertArrayEquals(hull.energiesAbove(), tilted.energiesAbove(), ROUNDING * 20);
    }
}
