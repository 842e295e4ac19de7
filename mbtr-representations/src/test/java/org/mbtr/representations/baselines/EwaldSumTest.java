package org.mbtr.representations.baselines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mbtr.representations.TestCrystals;
import org.mbtr.representations.TestCrystals.Shape;
import org.mbtr.structures.Cell;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** Known lattice sums, a direct evaluation, and what must not matter. */
class EwaldSumTest {
    private static final double ACCURACY = 1e-10;

    private static Structure crystal(double[] vectors, double... positions) {
        return Structure.crystal(
                new int[positions.length / 3], positions, new Cell(vectors, new boolean[] {true, true, true}));
    }

    private static double[] cubic(double a) {
        return new double[] {a, 0, 0, 0, a, 0, 0, 0, a};
    }

    /** Face-centred cubic with lattice constant a. */
    private static double[] faceCentred(double a) {
        double h = a / 2;
        return new double[] {0, h, h, h, 0, h, h, h, 0};
    }

    private static EwaldSum sum(Structure crystal, double accuracy) {
        return EwaldSum.of(crystal, accuracy);
    }

    /** Energy per cell: the lower triangle with its diagonal. */
    private static double energy(EwaldSum sum, double... charges) {
        double[][] interactions = sum.interactions(charges);
        double energy = 0;
        for (int i = 0; i < charges.length; i++) {
            for (int j = 0; j <= i; j++) {
                energy += interactions[i][j];
            }
        }
        return energy;
    }

    /** The Madelung constant M = −E d/q² for one pair of charges ±q at distance d in the cell. */
    private static double madelung(double[] vectors, double charge, double... second) {
        double[] positions = {0, 0, 0, second[0], second[1], second[2]};
        double distance = Math.sqrt(second[0] * second[0] + second[1] * second[1] + second[2] * second[2]);
        return -energy(sum(crystal(vectors, positions), ACCURACY), charge, -charge) * distance / (charge * charge);
    }

    /** M. L. Glasser, I. J. Zucker, Theor. Chem. Adv. Perspect. 5 67 (1980). */
    @Test
    void madelungConstantsAreThePublishedOnes() {
        double a = 5.64;

        assertEquals(1.747564594633182, madelung(faceCentred(a), 1, a / 2, 0, 0), 1e-8);
        assertEquals(1.762674773070988, madelung(cubic(4.12), 1, 2.06, 2.06, 2.06), 1e-8);
        assertEquals(1.638055053388789, madelung(faceCentred(5.41), 2, 5.41 / 4, 5.41 / 4, 5.41 / 4), 1e-8);
    }

    /**
     * Of a lattice of like charges in a uniform background: ψ a = −2.837297 for the simple cubic lattice (G. Makov, M.
     * C. Payne, Phys. Rev. B 51 4014 (1995)), −0.895929 and −0.895873 for the body- and face-centred one as energy in
     * units of the radius of the sphere that holds one charge (R. A. Coldwell-Horsfall, A. A. Maradudin, J. Math. Phys.
     * 1 395 (1960), whose energies in rydberg are twice these).
     */
    @Test
    void latticesOfLikeChargesHaveThePublishedEnergies() {
        double a = 3.3;
        double[] bodyCentred = {-a / 2, a / 2, a / 2, a / 2, -a / 2, a / 2, a / 2, a / 2, -a / 2};

        double cubic = energy(sum(crystal(cubic(a), 0, 0, 0), ACCURACY), 1);
        double inBodyCentred = energy(sum(crystal(bodyCentred, 0, 0, 0), ACCURACY), 1);
        double inFaceCentred = energy(sum(crystal(faceCentred(a), 0, 0, 0), ACCURACY), 1);

        assertEquals(-2.837297, 2 * cubic * a, 5e-7);
        assertEquals(-0.895929, inBodyCentred * Math.cbrt(3 * a * a * a / 2 / (4 * Math.PI)), 5e-7);
        assertEquals(-0.895873, inFaceCentred * Math.cbrt(3 * a * a * a / 4 / (4 * Math.PI)), 2e-6);
    }

    private static double[][] ofUnitCharges(EwaldSum sum, int atoms) {
        double[] charges = new double[atoms];
        Arrays.fill(charges, 1);
        return sum.interactions(charges);
    }

