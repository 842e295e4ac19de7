package org.mbtr.learning.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeastSquaresTest {
    /** The condition of these random matrices is below 10³. */
    private static final double TOLERANCE = 1e-10;

    private static double[] random(int count, long seed) {
        return new Random(seed).doubles(count, -1, 1).toArray();
    }

    private static double[] product(double[] a, int rows, int columns, double[] x) {
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                y[i] += a[i * columns + j] * x[j];
            }
        }
        return y;
    }

    @ParameterizedTest
    @CsvSource({"40, 7", "7, 7", "1, 1"})
    void solvesWhatHasASolution(int rows, int columns) {
        double[] a = random(rows * columns, 3);
        double[] x = random(columns, 4);
        LeastSquares.Solution found = LeastSquares.minimumNorm(a, rows, columns, product(a, rows, columns, x));
        assertEquals(columns, found.rank());
        assertArrayEquals(x, found.values(), TOLERANCE);
    }

    @Test
    void residualIsOrthogonalToTheColumns() {
        double[] a = random(60 * 5, 5);
        double[] b = random(60, 6);
        double[] fitted =
                product(a, 60, 5, LeastSquares.minimumNorm(a, 60, 5, b).values());
        for (int j = 0; j < 5; j++) {
            double inner = 0;
            for (int i = 0; i < 60; i++) {
                inner += a[i * 5 + j] * (b[i] - fitted[i]);
            }
            assertEquals(0, inner, TOLERANCE, "column " + j);
        }
    }

    /** Two columns alike: the smallest solution shares the coefficient between them. */
    @Test
    void dependentColumnsShareTheirCoefficient() {
        double[] a = {1, 1, 0, 2, 2, 1, 3, 3, 5};
        LeastSquares.Solution found = LeastSquares.minimumNorm(a, 3, 3, new double[] {4, 8 + 1, 12 + 5});
        assertEquals(2, found.rank());
        assertArrayEquals(new double[] {2, 2, 1}, found.values(), TOLERANCE);
    }

    /** One equation for three unknowns: x is along the row, a · b / |a|². */
    @Test
    void fewerRowsThanColumnsGiveTheSmallestSolution() {
        LeastSquares.Solution found = LeastSquares.minimumNorm(new double[] {1, 2, 2}, 1, 3, new double[] {18});
        assertEquals(1, found.rank());
        assertArrayEquals(new double[] {2, 4, 4}, found.values(), TOLERANCE);
    }

    @Test
    void argumentsStayAsTheyAre() {
        double[] a = random(12, 7);
        double[] b = random(4, 8);
        double[] aBefore = a.clone();
        double[] bBefore = b.clone();
        LeastSquares.minimumNorm(a, 4, 3, b);
        assertArrayEquals(aBefore, a);
        assertArrayEquals(bBefore, b);
    }

    @Test
    void nothingHasTheSolutionZero() {
        assertArrayEquals(
                new double[3],
                LeastSquares.minimumNorm(new double[0], 0, 3, new double[0]).values());
        LeastSquares.Solution zero = LeastSquares.minimumNorm(new double[6], 3, 2, new double[] {1, 2, 3});
        assertEquals(0, zero.rank());
        assertArrayEquals(new double[2], zero.values());
    }
}
