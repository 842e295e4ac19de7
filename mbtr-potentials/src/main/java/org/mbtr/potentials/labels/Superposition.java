package org.mbtr.potentials.labels;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * The rotation, with a reflection where that fits better, that brings one set of points as near as possible to another, both
 * about their centres. The best rotation is the unit quaternion that belongs to the largest eigenvalue of a symmetric matrix
 * of order 4. That of the inverted points has the opposite sign, so the smallest eigenvalue belongs to their best rotation;
 * the eigenvalue of larger magnitude fits better.
 *
 * <p>Source: B. K. P. Horn, J. Opt. Soc. Am. A 4, 629 (1987), doi:10.1364/JOSAA.4.000629.
 */
final class Superposition {
    private final double[] rotation;

    /**
     * Turns {@code moved} onto {@code fixed}.
     *
     * @param fixed {@code [3*points]}, centred
     * @param moved {@code [3*points]}, centred
     */
    Superposition(double[] fixed, double[] moved) {
        double[][] s = new double[3][3];
        for (int k = 0; k < fixed.length; k += 3) {
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    s[i][j] += moved[k + i] * fixed[k + j];
                }
            }
        }
        double[][] n = {
            {s[0][0] + s[1][1] + s[2][2], s[1][2] - s[2][1], s[2][0] - s[0][2], s[0][1] - s[1][0]},
            {0, s[0][0] - s[1][1] - s[2][2], s[0][1] + s[1][0], s[2][0] + s[0][2]},
            {0, 0, s[1][1] - s[0][0] - s[2][2], s[1][2] + s[2][1]},
            {0, 0, 0, s[2][2] - s[0][0] - s[1][1]}
        };
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < i; j++) {
                n[i][j] = n[j][i];
            }
        }
        // Eigenvalues descend, so the first is the largest and the last the smallest.
        EigenDecompositionSymmetric system = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(n, false));
        boolean inverted = -system.getEigenvalue(3) > system.getEigenvalue(0);
        double[] q = system.getEigenvector(inverted ? 3 : 0).toArray();
        rotation = matrix(q[0], q[1], q[2], q[3]);
        if (inverted) {
            for (int k = 0; k < rotation.length; k++) {
                rotation[k] = -rotation[k];
            }
        }
    }

    private static double[] matrix(double w, double x, double y, double z) {
        return new double[] {
            w * w + x * x - y * y - z * z,
            2 * (x * y - w * z),
            2 * (x * z + w * y),
            2 * (x * y + w * z),
            w * w - x * x + y * y - z * z,
            2 * (y * z - w * x),
            2 * (x * z - w * y),
            2 * (y * z + w * x),
            w * w - x * x - y * y + z * z
        };
    }

    /** The vectors turned, and reflected where that fits better, {@code [3*n]}. */
    double[] turned(double[] vectors) {
        double[] result = new double[vectors.length];
        for (int k = 0; k < vectors.length; k += 3) {
            for (int i = 0; i < 3; i++) {
                result[k + i] = rotation[3 * i] * vectors[k]
                        + rotation[3 * i + 1] * vectors[k + 1]
                        + rotation[3 * i + 2] * vectors[k + 2];
            }
        }
        return result;
    }

    /** The points about their centre, {@code [3*n]}. */
    static double[] centred(double[] points) {
        double[] result = points.clone();
        for (int axis = 0; axis < 3; axis++) {
            double sum = 0;
            for (int k = axis; k < points.length; k += 3) {
                sum += points[k];
            }
            for (int k = axis; k < points.length; k += 3) {
                result[k] -= 3 * sum / points.length;
            }
        }
        return result;
    }
}
