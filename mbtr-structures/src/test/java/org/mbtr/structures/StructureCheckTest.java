package org.mbtr.structures;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbtr.structures.StructureCheck.ClosePair;

/** Coincident atoms are found, across the faces of a cell too. */
class StructureCheckTest {
    private static final double[] SKEWED = {4, 0, 0, 1.5, 5, 0, -1, 2, 6};
    private static final boolean[] PERIODIC = {true, true, true};

    @Test
    void coincidentAtomsAreNamedWithTheirDistance() {
        Structure structure = Structure.molecule(new int[] {6, 1, 1}, new double[] {0, 0, 0, 1, 0, 0, 1, 0, 0.05});

        MbtrException fault =
                assertThrows(MbtrException.class, () -> StructureCheck.require(structure, "a.xyz, frame 1"));

        assertTrue(
                fault.getMessage().startsWith("a.xyz, frame 1: atoms 2 (H) and 3 (H) are 0.05000 angstrom apart"),
                fault.getMessage());
    }

    @Test
    void bondedAtomsPass() {
        Structure hydrogen = Structure.molecule(new int[] {1, 1}, new double[] {0, 0, 0, 0, 0, 0.74});

        assertDoesNotThrow(() -> StructureCheck.require(hydrogen, "H2"));
    }

    @Test
    void coordinateThatIsNotFiniteIsNamed() {
        Structure broken = Structure.molecule(new int[] {1}, new double[] {0, Double.POSITIVE_INFINITY, 0});

        MbtrException fault = assertThrows(MbtrException.class, () -> StructureCheck.require(broken, "x"));

        assertTrue(fault.getMessage().contains("x, atom 1: coordinate y is Infinity"), fault.getMessage());
    }

    @Test
    void onlyPeriodicDirectionsHaveImages() {
        double[] positions = {0, 0, 0.01, 0, 0, 5.99};
        double[] vectors = {4, 0, 0, 0, 5, 0, 0, 0, 6};
        Structure slab =
                Structure.crystal(new int[] {1, 1}, positions, new Cell(vectors, new boolean[] {true, true, false}));
        Structure bulk = Structure.crystal(new int[] {1, 1}, positions, new Cell(vectors, PERIODIC));

        assertTrue(StructureCheck.closerThan(slab, 0.1).isEmpty());
        assertEquals(0.02, StructureCheck.closerThan(bulk, 0.1).orElseThrow().distance(), 1e-12);
    }

    /** The slow way: all images in the 5x5x5 cells around, after the atoms have been scattered over far cells. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void closestPairIsThatOfAnExhaustiveSearch(long seed) {
        Random random = new Random(seed);
        int atoms = 20;
        double[] fractions = random.doubles(3L * atoms, -0.001, 1.001).toArray();
        double[] positions = new double[3 * atoms];
        for (int i = 0; i < atoms; i++) {
            for (int axis = 0; axis < 3; axis++) {
                int far = random.nextInt(7) - 3;
                for (int c = 0; c < 3; c++) {
                    positions[3 * i + c] += (fractions[3 * i + axis] + far) * SKEWED[3 * axis + c];
                }
            }
        }
        int[] elements = new int[atoms];
        Arrays.fill(elements, 1);
        Structure structure = Structure.crystal(elements, positions, new Cell(SKEWED, PERIODIC));

        Optional<ClosePair> found = StructureCheck.closerThan(structure, 1.5);

        double slow = exhaustive(fractions);
        assertTrue(slow < 1.5, "the case must have a close pair");
        assertEquals(slow, found.orElseThrow().distance(), 1e-10, "seed " + seed);
    }

    private static double exhaustive(double[] fractions) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < fractions.length; i += 3) {
            for (int j = i + 3; j < fractions.length; j += 3) {
                for (int image = 0; image < 125; image++) {
                    double fx = fractions[i] - fractions[j] + image % 5 - 2;
                    double fy = fractions[i + 1] - fractions[j + 1] + image / 5 % 5 - 2;
                    double fz = fractions[i + 2] - fractions[j + 2] + image / 25 - 2;
                    double x = fx * SKEWED[0] + fy * SKEWED[3] + fz * SKEWED[6];
                    double y = fx * SKEWED[1] + fy * SKEWED[4] + fz * SKEWED[7];
                    double z = fx * SKEWED[2] + fy * SKEWED[5] + fz * SKEWED[8];
                    least = Math.min(least, Math.sqrt(x * x + y * y + z * z));
                }
            }
        }
        return least;
    }
}
