package org.mbtr.structures;

import java.util.Arrays;

/**
 * Three cell vectors and the directions in which the structure repeats. What needs inverse vectors is in {@link Lattice}.
 *
 * @param vectors cell vectors as rows, {@code [3*3]} row-major (angstrom); a vector of a direction that is not periodic
 *     may be zero
 * @param periodic {@code [3]}, whether the structure repeats along each vector
 */
public record Cell(double[] vectors, boolean[] periodic) {
    /** Rounding of the squared height of a unit vector above two others; angles in a plane leave as much. */
    private static final double ROUNDING = 1e-14;

    /**
     * Copies both arrays; refuses wrong sizes, numbers that are not finite, periodic vectors of zero length and periodic
     * vectors that are linearly dependent.
     */
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
        if (!Lattice.independent(vectors, periodic)) {
            throw new IllegalArgumentException("the periodic cell vectors lie in one plane or on one line;"
                    + " they must span a volume (two of them an area)");
        }
    }

    /**
     * The cell, periodic in all directions, of vectors with these lengths and angles: a along x, b in the xy plane with y
     * above 0, c with z above 0. Angles of 90 degrees give components that are 0 exactly.
     *
     * @param a length of the first vector (angstrom), above 0
     * @param b length of the second
     * @param c length of the third
     * @param alpha angle between the second and the third (degrees), above 0 and below 180
     * @param beta angle between the first and the third
     * @param gamma angle between the first and the second
     * @throws IllegalArgumentException if a length or angle is out of range, or no three vectors have these angles: the
     *     largest must be less than the sum of the others, and all together less than 360 degrees
     */
    public static Cell ofLengthsAndAngles(double a, double b, double c, double alpha, double beta, double gamma) {
        for (double length : new double[] {a, b, c}) {
            if (!(length > 0) || length == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("cell lengths must be numbers above 0, found " + length);
            }
        }
        for (double angle : new double[] {alpha, beta, gamma}) {
            if (!(angle > 0 && angle < 180)) {
                throw new IllegalArgumentException("cell angles must be between 0 and 180 degrees, found " + angle);
            }
        }
        double cosAlpha = cosine(alpha);
        double cosBeta = cosine(beta);
        double cosGamma = cosine(gamma);
        double sinGamma = Math.sqrt((1 - cosGamma) * (1 + cosGamma));
        double y = (cosAlpha - cosBeta * cosGamma) / sinGamma;
        double zSquared = 1 - cosBeta * cosBeta - y * y;
        if (!(zSquared > ROUNDING)) {
            throw new IllegalArgumentException("no three vectors have the angles " + alpha + ", " + beta + " and "
                    + gamma + " degrees: each must be less than the sum of the others, and their sum less than 360");
        }
        double[] vectors = {
            a, 0, 0, b * cosGamma, b * sinGamma, 0, c * cosBeta, c * y, c * Math.sqrt(zSquared),
        };
        return new Cell(vectors, new boolean[] {true, true, true});
    }

    /** Cosine of an angle in degrees, 0 exactly at 90. */
    private static double cosine(double degrees) {
        return Math.sin(Math.toRadians(90 - degrees));
    }

    /** Whether any direction is periodic. */
    public boolean isPeriodic() {
        return periodic[0] || periodic[1] || periodic[2];
    }

    /** In how many directions the structure repeats. */
    public Periodicity periodicity() {
        int directions = 0;
        for (boolean along : periodic) {
            directions += along ? 1 : 0;
        }
        return Periodicity.values()[directions];
    }

    @Override
    public double[] vectors() {
        return vectors.clone();
    }

    @Override
    public boolean[] periodic() {
        return periodic.clone();
    }

    /** Length of vector k, 0 to 2 (angstrom). */
    public double length(int k) {
        return Math.sqrt(dot(k, k));
    }

    /**
     * Angle between the two vectors other than vector k (degrees): alpha, beta, gamma for k = 0, 1, 2; from the lengths of
     * cross and scalar product, so that it is accurate near 0 and 180 too.
     *
     * @throws IllegalArgumentException if one of the two has no length
     */
    public double angle(int k) {
        int i = (k + 1) % 3;
        int j = (k + 2) % 3;
        if (length(i) == 0 || length(j) == 0) {
            throw new IllegalArgumentException("a cell vector without length makes no angle with another");
        }
        double x = vectors[3 * i + 1] * vectors[3 * j + 2] - vectors[3 * i + 2] * vectors[3 * j + 1];
        double y = vectors[3 * i + 2] * vectors[3 * j] - vectors[3 * i] * vectors[3 * j + 2];
        double z = vectors[3 * i] * vectors[3 * j + 1] - vectors[3 * i + 1] * vectors[3 * j];
        return Math.toDegrees(Math.atan2(Math.sqrt(x * x + y * y + z * z), dot(i, j)));
    }

    private double dot(int i, int j) {
        return vectors[3 * i] * vectors[3 * j]
                + vectors[3 * i + 1] * vectors[3 * j + 1]
                + vectors[3 * i + 2] * vectors[3 * j + 2];
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
