package org.mbtr.structures;

import java.util.ArrayList;
import java.util.List;

/**
 * The three vectors along which places are measured in fractions: the cell vectors of the periodic directions, and unit
 * vectors perpendicular to them (and to each other) in place of the others, whatever the cell says there.
 */
final class Lattice {
    /** Volume through the product of the lengths of the vectors below which they count as linearly dependent. */
    private static final double FLAT = 1e-9;

    /** Rows {@code [3*3]} (angstrom). */
    final double[] vectors;

    final boolean[] periodic;
    /** Columns of fractional coordinates: f_k = Σ_m r_m inverse[3*k+m] (1/angstrom). */
    final double[] inverse;
    /** Distance between opposite faces, {@code [3]} (angstrom). */
    final double[] heights = new double[3];

    private Lattice(double[] vectors, boolean[] periodic) {
        this.vectors = vectors;
        this.periodic = periodic;
        double[] cross = {
            vectors[4] * vectors[8] - vectors[5] * vectors[7],
            vectors[5] * vectors[6] - vectors[3] * vectors[8],
            vectors[3] * vectors[7] - vectors[4] * vectors[6],
            vectors[7] * vectors[2] - vectors[8] * vectors[1],
            vectors[8] * vectors[0] - vectors[6] * vectors[2],
            vectors[6] * vectors[1] - vectors[7] * vectors[0],
            vectors[1] * vectors[5] - vectors[2] * vectors[4],
            vectors[2] * vectors[3] - vectors[0] * vectors[5],
            vectors[0] * vectors[4] - vectors[1] * vectors[3]
        };
        double volume = vectors[0] * cross[0] + vectors[1] * cross[1] + vectors[2] * cross[2];
        double lengths = norm(vectors, 0) * norm(vectors, 3) * norm(vectors, 6);
        if (!(Math.abs(volume) > FLAT * lengths)) {
            throw new MbtrException(
                    "the periodic cell vectors lie in a plane or on a line and span no volume; check the cell");
        }
        this.inverse = cross;
        for (int k = 0; k < 3; k++) {
            heights[k] = Math.abs(volume) / norm(cross, 3 * k);
            for (int m = 0; m < 3; m++) {
                inverse[3 * k + m] /= volume;
            }
        }
    }

    /**
     * The lattice of a structure; unit vectors along the axes for one without a cell.
     *
     * @throws MbtrException if the periodic vectors are linearly dependent
     */
    static Lattice of(Structure structure) {
        double[] vectors = structure.cell().map(Cell::vectors).orElse(new double[9]);
        boolean[] periodic = structure.cell().map(Cell::periodic).orElse(new boolean[3]);
        for (int k = 0; k < 3; k++) {
            if (!periodic[k]) {
                replace(vectors, periodic, k);
            }
        }
        return new Lattice(vectors, periodic);
    }

    /** Puts a unit vector perpendicular to the periodic vectors and the replaced ones before it in place of vector k. */
    private static void replace(double[] vectors, boolean[] periodic, int k) {
        double[] best = new double[3];
        double longest = -1;
        for (int axis = 0; axis < 3; axis++) {
            double[] candidate = new double[3];
            candidate[axis] = 1;
            for (double[] direction : orthonormal(vectors, periodic, k)) {
                double along = candidate[0] * direction[0] + candidate[1] * direction[1] + candidate[2] * direction[2];
                for (int m = 0; m < 3; m++) {
                    candidate[m] -= along * direction[m];
                }
            }
            double length = norm(candidate, 0);
            if (length > longest) {
                longest = length;
                best = candidate;
            }
        }
        for (int m = 0; m < 3; m++) {
            vectors[3 * k + m] = best[m] / longest;
        }
    }

    /** An orthonormal basis of the space of the periodic vectors and of those before k. */
    private static List<double[]> orthonormal(double[] vectors, boolean[] periodic, int k) {
        List<double[]> basis = new ArrayList<>();
        for (int v = 0; v < 3; v++) {
            if (!periodic[v] && v >= k) {
                continue;
            }
            double[] direction = {vectors[3 * v], vectors[3 * v + 1], vectors[3 * v + 2]};
            for (double[] one : basis) {
                double along = direction[0] * one[0] + direction[1] * one[1] + direction[2] * one[2];
                for (int m = 0; m < 3; m++) {
                    direction[m] -= along * one[m];
                }
            }
            double length = norm(direction, 0);
            if (length > FLAT * norm(vectors, 3 * v)) {
                for (int m = 0; m < 3; m++) {
                    direction[m] /= length;
                }
                basis.add(direction);
            }
        }
        return basis;
    }

    private static double norm(double[] v, int at) {
        return Math.sqrt(v[at] * v[at] + v[at + 1] * v[at + 1] + v[at + 2] * v[at + 2]);
    }
}
