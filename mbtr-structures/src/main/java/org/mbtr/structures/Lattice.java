package org.mbtr.structures;

import java.util.ArrayList;
import java.util.List;

/**
 * The three vectors along which places are measured in fractions: the cell vectors of the periodic directions, and unit
 * vectors perpendicular to them (and to each other) in place of the others, whatever the cell says there. So every
 * structure has fractional coordinates; those along directions that are not periodic are lengths (angstrom).
 *
 * <p>Place and fractions: r = Σ_k f_k a_k, f_k = b_k · r, with the rows a_k of {@link #vectors()} and b_k of
 * {@link #inverse()}.
 */
public final class Lattice {
    /** Volume through the product of the lengths of the vectors below which they count as linearly dependent. */
    private static final double FLAT = 1e-9;
    /** Atoms are at most this many cell vectors away, of which twice as many fit an int. */
    private static final double FARTHEST = 1e9;

    /** Rows {@code [3*3]} (angstrom). */
    final double[] vectors;

    final boolean[] periodic;
    /** Columns of fractional coordinates: f_k = Σ_m r_m inverse[3*k+m] (1/angstrom). */
    final double[] inverse;
    /** Distance between opposite faces, {@code [3]} (angstrom). */
    final double[] heights = new double[3];

    private final double extent;

    /** With vectors all of which are there and linearly independent. */
    private Lattice(double[] vectors, boolean[] periodic) {
        this.vectors = vectors;
        this.periodic = periodic;
        this.inverse = crossProducts(vectors);
        double volume = volume(vectors, inverse);
        this.extent = Math.abs(volume);
        for (int k = 0; k < 3; k++) {
            heights[k] = extent / norm(inverse, 3 * k);
            for (int m = 0; m < 3; m++) {
                inverse[3 * k + m] /= volume;
            }
        }
    }

    /** The lattice of a structure; unit vectors along the axes for one without a cell. */
    public static Lattice of(Structure structure) {
        return structure.cell().map(Lattice::of).orElseGet(() -> completed(new double[9], new boolean[3]));
    }

    /** The lattice of a cell. */
    public static Lattice of(Cell cell) {
        return completed(cell.vectors(), cell.periodic());
    }

    /** Whether vectors {@code [3*3]} are linearly independent in the periodic directions; those must have a length. */
    static boolean independent(double[] vectors, boolean[] periodic) {
        double[] all = vectors.clone();
        replaceOthers(all, periodic);
        double lengths = norm(all, 0) * norm(all, 3) * norm(all, 6);
        return Math.abs(volume(all, crossProducts(all))) > FLAT * lengths;
    }

    private static Lattice completed(double[] vectors, boolean[] periodic) {
        replaceOthers(vectors, periodic);
        return new Lattice(vectors, periodic);
    }

    /** Rows a_k, a copy {@code [3*3]} (angstrom). */
    public double[] vectors() {
        return vectors.clone();
    }

    /** Rows b_k of the inverse, a copy {@code [3*3]} (1/angstrom): the reciprocal vectors without 2π. */
    public double[] inverse() {
        return inverse.clone();
    }

    /** Whether the structure repeats along each vector, a copy {@code [3]}. */
    public boolean[] periodic() {
        return periodic.clone();
    }

    /** Distances between opposite faces of the cell, a copy {@code [3]} (angstrom); 1 for directions not periodic. */
    public double[] heights() {
        return heights.clone();
    }

    /**
     * How much space a cell takes in the periodic directions: the volume of a bulk (cubic angstrom), the area of a slab
     * (square angstrom), the length of a wire (angstrom), 1 for a molecule.
     */
    public double extent() {
        return extent;
    }

    /** Fractional coordinate k of a place (angstrom). */
    public double fraction(double x, double y, double z, int k) {
        return x * inverse[3 * k] + y * inverse[3 * k + 1] + z * inverse[3 * k + 2];
    }

    /** Component m (0, 1, 2 for x, y, z; angstrom) of the place with these fractional coordinates. */
    public double place(double f0, double f1, double f2, int m) {
        return f0 * vectors[m] + f1 * vectors[3 + m] + f2 * vectors[6 + m];
    }

    /**
     * The same atoms moved by whole cell vectors so that their fractional coordinates along periodic directions are from 0
     * to below 1, except for rounding. Nothing else changes.
     *
     * @throws MbtrException if an atom is more than a billion cell vectors away or has a coordinate that is not finite
     */
    public static Structure wrapped(Structure structure) {
        double[] places = structure.positions();
        of(structure).wrap(places, new int[places.length]);
        return structure.withPositions(places);
    }

    /**
     * Moves places {@code [3*atoms]} (angstrom) into the cell along the periodic directions and adds to {@code moved} by how
     * many vectors each was moved back. Done twice: far from the cell rounding leaves some outside at first.
     */
    void wrap(double[] places, int[] moved) {
        for (int at = 0; at < places.length; at += 3) {
            for (int m = 0; m < 3; m++) {
                if (!Double.isFinite(places[at + m])) {
                    throw new MbtrException("atom " + (at / 3 + 1) + " has the coordinate " + places[at + m]
                            + "; finite numbers are needed");
                }
            }
            for (int pass = 0; pass < 2; pass++) {
                int a = whole(places, at, 0);
                int b = whole(places, at, 1);
                int c = whole(places, at, 2);
                moved[at] += a;
                moved[at + 1] += b;
                moved[at + 2] += c;
                for (int m = 0; m < 3; m++) {
                    places[at + m] -= place(a, b, c, m);
                }
            }
        }
    }

    /** By how many vectors k a place is away from the cell. */
    private int whole(double[] places, int at, int k) {
        double whole = periodic[k] ? Math.floor(fraction(places[at], places[at + 1], places[at + 2], k)) : 0;
        if (Math.abs(whole) > FARTHEST) {
            throw new MbtrException("atom " + (at / 3 + 1) + " is " + whole
                    + " cell vectors away from the cell; check its coordinates and the cell");
        }
        return (int) whole;
    }

    /** The cross products a2 x a3, a3 x a1, a1 x a2 as rows: the inverse times the volume. */
    private static double[] crossProducts(double[] v) {
        return new double[] {
            v[4] * v[8] - v[5] * v[7], v[5] * v[6] - v[3] * v[8], v[3] * v[7] - v[4] * v[6],
            v[7] * v[2] - v[8] * v[1], v[8] * v[0] - v[6] * v[2], v[6] * v[1] - v[7] * v[0],
            v[1] * v[5] - v[2] * v[4], v[2] * v[3] - v[0] * v[5], v[0] * v[4] - v[1] * v[3]
        };
    }

    private static double volume(double[] v, double[] cross) {
        return v[0] * cross[0] + v[1] * cross[1] + v[2] * cross[2];
    }

    private static void replaceOthers(double[] vectors, boolean[] periodic) {
        for (int k = 0; k < 3; k++) {
            if (!periodic[k]) {
                replace(vectors, periodic, k);
            }
        }
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
