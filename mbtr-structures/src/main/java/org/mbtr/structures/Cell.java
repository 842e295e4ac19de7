package org.mbtr.structures;

import java.util.Arrays;

/**
 * Three cell vectors and the directions in which the structure repeats.
 *
 * @param vectors cell vectors as rows, {@code [3*3]} row-major (angstrom); a vector of a direction that is not periodic
 *     may be zero
 * @param periodic {@code [3]}, whether the structure repeats along each vector
 */
public record Cell(double[] vectors, boolean[] periodic) {
    /** Copies both arrays; refuses wrong sizes, numbers that are not finite and periodic directions of zero length. */
    public Cell {
        if (vectors.length != 9 || periodic.length != 3) {
            throw new IllegalArgumentException(
                    "a cell needs 9 numbers and 3 flags, found " + vectors.length + " and " + periodic.length);
        }
        vectors = vectors.clone();
        periodic = periodic.clone();
        for (double component : vectors) {
            if (!Double.isFinite(component)) {
                throw new IllegalArgumentException("cell vectors must be finite, found " + component);
            }
        }
        for (int i = 0; i < 3; i++) {
            if (periodic[i] && vectors[3 * i] == 0 && vectors[3 * i + 1] == 0 && vectors[3 * i + 2] == 0) {
                throw new IllegalArgumentException("cell vector " + (i + 1) + " is periodic and has no length");
            }
        }
    }

    /** Whether any direction is periodic. */
    public boolean isPeriodic() {
        return periodic[0] || periodic[1] || periodic[2];
    }

    @Override
    public double[] vectors() {
        return vectors.clone();
    }

    @Override
    public boolean[] periodic() {
        return periodic.clone();
    }

    /** Signed volume, the determinant of the vectors (cubic angstrom); negative for left-handed vectors. */
    public double signedVolume() {
        double[] v = vectors;
        return v[0] * (v[4] * v[8] - v[5] * v[7])
                - v[1] * (v[3] * v[8] - v[5] * v[6])
                + v[2] * (v[3] * v[7] - v[4] * v[6]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cell cell
                && Arrays.equals(vectors, cell.vectors)
                && Arrays.equals(periodic, cell.periodic);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(vectors) + Arrays.hashCode(periodic);
    }

    @Override
    public String toString() {
        return "Cell" + Arrays.toString(vectors) + Arrays.toString(periodic);
    }
}
