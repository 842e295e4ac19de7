package org.mbtr.phases.hull;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbtr.structures.MbtrException;

/** Ties, duplicates, compositions that do not span all there are. */
class DegenerateHullTest {
    private static final double ROUNDING = 1e-12;

    private static CompositionSpace binary(double... fractions) {
        return CompositionSpace.of(Arrays.stream(fractions)
                .mapToObj(x -> new Composition(1 - x, x))
                .toList());
    }

    /** All compositions of cells of six atoms. */
    private static List<Composition> lattice(int components) {
        List<Composition> lattice = new ArrayList<>();
        add(lattice, new double[components], 0, 6);
        return lattice;
    }

    private static void add(List<Composition> lattice, double[] counts, int component, int left) {
        if (component == counts.length - 1) {
            counts[component] = left;
            lattice.add(Composition.ofAmounts(counts));
            return;
        }
        for (int count = 0; count <= left; count++) {
            counts[component] = count;
            add(lattice, counts, component + 1, left - count);
        }
    }

    private static double volume(List<Composition> compositions, LowerHull hull) {
        return hull.facets().stream()
                .mapToDouble(facet -> Math.abs(BruteForceHull.determinant(IntStream.of(facet)
                        .mapToObj(i -> compositions.get(i).fractions())
                        .toArray(double[][]::new))))
                .sum();
    }

    /** An ideal mixture: every composition is as low as its elements, and none is needed. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void pointsOnPlanesBetweenOthersAreStableButNoVertices(int components) {
        List<Composition> lattice = lattice(components);
        double[] energies = lattice.stream()
                .mapToDouble(x -> IntStream.range(0, components)
                        .mapToDouble(k -> x.fraction(k) * -Math.PI * (k + 1))
                        .sum())
                .toArray();
        LowerHull hull = CompositionSpace.of(lattice).hullOf(energies);
        assertEquals(components, hull.vertices().length);
        assertEquals(1, hull.facets().size());
        assertEquals(lattice.size(), hull.stable().length);
    }

    /** Lowered by more than the tolerance, the same points are vertices. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void allPointsBelowPlanesAreVertices(int components) {
        List<Composition> lattice = lattice(components);
        double[] energies = lattice.stream()
                .mapToDouble(x -> 1e-5
                        * IntStream.range(0, components)
                                .mapToDouble(k -> x.fraction(k) * x.fraction(k))
                                .sum())
                .toArray();
        LowerHull hull = CompositionSpace.of(lattice).hullOf(energies);
        assertEquals(lattice.size(), hull.vertices().length);
        assertEquals(1, volume(lattice, hull), ROUNDING);
    }

    /** Faces with many corners: energies that follow from the largest fraction alone. */
    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void facetsOfFacesWithManyCornersFitTogether(int components) {
        List<Composition> lattice = lattice(components);
        double[] energies = lattice.stream()
                .mapToDouble(x -> Arrays.stream(x.fractions()).max().orElseThrow() - 1)
                .toArray();
        LowerHull hull = CompositionSpace.of(lattice).hullOf(energies);
        assertEquals(1, volume(lattice, hull), ROUNDING);
        for (int i = 0; i < energies.length; i++) {
            assertEquals(energies[i], hull.energyAt(i), ROUNDING);
        }
    }

    /** Four phases at the corners of a parallelogram, as low as each other: neither diagonal is lower. */
    @Test
    void parallelogramIsTwoTriangles() {
        List<Composition> compositions = List.of(
                Composition.ofAmounts(1, 0, 0),
                Composition.ofAmounts(0, 1, 0),
                Composition.ofAmounts(0, 0, 1),
                Composition.ofAmounts(2, 1, 1),
                Composition.ofAmounts(1, 2, 1),
                Composition.ofAmounts(2, 2, 0),
                Composition.ofAmounts(1, 1, 2));
        double[] energies = {0, 0, 0, -1, -1, -1, -1};
        LowerHull hull = CompositionSpace.of(compositions).hullOf(energies);
        assertArrayEquals(IntStream.range(0, 7).toArray(), hull.vertices());
        assertEquals(1, volume(compositions, hull), ROUNDING);
        assertEquals(-1, hull.energyAt(Composition.ofAmounts(3, 3, 2)), ROUNDING);
    }

    @Test
    void duplicatesShareTheHullAndTheFirstIsTheVertex() {
        LowerHull hull = binary(0, 0.5, 0, 0.5, 1, 0.5).hullOf(new double[] {0.1, -1, 0, -1, 0, -0.5});
        assertArrayEquals(new int[] {1, 2, 4}, hull.vertices());
        assertArrayEquals(new int[] {1, 2, 3, 4}, hull.stable());
        assertEquals(0.5, hull.energyAbove(5), ROUNDING);
        assertEquals(0.1, hull.energyAbove(0), ROUNDING);
    }

    @Test
    void toleranceSaysWhatIsOnTheHull() {
        double[] energies = {0, -1, -1 + 1e-4, 0};
        assertArrayEquals(
                new int[] {0, 1, 3}, binary(0, 0.5, 0.5, 1).hullOf(energies).stable());
        assertArrayEquals(
                new int[] {0, 1, 2, 3},
                binary(0, 0.5, 0.5, 1).hullOf(energies, 1e-3).stable());
    }

