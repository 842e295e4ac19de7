package org.mbtr.representations.mbtr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mbtr.representations.StructureGradient;
import org.mbtr.representations.TestCrystals;
import org.mbtr.representations.TestCrystals.Shape;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.Features;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Structure;

/** Structures that are worked on in parts. */
class LargeStructureTest {
    private static final Structure CELL = TestCrystals.random(3, Shape.TRICLINIC, 4, "Na", "Cl");
    private static final int CELLS = 3 * 4 * 4;
    private static final Structure LARGE = TestCrystals.supercell(CELL, 3, 4, 4);
    private static final Envelope SMOOTH = new Envelope.Smooth(1.2, 3.4);
    private static final double TOLERANCE = 1e-10;

    /** Cosines, because a dihedral angle has a kink where it is planar, as those of an atom with its images are. */
    static Stream<MbtrSettings> settings() {
        return Stream.of(
                        new PairGeometry.InverseDistance(),
                        new AngleGeometry.CosineAngle(),
                        new DihedralGeometry.CosineDihedral())
                .map(geometry ->
                        MbtrSettings.of(List.of(MbtrGradientTest.term(geometry, new Weighting.Unity(), SMOOTH))));
    }

    @Test
    void largeStructureHasParts() {
        assertEquals(CELLS * CELL.atomCount(), LARGE.atomCount());
        List<AtomRange> parts = AtomRange.parts(LARGE.atomCount());
        assertTrue(parts.size() > 1);
        assertEquals(0, parts.getFirst().begin());
        assertEquals(LARGE.atomCount(), parts.getLast().end());
        IntStream.range(1, parts.size())
                .forEach(p -> assertEquals(parts.get(p - 1).end(), parts.get(p).begin()));
        assertEquals(1, AtomRange.parts(1).size());
    }

    /** The parts together are the whole: so many cells have so many times the features, and each atom the gradient of its own. */
    @ParameterizedTest
    @MethodSource("settings")
    void partsAddUp(MbtrSettings settings) {
        Mbtr mbtr = new Mbtr(settings);
        Features of = mbtr.describe(CELL);
        Features large = mbtr.describe(LARGE);
        double largest = 0;
        for (double[] values : of.blocksView().values()) {
            for (double value : values) {
                largest = Math.max(largest, value);
            }
        }
        for (Map.Entry<BlockKey, double[]> block : of.blocksView().entrySet()) {
            double[] expected = block.getValue().clone();
            for (int m = 0; m < expected.length; m++) {
                expected[m] *= CELLS;
            }
            assertArrayEquals(expected, large.block(block.getKey()), TOLERANCE * CELLS * largest);
        }
        double[] one = mbtr.gradient(CELL, of).positions();
        double[] many = mbtr.gradient(LARGE, of).positions();
        double steepest = 0;
        for (double derivative : one) {
            steepest = Math.max(steepest, Math.abs(derivative));
        }
        assertTrue(steepest > 0);
        for (int i = 0; i < many.length; i++) {
            assertEquals(one[i % one.length], many[i], TOLERANCE * steepest);
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void resultsDoNotDependOnThreads(MbtrSettings settings) {
        Mbtr mbtr = new Mbtr(settings);
        Features alone = mbtr.describe(LARGE);
        StructureGradient gradient = mbtr.gradient(LARGE, alone);
        try (Workers workers = new Workers(4)) {
            assertEquals(alone, mbtr.describe(LARGE, workers));
            StructureGradient shared = mbtr.gradient(LARGE, alone, workers);
            assertArrayEquals(gradient.positions(), shared.positions());
            assertArrayEquals(gradient.strain(), shared.strain());
        }
    }
}
