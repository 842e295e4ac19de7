package org.mbtr.learning.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbtr.representations.parallel.Workers;

class GrowingCholeskyTest {
    /** Some hundred roundings of 1.1e-16, for orders up to 130. */
    private static final double TOLERANCE = 1e-13;

    private static final Workers WORKERS = new Workers(2);

    @AfterAll
    static void stop() {
        WORKERS.close();
    }

    private static void append(GrowingCholesky growing, double[][] matrix, int row) {
        growing.append(Arrays.copyOf(matrix[row], row), matrix[row][row]);
    }

    /** 32 and 64 are where the memory grows. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 31, 32, 33, 64, 130})
    void growingIsFactoringAnew(int n) {
        double[][] a = Naive.positiveDefinite(n, 5);
        double[] b = Naive.random(1, n, 6)[0];
        try (GrowingCholesky growing = new GrowingCholesky();
                DenseMatrix matrix = Naive.dense(a, n);
                DenseMatrix halves = DenseMatrix.of(b, n, 1)) {
            for (int i = 0; i < n; i++) {
                append(growing, a, i);
            }
            Cholesky anew = Cholesky.factorInPlace(matrix, WORKERS);
            double[] x = b.clone();
            growing.solveHalf(x);
            growing.multiplyInverseFactor(halves);
            for (int i = 0; i < n; i++) {
                assertEquals(x[i], halves.get(i, 0), TOLERANCE);
            }
            growing.solveOtherHalf(x);
            assertEquals(n, growing.order());
            assertArrayEquals(anew.solve(b), x, TOLERANCE);
            assertEquals(anew.logDeterminant(), growing.logDeterminant(), TOLERANCE * n * 10);
            assertArrayEquals(anew.inverseDiagonal(WORKERS), growing.inverseDiagonal(), TOLERANCE);
        }
    }

    @Test
    void refusedRowChangesNothing() {
        double[][] a = Naive.positiveDefinite(3, 7);
        try (GrowingCholesky growing = new GrowingCholesky()) {
            append(growing, a, 0);
            append(growing, a, 1);
            double before = growing.logDeterminant();
            NotPositiveDefiniteException refused = assertThrows(
                    NotPositiveDefiniteException.class,
                    () -> growing.append(new double[] {a[0][0], a[1][0]}, a[0][0]),
                    "a copy of row 0 makes the matrix singular");
            assertEquals(2, refused.pivotIndex());
            assertEquals(2, growing.order());
            assertEquals(before, growing.logDeterminant());
            append(growing, a, 2);
            double[] x = {1, 2, 3};
            growing.solveHalf(x);
            growing.solveOtherHalf(x);
            for (int i = 0; i < 3; i++) {
                assertEquals(i + 1, a[i][0] * x[0] + a[i][1] * x[1] + a[i][2] * x[2], TOLERANCE * 10);
            }
        }
    }
}
