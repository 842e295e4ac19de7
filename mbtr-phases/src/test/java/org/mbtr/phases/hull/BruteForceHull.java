package org.mbtr.phases.hull;

import java.util.List;

/**
 * The lower hull by its definition: the lowest energy of a composition over all sets of as many points as there are components
 * that can compose it. Cost: points^components.
 */
final class BruteForceHull {
    private static final double ROUNDING = 1e-9;

    private BruteForceHull() {}

    /** Energy of the hull of all points but one (−1 for all) at a composition; infinite if they cannot compose it. */
    static double energyAt(Composition x, List<Composition> points, double[] energies, int without) {
        return lowest(x, points, energies, without, new int[x.size()], 0, 0);
    }

    private static double lowest(
            Composition x,
            List<Composition> points,
            double[] energies,
            int without,
            int[] chosen,
            int depth,
            int from) {
        if (depth == chosen.length) {
            return energy(x, points, energies, chosen);
        }
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = from; i < points.size(); i++) {
            if (i != without) {
                chosen[depth] = i;
                lowest = Math.min(lowest, lowest(x, points, energies, without, chosen, depth + 1, i + 1));
            }
        }
        return lowest;
    }

    private static double energy(Composition x, List<Composition> points, double[] energies, int[] chosen) {
        int n = chosen.length;
        double[][] columns = new double[n][];
        for (int j = 0; j < n; j++) {
            columns[j] = points.get(chosen[j]).fractions();
        }
        double volume = determinant(columns);
        if (Math.abs(volume) < ROUNDING) {
            return Double.POSITIVE_INFINITY;
        }
        double energy = 0;
        for (int j = 0; j < n; j++) {
            double[][] replaced = columns.clone();
            replaced[j] = x.fractions();
            double fraction = determinant(replaced) / volume;
            if (fraction < -ROUNDING) {
                return Double.POSITIVE_INFINITY;
            }
            energy += fraction * energies[chosen[j]];
        }
        return energy;
    }

    /** By expansion along the first row. */
    static double determinant(double[][] matrix) {
        int n = matrix.length;
        if (n == 1) {
            return matrix[0][0];
        }
        double sum = 0;
        for (int j = 0; j < n; j++) {
            double[][] minor = new double[n - 1][n - 1];
            for (int row = 1; row < n; row++) {
                for (int column = 0; column < n - 1; column++) {
                    minor[row - 1][column] = matrix[row][column < j ? column : column + 1];
                }
            }
            sum += (j % 2 == 0 ? 1 : -1) * matrix[0][j] * determinant(minor);
        }
        return sum;
    }
}
