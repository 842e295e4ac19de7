package org.mbtr.representations.baselines;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mbtr.representations.ColumnLabel;
import org.mbtr.representations.Representation;
import org.mbtr.representations.RepresentationContract;
import org.mbtr.representations.TestMolecules;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** Matrices worked out by hand, and the contract for each form. */
class CoulombMatrixTest {
    private static final BlockKey KEY = BlockKey.of(0);
    private static final double CARBON = 0.5 * Math.pow(6, 2.4);
    private static final double OXYGEN = 0.5 * Math.pow(8, 2.4);
    /** H, O and C on a line at 0, 1 and 3 Å. */
    private static final Structure LINE = TestMolecules.of("H O C", 0, 0, 0, 1, 0, 0, 3, 0, 0);

    private static double[] describe(CoulombMatrixSettings.Form form, int atoms, Structure structure) {
        return new CoulombMatrixSettings(form, atoms)
                .create()
                .describe(structure)
                .block(KEY);
    }

    @Test
    void unsortedIsTheLowerTriangleWithPadding() {
        double[] expected = {0.5, 8, OXYGEN, 2, 24, CARBON, 0, 0, 0, 0};

        assertArrayEquals(expected, describe(CoulombMatrixSettings.Form.UNSORTED, 4, LINE), 1e-12);
    }

    /** Norms: O with 24 and 8 beside its diagonal, C with 24 and 2, H with 8 and 2. */
    @Test
    void sortedHasRowsInDescendingOrderOfTheirNorm() {
        double[] expected = {OXYGEN, 24, CARBON, 8, 2, 0.5, 0, 0, 0, 0};

        assertArrayEquals(expected, describe(CoulombMatrixSettings.Form.SORTED, 4, LINE), 1e-12);
    }

    /** The norm of the row decides, not the diagonal: the crowded carbon atom comes before the lone oxygen atom. */
    @Test
    void crowdedRowComesBeforeLargerDiagonal() {
        Structure crowded = TestMolecules.of("O C C C", 100, 0, 0, 0, 0, 0, 0.3, 0, 0, 0, 0.4, 0);

        double[] values = describe(CoulombMatrixSettings.Form.SORTED, 4, crowded);

        assertEquals(CARBON, values[0], 1e-12);
        assertEquals(36 / 0.3, values[1], 1e-12);
        assertEquals(OXYGEN, values[9], 1e-12);
    }

    @Test
    void eigenvaluesOfHydrogenAreSumAndDifference() {
        Structure hydrogen = TestMolecules.of("H H", 0, 0, 0, 0, 0, 0.8);

        assertArrayEquals(
                new double[] {0.5 + 1 / 0.8, 0.5 - 1 / 0.8, 0},
                describe(CoulombMatrixSettings.Form.EIGENVALUES, 3, hydrogen),
                1e-14);
    }

    @Test
    void eigenvaluesOfTwoDifferentAtoms() {
        Structure hydroxyl = TestMolecules.of("H O", 0, 0, 0, 0, 2, 0);
        double mean = (0.5 + OXYGEN) / 2;
        double root = Math.sqrt(Math.pow((OXYGEN - 0.5) / 2, 2) + 16);

        assertArrayEquals(
                new double[] {mean + root, mean - root},
                describe(CoulombMatrixSettings.Form.EIGENVALUES, 2, hydroxyl),
                1e-12);
    }

    @Test
    void inverseDistancesGoRowByRow() {
        Structure molecule = TestMolecules.of("H O C H", 0, 0, 0, 1, 0, 0, 3, 0, 0, 0, 4, 0);
        double[] expected = {1, 1 / 3.0, 1 / 2.0, 1 / 4.0, 1 / Math.sqrt(17), 1 / 5.0};

        assertArrayEquals(expected, describe(CoulombMatrixSettings.Form.INVERSE_DISTANCES, 4, molecule), 1e-15);
    }

    @Test
    void legendNamesRowsAndColumns() {
        Representation representation = new CoulombMatrixSettings(CoulombMatrixSettings.Form.SORTED, 2).create();

        assertEquals(
                "[row 1 column 1, row 2 column 1, row 2 column 2]",
                representation.legend(KEY, 3).stream()
                        .map(ColumnLabel::quantity)
                        .toList()
                        .toString());
    }

    @Test
    void tooLargeMoleculeIsAnErrorThatSaysHowLarge() {
        MbtrException error =
                assertThrows(MbtrException.class, () -> describe(CoulombMatrixSettings.Form.SORTED, 2, LINE));

        assertTrue(error.getMessage().contains("3 atoms"), error.getMessage());
        assertTrue(error.getMessage().contains("holds 2"), error.getMessage());
    }

    @Test
    void settingsAreChecked() {
        MbtrException noForm = assertThrows(MbtrException.class, () -> new CoulombMatrixSettings(null, 2));
        MbtrException noAtoms = assertThrows(
                MbtrException.class, () -> new CoulombMatrixSettings(CoulombMatrixSettings.Form.SORTED, 0));

        assertTrue(noForm.getMessage().contains("form"), noForm.getMessage());
        assertTrue(noAtoms.getMessage().contains("found 0"), noAtoms.getMessage());
    }

    @Nested
    class SortedContract extends RepresentationContract {
        @Override
        protected Representation create() {
            return new CoulombMatrixSettings(CoulombMatrixSettings.Form.SORTED, 23).create();
        }
    }

    @Nested
    class EigenvaluesContract extends RepresentationContract {
        @Override
        protected Representation create() {
            return new CoulombMatrixSettings(CoulombMatrixSettings.Form.EIGENVALUES, 23).create();
        }
    }

    @Nested
    class UnsortedContract extends RepresentationContract {
        @Override
        protected Representation create() {
            return new CoulombMatrixSettings(CoulombMatrixSettings.Form.UNSORTED, 23).create();
        }

        @Override
        protected boolean isInvariantToOrderOfAtoms() {
            return false;
        }
    }

    @Nested
    class InverseDistancesContract extends RepresentationContract {
        @Override
        protected Representation create() {
            return new CoulombMatrixSettings(CoulombMatrixSettings.Form.INVERSE_DISTANCES, 23).create();
        }

        @Override
        protected boolean isInvariantToOrderOfAtoms() {
            return false;
        }
    }
}
