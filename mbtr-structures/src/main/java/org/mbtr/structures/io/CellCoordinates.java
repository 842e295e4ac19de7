package org.mbtr.structures.io;

/**
 * Places in a cell as fractions of its vectors and as Cartesian coordinates: r = f · A, where the rows of A are the cell
 * vectors (angstrom), {@code [3*3]} row-major.
 */
final class CellCoordinates {
    /** Vectors that span less than this part of the volume of a box of their lengths lie in a plane but for rounding. */
    private static final double FLAT = 1e-8;

    private CellCoordinates() {}

    /** Cartesian coordinates (angstrom) of fractions. */
    static double[] cartesian(double[] fractions, double[] vectors) {
        double[] place = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            place[axis] =
                    fractions[0] * vectors[axis] + fractions[1] * vectors[3 + axis] + fractions[2] * vectors[6 + axis];
        }
        return place;
    }

    /** Fractions of Cartesian coordinates (angstrom), by Cramer's rule; the vectors must span a volume. */
    static double[] fractions(double[] place, double[] vectors) {
        double volume = volume(vectors);
        double[] fractions = new double[3];
        for (int i = 0; i < 3; i++) {
            double[] replaced = vectors.clone();
            System.arraycopy(place, 0, replaced, 3 * i, 3);
            fractions[i] = volume(replaced) / volume;
        }
        return fractions;
    }

    /** Signed volume (cubic angstrom). */
    static double volume(double[] v) {
        return v[0] * (v[4] * v[8] - v[5] * v[7])
                - v[1] * (v[3] * v[8] - v[5] * v[6])
                + v[2] * (v[3] * v[7] - v[4] * v[6]);
    }

    /** Whether the vectors span no volume: one has no length, or they lie in a plane. */
    static boolean isFlat(double[] vectors) {
        double box = 1;
        for (int i = 0; i < 3; i++) {
            box *= Math.sqrt(vectors[3 * i] * vectors[3 * i]
                    + vectors[3 * i + 1] * vectors[3 * i + 1]
                    + vectors[3 * i + 2] * vectors[3 * i + 2]);
        }
        return !(Math.abs(volume(vectors)) > FLAT * box);
    }
}
