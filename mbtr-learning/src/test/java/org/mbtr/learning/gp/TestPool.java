package org.mbtr.learning.gp;

import java.util.Random;
import org.mbtr.learning.kernels.Kernel;
import org.mbtr.learning.linalg.DenseMatrix;

/** Points in the plane with squared distances, and values drawn from a Gaussian process, all by slow and obvious means. */
final class TestPool implements AutoCloseable {
    final int size;
    final double[][] points;
    final DenseMatrix squaredDistances;

    TestPool(int size, long seed) {
        this.size = size;
        this.points = new double[size][2];
        Random random = new Random(seed);
        for (double[] point : points) {
            point[0] = random.nextDouble(-1, 1);
            point[1] = random.nextDouble(-1, 1);
        }
        this.squaredDistances = DenseMatrix.zeros(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                squaredDistances.set(
                        i, j, Math.pow(points[i][0] - points[j][0], 2) + Math.pow(points[i][1] - points[j][1], 2));
            }
        }
    }

    KernelCovariance covariance(double lengthScale) {
        return new KernelCovariance(squaredDistances, new Kernel.Gaussian(lengthScale));
    }

    /** k + η δ. */
    double[][] matrix(double lengthScale, double noise) {
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                matrix[i][j] =
                        Math.exp(-squaredDistances.get(i, j) / (2 * lengthScale * lengthScale)) + (i == j ? noise : 0);
            }
        }
        return matrix;
    }

    /** One draw of all values, of this standard deviation. */
    double[] draw(double lengthScale, double noise, double deviation, Random random) {
        double[][] a = matrix(lengthScale, noise);
        double[][] lower = new double[size][size];
        double[] values = new double[size];
        double[] normal = new double[size];
        for (int i = 0; i < size; i++) {
            normal[i] = random.nextGaussian();
            for (int j = 0; j <= i; j++) {
                double sum = a[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
                values[i] += deviation * lower[i][j] * normal[j];
            }
        }
        return values;
    }

    /** The block of these rows and columns. */
    static double[][] block(double[][] matrix, int[] rows, int[] columns) {
        double[][] block = new double[rows.length][columns.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                block[i][j] = matrix[rows[i]][columns[j]];
            }
        }
        return block;
    }

    /** Inverse by elimination, with the logarithm of the determinant. */
    record Inverse(double[][] matrix, double logDeterminant) {
        static Inverse of(double[][] matrix) {
            int n = matrix.length;
            double[][] a = new double[n][2 * n];
            for (int i = 0; i < n; i++) {
                System.arraycopy(matrix[i], 0, a[i], 0, n);
                a[i][n + i] = 1;
            }
            double logDeterminant = 0;
            for (int k = 0; k < n; k++) {
                double pivot = a[k][k];
                logDeterminant += Math.log(pivot);
                for (int j = 0; j < 2 * n; j++) {
                    a[k][j] /= pivot;
                }
                for (int i = 0; i < n; i++) {
                    double factor = a[i][k];
                    for (int j = 0; i != k && j < 2 * n; j++) {
                        a[i][j] -= factor * a[k][j];
                    }
                }
            }
            double[][] inverse = new double[n][n];
            for (int i = 0; i < n; i++) {
                System.arraycopy(a[i], n, inverse[i], 0, n);
            }
            return new Inverse(inverse, logDeterminant);
        }

        /** uᵀ A⁻¹ v. */
        double form(double[] u, double[] v) {
            double sum = 0;
            for (int i = 0; i < u.length; i++) {
                for (int j = 0; j < v.length; j++) {
                    sum += u[i] * matrix[i][j] * v[j];
                }
            }
            return sum;
        }
    }

    @Override
    public void close() {
        squaredDistances.close();
    }
}