    /** What is stable within a wide tolerance does not take phases off the hull. */
    @Test
    void wideToleranceLeavesTheHullAsItIs() {
        double[] energies = {0, -1e-3, -3e-3, 0};
        CompositionSpace space = binary(0, 0.4, 0.5, 1);
        LowerHull hull = space.hullOf(energies, 0.1);
        assertArrayEquals(space.hullOf(energies).vertices(), hull.vertices());
        assertArrayEquals(new int[] {0, 1, 2, 3}, hull.stable());
        assertThrows(MbtrException.class, () -> space.hullOf(energies, 0));
    }

    @Test
    void tooManyComponentsAreRefused() {
        List<Composition> pure = IntStream.range(0, 7)
                .mapToObj(component -> Composition.pure(component, 7))
                .toList();
        assertEquals(5, CompositionSpace.of(pure.subList(0, 6)).dimensions());
        String message = assertThrows(MbtrException.class, () -> CompositionSpace.of(pure))
                .getMessage();
        assertTrue(message.contains("up to 6") && message.contains("span 7"), message);
    }

    @Test
    void oneCompositionHasItsLowestStructure() {
        CompositionSpace space = binary(0.25, 0.25, 0.25);
        LowerHull hull = space.hullOf(new double[] {3, 1, 2});
        assertEquals(0, space.dimensions());
        assertArrayEquals(new int[] {1}, hull.vertices());
        assertArrayEquals(new double[] {2, 0, 1}, hull.energiesAbove(), ROUNDING);
        assertTrue(hull.depth(1).isEmpty());
        MbtrException outside = assertThrows(MbtrException.class, () -> hull.energyAt(new Composition(0.5, 0.5)));
        assertTrue(outside.getMessage().contains("[0.5, 0.5]"), outside.getMessage());
    }

    @Test
    void withoutEndMembersTheHullEndsWhereTheStructuresDo() {
        CompositionSpace space = binary(0.25, 0.5, 0.75);
        LowerHull hull = space.hullOf(new double[] {0, -1, 0});
        assertEquals(List.of(0, 1), space.missingEndMembers());
        assertEquals(-0.5, hull.energyAt(new Composition(0.375, 0.625)), ROUNDING);
        assertThrows(MbtrException.class, () -> hull.energyAt(new Composition(0.9, 0.1)));
    }

    /** From AB to C: one dimension of the two. */
    @Test
    void pseudoBinaryHasAHullOfItsOwn() {
        List<Composition> line =
                List.of(Composition.ofAmounts(1, 1, 0), Composition.ofAmounts(1, 1, 2), Composition.ofAmounts(0, 0, 1));
        CompositionSpace space = CompositionSpace.of(line);
        LowerHull hull = space.hullOf(new double[] {-2, -3, 0});
        assertEquals(1, space.dimensions());
        assertArrayEquals(new int[] {0, 1, 2}, hull.vertices());
        assertEquals(2, hull.depth(1).orElseThrow(), ROUNDING);
        assertEquals(-2.5, hull.energyAt(Composition.ofAmounts(3, 3, 2)), ROUNDING);
        assertThrows(MbtrException.class, () -> hull.energyAt(Composition.ofAmounts(1, 2, 2)));
    }

    @Test
    void pointsLeftOutDoNotCount() {
        CompositionSpace space = binary(0, 0.25, 0.5, 1);
        double infinite = Double.POSITIVE_INFINITY;
        LowerHull hull = space.hullOf(new double[] {0, -5, infinite, 0});
        assertArrayEquals(new int[] {0, 1, 3}, hull.vertices());
        assertEquals(-10.0 / 3, hull.energyAt(2), ROUNDING);
        assertEquals(infinite, hull.energyAbove(2));
        assertFalse(hull.isStable(2));
    }

    @Test
    void cornersNeedAnEnergy() {
        CompositionSpace space = binary(0, 0.25, 1);
        double[] energies = {0, -5, Double.POSITIVE_INFINITY};
        String message =
                assertThrows(MbtrException.class, () -> space.hullOf(energies)).getMessage();
        assertTrue(message.contains("[0.0, 1.0]"), message);
        double[] unknown = {0, Double.NaN, 0};
        assertTrue(assertThrows(MbtrException.class, () -> space.hullOf(unknown))
                .getMessage()
                .contains("structure 2"));
    }

    @Test
    void chainAndGiftWrappingAgree() {
        for (long seed = 0; seed < 20; seed++) {
            RandomPoints points = RandomPoints.anywhere(2, 40, seed);
            double[] coordinates = points.compositions().stream()
                    .flatMapToDouble(x -> Arrays.stream(x.fractions()))
                    .toArray();
            assertEquals(
                    corners(new MonotoneChain(coordinates).facets(points.energies())),
                    corners(new GiftWrapping(coordinates, new int[] {0, 1}).facets(points.energies())),
                    "seed " + seed);
        }
    }

    private static List<List<Integer>> corners(List<Simplex> facets) {
        return facets.stream()
                .map(facet -> IntStream.of(facet.cornersView()).sorted().boxed().toList())
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .toList();
    }
}
