package org.mbtr.learning.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbtr.representations.parallel.Workers;

class PackedCholeskyTest {
    /** Forced in tests, so that small matrices have several panels. */
    private static final int PANEL = 96;

    private static final Workers WORKERS = new Workers(2);

    @AfterAll
    static void stop() {
        WORKERS.close();
    }

    private static PackedMatrix packed(double[][] a) {
        PackedMatrix matrix = PackedMatrix.zeros(a.length, Tiling.uniform(a.length, PANEL));
        for (int i = 0; i < a.length; i++) {
            matrix.setRow(i, 0, a[i], 0, i + 1);
        }
        return matrix;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, PANEL - 1, PANEL, PANEL + 1, 3 * PANEL + 5})
    void factorIsThatOfTheFullMatrixBitForBit(int n) {
        double[][] a = Naive.positiveDefinite(n, 1);
        try (PackedMatrix half = packed(a);
                DenseMatrix full = Naive.dense(a, n)) {
            PackedCholesky.factorInPlace(half, WORKERS);
            Cholesky.factorInPlace(full, Tiling.uniform(n, PANEL), WORKERS);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    assertEquals(full.get(i, j), half.get(i, j), 0.0);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, PANEL + 1, 3 * PANEL + 5})
    void solutionsLeaveNoResidual(int n) {
        double[][] a = Naive.positiveDefinite(n, 2);
        double[] b = Naive.flat(Naive.random(n, 1, 3), 1);
        try (PackedMatrix matrix = packed(a)) {
            double[] x = PackedCholesky.factorInPlace(matrix, WORKERS).solve(b);
            double[] product = new double[n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    product[i] += a[i][j] * x[j];
                }
            }
            assertArrayEquals(b, product, 1e-13 * (n + 1));
        }
    }

    @Test
    void elementsAreSymmetricAndRowsGoWhereTheyBelong() {
        int n = 2 * PANEL + 3;
        try (PackedMatrix matrix = PackedMatrix.zeros(n, Tiling.uniform(n, PANEL))) {
            for (int i = 0; i < n; i++) {
                double[] row = new double[i + 2];
                for (int j = 0; j <= i; j++) {
                    row[j + 1] = i * 1000.0 + j;
                }
                int cut = i / 3;
                matrix.setRow(i, 0, row, 1, cut);
                matrix.setRow(i, cut, row, 1 + cut, i + 1 - cut);
            }
            matrix.addToDiagonal(0.5);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    double expected = i * 1000.0 + j + (i == j ? 0.5 : 0);
                    assertEquals(expected, matrix.get(i, j));
                    assertEquals(expected, matrix.get(j, i));
                }
            }
        }
    }

    @Test
    void badPivotIsCountedInTheWholeMatrix() {
        int n = 2 * PANEL;
        double[][] a = Naive.positiveDefinite(n, 4);
        a[PANEL + 7][PANEL + 7] = -1;
        try (PackedMatrix matrix = packed(a)) {
            var failure = assertThrows(
                    NotPositiveDefiniteException.class, () -> PackedCholesky.factorInPlace(matrix, WORKERS));
            assertEquals(PANEL + 7, failure.pivotIndex());
        }
    }

    @Test
    void memoryIsHalfThatOfTheSquare() {
        long square = 63_000L * 63_000 * Double.BYTES;
        assertEquals(0.505, (double) PackedMatrix.bytes(63_000) / square, 5e-4);
    }

    @Test
    void whatLiesOutsideIsRefused() {
        try (PackedMatrix matrix = packed(Naive.positiveDefinite(5, 5))) {
            double[] values = new double[5];
            assertThrows(IndexOutOfBoundsException.class, () -> matrix.setRow(2, 1, values, 0, 3));
            assertThrows(IndexOutOfBoundsException.class, () -> matrix.setRow(5, 0, values, 0, 1));
            assertThrows(IndexOutOfBoundsException.class, () -> matrix.get(0, 5));
            PackedCholesky cholesky = PackedCholesky.factorInPlace(matrix, WORKERS);
            assertThrows(IllegalArgumentException.class, () -> cholesky.solve(new double[4]));
        }
        PackedMatrix closed = PackedMatrix.zeros(2);
        closed.close();
        closed.close();
        assertTrue(assertThrows(IllegalStateException.class, () -> closed.get(0, 0))
                .getMessage()
                .contains("closed"));
    }
}
