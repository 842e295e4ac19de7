package org.mbtr.potentials.dynamics;

import java.util.ArrayList;
import java.util.List;

/**
 * Motion of all atoms together: along the three axes and, for molecules, around the centre of mass.
 *
 * <p>In coordinates times the square root of mass these are at most six vectors, made orthonormal here; taking velocities
 * apart along them leaves momentum and angular momentum zero. A linear molecule has five of them, an atom three.
 */
final class RigidMotion {
    /** Rotations that move atoms less than this share of the size of the molecule are none. */
    private static final double NEGLIGIBLE = 1e-6;

    private final double[] roots;
    private final List<double[]> basis = new ArrayList<>();

    /**
     * At these places.
     *
     * @param masses {@code [atoms]}
     * @param positions {@code [3*atoms]}
     * @param rotates whether rotations count
     */
    RigidMotion(double[] masses, double[] positions, boolean rotates) {
        this.roots = new double[masses.length];
        double total = 0;
        double[] centre = new double[3];
        for (int atom = 0; atom < masses.length; atom++) {
            roots[atom] = Math.sqrt(masses[atom]);
            total += masses[atom];
            for (int m = 0; m < 3; m++) {
                centre[m] += masses[atom] * positions[3 * atom + m];
            }
        }
        double size = 0;
        double[][] motions = new double[6][positions.length];
        for (int atom = 0; atom < masses.length; atom++) {
            double[] r = new double[3];
            for (int m = 0; m < 3; m++) {
                r[m] = positions[3 * atom + m] - centre[m] / total;
                size += masses[atom] * r[m] * r[m];
            }
            for (int axis = 0; axis < 3; axis++) {
                int y = (axis + 1) % 3;
                int z = (axis + 2) % 3;
                motions[axis][3 * atom + axis] = roots[atom];
                motions[3 + axis][3 * atom + y] = -roots[atom] * r[z];
                motions[3 + axis][3 * atom + z] = roots[atom] * r[y];
            }
        }
        for (int i = 0; i < (rotates ? 6 : 3); i++) {
            addIfIndependent(motions[i], i < 3 ? Math.sqrt(total) : Math.sqrt(size));
        }
    }

    private void addIfIndependent(double[] motion, double scale) {
        removeFrom(motion);
        removeFrom(motion); // twice is enough for orthogonality to rounding
        double norm = Math.sqrt(dot(motion, motion));
        if (norm > NEGLIGIBLE * scale) {
            for (int i = 0; i < motion.length; i++) {
                motion[i] /= norm;
            }
            basis.add(motion);
        }
    }

    private void removeFrom(double[] weighted) {
        for (double[] one : basis) {
            double along = dot(one, weighted);
            for (int i = 0; i < weighted.length; i++) {
                weighted[i] -= along * one[i];
            }
        }
    }

    /** Number of independent motions. */
    int count() {
        return basis.size();
    }

    /** Takes these motions out of velocities {@code [3*atoms]}. */
    void takeFrom(double[] velocities) {
        for (int i = 0; i < velocities.length; i++) {
            velocities[i] *= roots[i / 3];
        }
        removeFrom(velocities);
        for (int i = 0; i < velocities.length; i++) {
            velocities[i] /= roots[i / 3];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
