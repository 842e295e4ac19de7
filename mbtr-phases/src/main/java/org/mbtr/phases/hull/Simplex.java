package org.mbtr.phases.hull;

/**
 * A simplex of compositions: r of them that are independent, in coordinates of r numbers. With Y the matrix of their
 * coordinates as rows, the barycentric coordinates of a composition y are λ = y Y⁻¹: y = Σ_j λ_j y_j, and all λ_j ≥ 0 inside.
 */
final class Simplex {
    private final int[] corners;
    /** {@code (r × r)}: the columns of Y⁻¹ one after the other. */
    private final double[] functionals;

    private final double[] distances;

    private Simplex(int[] corners, double[] functionals, double[] distances) {
        this.corners = corners;
        this.functionals = functionals;
        this.distances = distances;
    }

    /**
     * Inverts the transpose of Y by Gauss–Jordan elimination with column pivots.
     *
     * @param coordinates {@code (compositions × r)}, row-major
     * @param corners {@code (r)} compositions, kept
     */
    static Simplex of(double[] coordinates, int[] corners) {
        int r = corners.length;
        double[] matrix = new double[r * r];
        double[] inverse = new double[r * r];
        for (int i = 0; i < r; i++) {
            for (int k = 0; k < r; k++) {
                matrix[k * r + i] = coordinates[corners[i] * r + k];
            }
            inverse[i * r + i] = 1;
        }
        for (int column = 0; column < r; column++) {
            int pivot = column;
            for (int row = column + 1; row < r; row++) {
                if (Math.abs(matrix[row * r + column]) > Math.abs(matrix[pivot * r + column])) {
                    pivot = row;
                }
            }
            swapRows(matrix, r, pivot, column);
            swapRows(inverse, r, pivot, column);
            double scale = 1 / matrix[column * r + column];
            for (int k = 0; k < r; k++) {
                matrix[column * r + k] *= scale;
                inverse[column * r + k] *= scale;
            }
            for (int row = 0; row < r; row++) {
                double factor = matrix[row * r + column];
                if (row != column && factor != 0) {
                    for (int k = 0; k < r; k++) {
                        matrix[row * r + k] -= factor * matrix[column * r + k];
                        inverse[row * r + k] -= factor * inverse[column * r + k];
                    }
                }
            }
        }
        double[] distances = new double[r];
        for (int j = 0; j < r; j++) {
            double sum = 0;
            for (int i = 0; i < r; i++) {
                sum += Math.abs(inverse[j * r + i]);
            }
            distances[j] = 1 / sum;
        }
        return new Simplex(corners, inverse, distances);
    }

    private static void swapRows(double[] matrix, int r, int a, int b) {
        for (int k = 0; a != b && k < r; k++) {
            double kept = matrix[a * r + k];
            matrix[a * r + k] = matrix[b * r + k];
            matrix[b * r + k] = kept;
        }
    }

    /** The compositions, not copied. */
    int[] cornersView() {
        return corners;
    }

    /** Barycentric coordinate j of the composition whose r coordinates start at {@code offset}. */
    double barycentric(int j, double[] coordinates, int offset) {
        int r = corners.length;
        double sum = 0;
        for (int i = 0; i < r; i++) {
            sum += coordinates[offset + i] * functionals[j * r + i];
        }
        return sum;
    }

    /**
     * About how far corner j is from the plane through the others, in the coordinates: λ_j times this is the distance of any
     * composition, so that a tolerance of distances is one of λ_j when divided by it.
     */
    double distance(int j) {
        return distances[j];
    }

    /**
     * The plane μ with μ·y_j = e_j at the corners.
     *
     * @param energies by composition
     * @return {@code (r)}
     */
    double[] plane(double[] energies) {
        int r = corners.length;
        double[] plane = new double[r];
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < r; j++) {
                plane[i] += functionals[j * r + i] * energies[corners[j]];
            }
        }
        return plane;
    }
}
