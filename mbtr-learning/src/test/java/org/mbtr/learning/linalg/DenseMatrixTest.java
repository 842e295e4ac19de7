package org.mbtr.learning.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;

class DenseMatrixTest {
    @Test
    void rowsAreStoredOneAfterAnother() {
        try (DenseMatrix matrix = DenseMatrix.of(new double[] {1, 2, 3, 4, 5, 6}, 2, 3)) {
            assertEquals(6, matrix.get(1, 2));
            assertArrayEquals(new double[] {4, 5, 6}, matrix.row(1));
            matrix.setRow(0, new double[] {7, 8, 9});
            assertEquals(8, matrix.get(0, 1));
            assertArrayEquals(new double[] {7, 5}, matrix.diagonal());
        }
    }

    @Test
    void copyIsIndependent() {
        try (DenseMatrix matrix = DenseMatrix.of(new double[] {1, 2}, 1, 2);
                DenseMatrix copy = matrix.copy()) {
            copy.set(0, 0, 5);
            assertEquals(1, matrix.get(0, 0));
            assertEquals(2, copy.get(0, 1));
        }
    }

    @Test
    void indicesOutsideAreRefused() {
        try (DenseMatrix matrix = DenseMatrix.zeros(2, 3)) {
            assertThrows(IndexOutOfBoundsException.class, () -> matrix.get(0, 3));
            assertThrows(IndexOutOfBoundsException.class, () -> matrix.get(2, 0));
            assertThrows(IndexOutOfBoundsException.class, () -> matrix.set(-1, 0, 1));
            assertThrows(IndexOutOfBoundsException.class, () -> matrix.setRow(0, new double[2]));
        }
    }

    @Test
    void closedMatrixIsRefusedEverywhere() {
        DenseMatrix matrix = DenseMatrix.zeros(2, 2);
        MatrixView view = matrix.view();
        matrix.close();
        matrix.close();
        assertThrows(IllegalStateException.class, () -> matrix.get(0, 0));
        assertThrows(IllegalStateException.class, () -> matrix.set(0, 0, 1));
        assertThrows(IllegalStateException.class, matrix::view);
        assertThrows(IllegalStateException.class, () -> view.get(0, 0));
        try (Workers workers = new Workers(1)) {
            assertThrows(IllegalStateException.class, () -> Cholesky.factorInPlace(matrix, workers));
            assertThrows(IllegalStateException.class, () -> Products.gram(view, workers));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 32, 33, 101})
    void mirroredMatrixIsSymmetric(int n) {
        double[][] a = Naive.random(n, n, 1);
        try (DenseMatrix matrix = Naive.dense(a, n);
                Workers workers = new Workers(2)) {
            matrix.mirrorLower(workers);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    assertEquals(a[Math.max(i, j)][Math.min(i, j)], matrix.get(i, j));
                }
            }
        }
    }

    @Test
    void elementsBeyondTwoGibibytesAreAddressed() {
        // 2.3 GB of address space, of which a few pages are touched.
        int n = 17_000;
        try (DenseMatrix matrix = DenseMatrix.zeros(n, n);
                Workers workers = new Workers(2)) {
            assertTrue(matrix.segment().byteSize() > Integer.MAX_VALUE);
            matrix.set(n - 1, n - 1, 3);
            matrix.set(n - 1, n - 2, 4);
            MatrixView corner = matrix.view().block(n - 2, n - 2, 2, 2);
            double[] product = new double[4];
            Products.multiply(1, corner, corner.transpose(), 0, MatrixView.of(product, 2, 2), workers);
            assertArrayEquals(new double[] {0, 0, 0, 25}, product);
            assertEquals(3, matrix.row(n - 1)[n - 1]);
            assertEquals(0, matrix.get(0, 0));
        }
    }

    @Test
    void refusedMemoryIsReportedWithItsSize() {
        int n = Integer.MAX_VALUE / 4;
        var failure = assertThrows(MbtrException.class, () -> DenseMatrix.zeros(n, n));
        assertTrue(failure.getMessage().contains("GiB"), failure.getMessage());
        assertTrue(failure.getMessage().contains(n + " x " + n), failure.getMessage());
    }

    @Test
    void viewsThatDoNotFitTheirArrayAreRefused() {
        var failure = assertThrows(IllegalArgumentException.class, () -> MatrixView.of(new double[5], 2, 3));
        assertTrue(failure.getMessage().contains("needs 6 values, found 5"), failure.getMessage());
    }
}
