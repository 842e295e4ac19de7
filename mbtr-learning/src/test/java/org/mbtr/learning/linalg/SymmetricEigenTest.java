package org.mbtr.learning.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricEigenTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 40})
    void vectorsAreOrthonormalAndSolveTheEquation(int order) {
        double[] a = symmetric(order, 4);
        SymmetricEigen found = SymmetricEigen.of(a, order);

        for (int k = 0; k < order; k++) {
            double[] v = vector(found, k, order);
            for (int i = 0; i < order; i++) {
                double product = 0;
                for (int j = 0; j < order; j++) {
                    product += a[i * order + j] * v[j];
                }
                assertEquals(found.values()[k] * v[i], product, 1e-12 * order);
            }
            for (int l = 0; l <= k; l++) {
                double overlap = 0;
                double[] other = vector(found, l, order);
                for (int i = 0; i < order; i++) {
                    overlap += v[i] * other[i];
                }
                assertEquals(k == l ? 1 : 0, overlap, 1e-13 * order);
            }
            assertTrue(k == 0 || found.values()[k - 1] <= found.values()[k]);
        }
    }

    /** Eigenvalues over thirty powers of ten, as of the bins of a broad distribution. */
    @Test
    void eigenvaluesOfAllSizesConverge() {
        int order = 30;
        double[] a = new double[order * order];
        for (int i = 0; i < order; i++) {
            for (int j = 0; j < order; j++) {
                for (int sample = 0; sample < 50; sample++) {
                    double g = 0.01 * sample;
                    a[i * order + j] +=
                            Math.exp(-Math.pow(0.1 * i - g, 2) / 8) * Math.exp(-Math.pow(0.1 * j - g, 2) / 8);
                }
            }
        }
        double[] values = SymmetricEigen.of(a, order).values();
        assertEquals(1, values[order - 1] / trace(a, order), 0.01);
        assertTrue(Math.abs(values[0]) < 1e-14 * values[order - 1]);
    }

    @Test
    void diagonalMatrixKeepsItsEntries() {
        assertArrayEquals(
                new double[] {-1, 2, 5},
                SymmetricEigen.of(new double[] {5, 0, 0, 0, -1, 0, 0, 0, 2}, 3).values(),
                1e-15);
    }

    @Test
    void whatIsNotANumberIsRefused() {
        assertThrows(IllegalStateException.class, () -> SymmetricEigen.of(new double[] {Double.NaN}, 1));
    }

    private static double trace(double[] a, int order) {
        double trace = 0;
        for (int i = 0; i < order; i++) {
            trace += a[i * order + i];
        }
        return trace;
    }

    private static double[] vector(SymmetricEigen found, int k, int order) {
        return Arrays.copyOfRange(found.vectors(), k * order, (k + 1) * order);
    }

    private static double[] symmetric(int order, long seed) {
        Random random = new Random(seed);
        double[] a = new double[order * order];
        for (int i = 0; i < order; i++) {
            for (int j = 0; j <= i; j++) {
                a[i * order + j] = random.nextGaussian();
                a[j * order + i] = a[i * order + j];
            }
        }
        return a;
    }
}
