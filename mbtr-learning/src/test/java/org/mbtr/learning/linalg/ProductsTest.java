package org.mbtr.learning.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mbtr.representations.parallel.Workers;

class ProductsTest {
    /** Terms are at most 1 in size; rounding of a sum of k of them in any order stays below k² · 1.1e-16. */
    private static final double PER_TERM = 1e-15;

    private static final Workers WORKERS = new Workers(2);

    @AfterAll
    static void stop() {
        WORKERS.close();
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "2,7,3", "7,2,1", "63,64,65", "65,130,64", "197,129,70", "3,2,2500", "5,4,0"})
    void productAgreesWithTripleLoopForAllTransposes(int m, int n, int k) {
        double[][] a = Naive.random(m, k, 1);
        double[][] b = Naive.random(k, n, 2);
        double[][] c = Naive.random(m, n, 3);
        MatrixView stored = MatrixView.of(Naive.flat(a, k), m, k);
        MatrixView storedB = MatrixView.of(Naive.flat(b, n), k, n);
        MatrixView flippedA =
                MatrixView.of(Naive.flat(Naive.transpose(a, k), m), k, m).transpose();
        MatrixView flippedB =
                MatrixView.of(Naive.flat(Naive.transpose(b, n), k), n, k).transpose();
        double[][] expected = Naive.product(a, b, n);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                expected[i][j] = 0.5 * expected[i][j] - 2 * c[i][j];
            }
        }
        for (MatrixView left : new MatrixView[] {stored, flippedA}) {
            for (MatrixView right : new MatrixView[] {storedB, flippedB}) {
                double[] result = Naive.flat(c, n);
                Products.multiply(0.5, left, right, -2, MatrixView.of(result, m, n), WORKERS);
                assertArrayEquals(Naive.flat(expected, n), result, (k + 4) * PER_TERM);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,3", "7,5", "63,9", "64,64", "65,10", "197,33", "5,1100"})
    void gramIsProductWithTransposeInLowerTriangleOnly(int n, int d) {
        double[][] x = Naive.random(n, d, 4);
        double[][] expected = Naive.product(x, Naive.transpose(x, d), n);
        try (DenseMatrix heap = Products.gram(Naive.flat(x, d), n, d, WORKERS);
                DenseMatrix copy = Naive.dense(x, d);
                DenseMatrix outside = Products.gram(copy.view(), WORKERS)) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    assertEquals(j > i ? 0 : expected[i][j], heap.get(i, j), (d + 4) * PER_TERM);
                    assertEquals(heap.get(i, j), outside.get(i, j), "where operands lie must not matter");
                }
            }
        }
    }

    @Test
    void crossGramHoldsInnerProductsOfRows() {
        double[][] x = Naive.random(70, 9, 5);
        double[][] y = Naive.random(131, 9, 6);
        double[][] expected = Naive.product(x, Naive.transpose(y, 9), 131);
        try (DenseMatrix left = Naive.dense(x, 9);
                DenseMatrix result =
                        Products.crossGram(left.view(), MatrixView.of(Naive.flat(y, 9), 131, 9), WORKERS)) {
            for (int i = 0; i < 70; i++) {
                assertArrayEquals(expected[i], result.row(i), 13 * PER_TERM);
            }
        }
    }

    @Test
    void blocksWithStrideLeaveTheRestUntouched() {
        double[] a = Naive.flat(Naive.random(10, 10, 7), 10);
        double[] c = new double[100];
        Arrays.fill(c, 3);
        MatrixView block = MatrixView.of(a, 10, 10).block(2, 3, 4, 5);
        Products.multiply(
                1, block, block.transpose(), 0, MatrixView.of(c, 10, 10).block(1, 1, 4, 4), WORKERS);
        for (int i = 0; i < 10; i++) {
            for (int j = 0; j < 10; j++) {
                double expected = 3;
                if (i >= 1 && i < 5 && j >= 1 && j < 5) {
                    expected = 0;
                    for (int k = 3; k < 8; k++) {
                        expected += a[(i + 1) * 10 + k] * a[(j + 1) * 10 + k];
                    }
                }
                assertEquals(expected, c[i * 10 + j], 9 * PER_TERM);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1", "7,3", "1000,700", "3,0", "0,3"})
    void matrixTimesVectorAgreesWithLoops(int m, int n) {
        double[][] a = Naive.random(m, n, 8);
        double[] x = Naive.flat(Naive.random(1, n, 9), n);
        MatrixView stored = MatrixView.of(Naive.flat(a, n), m, n);
        MatrixView flipped =
                MatrixView.of(Naive.flat(Naive.transpose(a, n), m), n, m).transpose();
        double[] expected = new double[m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                expected[i] += a[i][j] * x[j];
            }
        }
        assertArrayEquals(expected, Products.multiply(stored, x, WORKERS), (n + 4) * PER_TERM);
        assertArrayEquals(expected, Products.multiply(flipped, x, WORKERS), (n + 4) * PER_TERM);
    }

    @Test
    void resultsDoNotDependOnTheNumberOfThreads() {
        double[] x = Naive.flat(Naive.random(600, 1100, 10), 1100);
        double[] v = Naive.flat(Naive.random(1, 1100, 11), 1100);
        double[][] first = null;
        for (int threads = 1; threads <= 3; threads++) {
            try (Workers workers = new Workers(threads);
                    DenseMatrix gram = Products.gram(x, 600, 1100, workers)) {
                double[] full = new double[600 * 600];
                MatrixView view = MatrixView.of(x, 600, 1100);
                Products.multiply(1, view, view.transpose(), 0, MatrixView.of(full, 600, 600), workers);
                double[][] results = {
                    gram.segment().toArray(java.lang.foreign.ValueLayout.JAVA_DOUBLE),
                    full,
                    Products.multiply(view, v, workers)
                };
                first = first == null ? results : first;
                for (int i = 0; i < results.length; i++) {
                    assertTrue(Arrays.equals(first[i], results[i]), "result " + i + " on " + threads + " threads");
                }
            }
        }
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        MatrixView a = MatrixView.of(new double[6], 2, 3);
        MatrixView c = MatrixView.of(new double[4], 2, 2);
        var failure = assertThrows(IllegalArgumentException.class, () -> Products.multiply(1, a, a, 0, c, WORKERS));
        assertTrue(failure.getMessage().contains("2 x 3 times 2 x 3 into 2 x 2"), failure.getMessage());
    }
}
