package org.mbtr.learning.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbtr.representations.parallel.Workers;

class CholeskyTest {
    /** Tile edge forced in tests, so that small matrices have several tiles, and strips within a tile. */
    private static final int TILE = 96;
    /** Relative to the largest element: some hundred roundings of 1.1e-16, for orders up to 300. */
    private static final double TOLERANCE = 1e-13;

    private static final Workers WORKERS = new Workers(2);

    @AfterAll
    static void stop() {
        WORKERS.close();
    }

    private static Cholesky factor(DenseMatrix matrix) {
        return Cholesky.factorInPlace(matrix, Tiling.uniform(matrix.rows(), TILE), WORKERS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, TILE - 1, TILE, TILE + 1, 3 * TILE + 5})
    void factorTimesItsTransposeIsTheMatrix(int n) {
        double[][] a = Naive.positiveDefinite(n, 1);
        try (DenseMatrix matrix = Naive.dense(a, n)) {
            factor(matrix);
            double[][] lower = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    lower[i][j] = j > i ? 0 : matrix.get(i, j);
                    assertTrue(j <= i || matrix.get(i, j) == a[i][j], "upper triangle must stay");
                }
            }
            double[][] product = Naive.product(lower, Naive.transpose(lower, n), n);
            for (int i = 0; i < n; i++) {
                assertArrayEquals(a[i], product[i], TOLERANCE * (n + 1));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, TILE + 1, 3 * TILE + 5})
    void solutionsLeaveNoResidual(int n) {
        double[][] a = Naive.positiveDefinite(n, 2);
        int r = 131;
        double[][] b = Naive.random(n, r, 3);
        try (DenseMatrix matrix = Naive.dense(a, n);
                DenseMatrix x = Naive.dense(b, r)) {
            Cholesky cholesky = factor(matrix);
            cholesky.solveInPlace(x, WORKERS);
            double[] column = new double[n];
            for (int i = 0; i < n; i++) {
                column[i] = b[i][5];
            }
            double[] single = cholesky.solve(column);
            double[][] solution = new double[n][];
            for (int i = 0; i < n; i++) {
                solution[i] = x.row(i);
                assertEquals(solution[i][5], single[i], TOLERANCE);
            }
            assertArrayEquals(Naive.flat(b, r), Naive.flat(Naive.product(a, solution, r), r), TOLERANCE * (n + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 128, 3 * TILE + 5})
    void inverseTimesMatrixIsIdentity(int n) {
        double[][] a = Naive.positiveDefinite(n, 4);
        try (DenseMatrix matrix = Naive.dense(a, n)) {
            Cholesky cholesky = factor(matrix);
            try (DenseMatrix inverse = cholesky.inverse(WORKERS)) {
                assertArrayEquals(inverse.diagonal(), cholesky.inverseDiagonal(WORKERS), TOLERANCE);
                inverse.mirrorLower(WORKERS);
                double[][] rows = new double[n][];
                for (int i = 0; i < n; i++) {
                    rows[i] = inverse.row(i);
                }
                double[][] product = Naive.product(a, rows, n);
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        assertEquals(i == j ? 1 : 0, product[i][j], TOLERANCE);
                    }
                }
            }
        }
    }

    @Test
    void logDeterminantOfKnownMatrix() {
        // [[4, 2], [2, 3]] has determinant 8.
        try (DenseMatrix matrix = DenseMatrix.of(new double[] {4, 2, 2, 3}, 2, 2)) {
            assertEquals(Math.log(8), factor(matrix).logDeterminant(), 1e-15);
        }
    }

    @Test
    void resultsDoNotDependOnTheNumberOfThreads() {
        int n = 700;
        double[][] a = Naive.positiveDefinite(n, 5);
        double[][] first = null;
        for (int threads = 1; threads <= 3; threads++) {
            try (Workers workers = new Workers(threads);
                    DenseMatrix matrix = Naive.dense(a, n);
                    DenseMatrix b = Naive.dense(a, n)) {
                Cholesky cholesky = Cholesky.factorInPlace(matrix, workers);
                cholesky.solveInPlace(b, workers);
                double[][] results = {
                    matrix.segment().toArray(ValueLayout.JAVA_DOUBLE),
                    b.segment().toArray(ValueLayout.JAVA_DOUBLE),
                    cholesky.inverseDiagonal(workers)
                };
                first = first == null ? results : first;
                for (int i = 0; i < results.length; i++) {
                    assertTrue(Arrays.equals(first[i], results[i]), "result " + i + " on " + threads + " threads");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, TILE - 1, TILE, 2 * TILE + 17, 3 * TILE + 4})
    void failureNamesTheFirstBadPivotAndItsValue(int bad) {
        int n = 3 * TILE + 5;
        try (DenseMatrix matrix = DenseMatrix.zeros(n, n)) {
            for (int i = 0; i < n; i++) {
                matrix.set(i, i, 4);
            }
            // Row "bad" is coupled to row 0 alone, with 1/2 in L, so its pivot is 0.25 less than its diagonal.
            if (bad > 0) {
                matrix.set(bad, 0, 1);
            }
            matrix.set(bad, bad, bad > 0 ? -2.75 : -3);
            var failure = assertThrows(NotPositiveDefiniteException.class, () -> factor(matrix));
            assertEquals(bad, failure.pivotIndex());
            assertEquals(-3, failure.pivotValue());
            assertTrue(failure.getMessage().contains("pivot " + bad + " "), failure.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void valuesThatAreNotFiniteAreFound(double value) {
        int n = 2 * TILE + 3;
        try (DenseMatrix matrix = DenseMatrix.zeros(n, n)) {
            matrix.addToDiagonal(1);
            matrix.set(TILE + 7, 3, value);
            var failure = assertThrows(NotPositiveDefiniteException.class, () -> factor(matrix));
            assertEquals(TILE + 7, failure.pivotIndex());
            assertTrue(failure.getMessage().contains("not finite"), failure.getMessage());
        }
    }

    @Test
    void wrongShapesAreRefused() {
        try (DenseMatrix wide = DenseMatrix.zeros(2, 3);
                DenseMatrix square = DenseMatrix.of(new double[] {1}, 1, 1)) {
            assertThrows(IllegalArgumentException.class, () -> factor(wide));
            Cholesky cholesky = factor(square);
            assertThrows(IllegalArgumentException.class, () -> cholesky.solve(new double[2]));
        }
    }
}
