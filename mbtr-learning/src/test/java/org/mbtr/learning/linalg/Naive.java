package org.mbtr.learning.linalg;

import java.util.Random;

/** Slow and obvious versions, for comparison, on row-major arrays of rows. */
final class Naive {
    private Naive() {}

    static double[][] random(int rows, int columns, long seed) {
        Random random = new Random(seed);
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextDouble(-1, 1);
            }
        }
        return matrix;
    }

    /** Symmetric, and positive definite because its diagonal dominates. */
    static double[][] positiveDefinite(int order, long seed) {
        double[][] matrix = random(order, order, seed);
        for (int i = 0; i < order; i++) {
            for (int j = 0; j < i; j++) {
                matrix[j][i] = matrix[i][j];
            }
            matrix[i][i] = order + 1;
        }
        return matrix;
    }

    static double[][] product(double[][] a, double[][] b, int columns) {
        double[][] c = new double[a.length][columns];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                for (int j = 0; j < columns; j++) {
                    c[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return c;
    }

    static double[][] transpose(double[][] a, int columns) {
        double[][] transpose = new double[columns][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < columns; j++) {
                transpose[j][i] = a[i][j];
            }
        }
        return transpose;
    }

    static double[] flat(double[][] a, int columns) {
        double[] flat = new double[a.length * columns];
        for (int i = 0; i < a.length; i++) {
            System.arraycopy(a[i], 0, flat, i * columns, columns);
        }
        return flat;
    }

    static DenseMatrix dense(double[][] a, int columns) {
        return DenseMatrix.of(flat(a, columns), a.length, columns);
    }
}
