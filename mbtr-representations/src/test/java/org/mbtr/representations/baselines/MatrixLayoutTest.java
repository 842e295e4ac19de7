package org.mbtr.representations.baselines;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.mbtr.representations.ColumnLabel;

/** What becomes of rows of the same norm. */
class MatrixLayoutTest {
    /** Four atoms that symmetry makes equal: every row has the same entries in another order. */
    private static final double[][] TIED = {{1, 5, 6, 7}, {5, 1, 7, 6}, {6, 7, 1, 5}, {7, 6, 5, 1}};

    /** The same with atoms 1 and 3 exchanged. */
    private static final double[][] EXCHANGED = {{1, 7, 6, 5}, {7, 1, 5, 6}, {6, 5, 1, 7}, {5, 6, 7, 1}};

    private static double[] values(MatrixForm form, double[][] matrix) {
        return new MatrixLayout(form, 5).values(matrix);
    }

    @Test
    void rowsOfTheSameNormKeepTheOrderOfTheirAtoms() {
        double[] expected = {1, 5, 1, 6, 7, 1, 7, 6, 5, 1, 0, 0, 0, 0, 0};

        assertArrayEquals(expected, values(MatrixForm.SORTED, TIED), 0);
        assertArrayEquals(values(MatrixForm.UNSORTED, TIED), values(MatrixForm.SORTED, TIED), 0);
    }

    /** So the sorted form of symmetric structures is not invariant to the order of atoms; the eigenvalues are. */
    @Test
    void exchangeOfTiedRowsShowsInTheSortedFormAndNotInTheEigenvalues() {
        assertFalse(Arrays.equals(values(MatrixForm.SORTED, TIED), values(MatrixForm.SORTED, EXCHANGED)));
        assertArrayEquals(values(MatrixForm.EIGENVALUES, TIED), values(MatrixForm.EIGENVALUES, EXCHANGED), 1e-13);
    }

    /** 1 + 5 + 6 + 7, 1 + 5 − 6 − 7, 1 − 5 + 6 − 7, 1 − 5 − 6 + 7. */
    @Test
    void eigenvaluesAreInDescendingOrderOfMagnitude() {
        assertArrayEquals(new double[] {19, -7, -5, -3, 0}, values(MatrixForm.EIGENVALUES, TIED), 1e-13);
    }

    @Test
    void legendNamesEigenvalues() {
        assertEquals(
                "[eigenvalue 1, eigenvalue 2]",
                new MatrixLayout(MatrixForm.EIGENVALUES, 2)
                        .legend(2).stream().map(ColumnLabel::quantity).toList().toString());
    }
}