    private static void assertSameMatrix(double[][] expected, double[][] found, double tolerance) {
        for (int i = 0; i < expected.length; i++) {
            for (int j = 0; j < expected.length; j++) {
                assertEquals(expected[i][j], found[i][j], tolerance, "entry " + i + ", " + j);
            }
        }
    }

    /** From mostly real to mostly reciprocal space: with the factor 1 both have as many terms. */
    @ParameterizedTest
    @CsvSource({
        "TRICLINIC, 1e-8",
        "TRICLINIC, 1e-4",
        "TRICLINIC, 1e-12",
        "LEFT_HANDED, 1e-8",
        "THIN, 1e-8",
        "THIN, 1e-4",
        "SKEWED, 1e-8",
        "SKEWED, 1e-11"
    })
    void splittingParameterDoesNotMatter(Shape shape, double accuracy) {
        for (long seed = 1; seed <= 3; seed++) {
            Structure crystal = TestCrystals.random(seed, shape, 4, "Na");
            double volume = Math.abs(crystal.cell().orElseThrow().signedVolume());
            double[][] exact = ofUnitCharges(sum(crystal, 1e-12), 4);
            for (double factor : new double[] {0.5, 1, 1.5, 2.3, 3.5}) {
                double splitting = factor * Math.sqrt(Math.PI) / Math.cbrt(volume);

                double[][] found = ofUnitCharges(EwaldSum.of(crystal, accuracy, splitting), 4);

                assertSameMatrix(exact, found, accuracy + 1e-12);
            }
        }
    }

    /** A control: the accuracy decides how much is summed, and a low one is kept, too. */
    @Test
    void lowAccuracyIsNotHigh() {
        Structure crystal = TestCrystals.random(1, Shape.TRICLINIC, 4, "Na");

        double[][] coarse = ofUnitCharges(sum(crystal, 1e-3), 4);
        double[][] exact = ofUnitCharges(sum(crystal, 1e-12), 4);

        assertNotEquals(exact[1][0], coarse[1][0], 1e-9);
        assertSameMatrix(exact, coarse, 1e-3);
    }

    /** The formulas as they stand, over many more vectors than needed and with a splitting parameter of its own. */
    @ParameterizedTest
    @EnumSource(
            value = Shape.class,
            names = {"TRICLINIC", "LEFT_HANDED"})
    void potentialsAreThoseOfTheDirectSums(Shape shape) {
        Structure crystal = TestCrystals.random(7, shape, 3, "Na", "Cl");

        double[][] found = ofUnitCharges(sum(crystal, ACCURACY), 3);

        assertSameMatrix(ReferenceEwald.ofUnitCharges(crystal, 0.45, 9), found, ACCURACY);
    }

    /** The entries of the source that this representation is from are not zero here. */
    @Test
    void atomWithoutChargeHasNoInteraction() {
        Structure crystal = TestCrystals.random(3, Shape.TRICLINIC, 3, "Na");

        double[][] interactions = sum(crystal, ACCURACY).interactions(new double[] {1, -1, 0});

        for (int i = 0; i < 3; i++) {
            assertEquals(0, interactions[2][i], 0);
            assertEquals(0, interactions[i][2], 0);
        }
    }

    @Test
    void cellOfTwiceTheSizeHasTwiceTheEnergy() {
        Structure crystal = TestCrystals.random(2, Shape.SKEWED, 2, "Na");

        double one = energy(sum(crystal, ACCURACY), 3, -1.5);
        double two = energy(sum(TestCrystals.supercell(crystal, 1, 1, 2), ACCURACY), 3, -1.5, 3, -1.5);

        assertEquals(2 * one, two, 30 * ACCURACY);
    }

    @Test
    void coincidentAtomsAreAnErrorThatNamesThem() {
        Structure crystal = crystal(cubic(4), 0, 0, 0, 2, 2, 2, 4, 0, 4.0005);

        MbtrException error = assertThrows(MbtrException.class, () -> sum(crystal, ACCURACY));

        assertTrue(error.getMessage().contains("atoms 1 and 3 coincide"), error.getMessage());
    }
}
