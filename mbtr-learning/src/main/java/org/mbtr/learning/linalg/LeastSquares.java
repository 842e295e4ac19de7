package org.mbtr.learning.linalg;

import java.util.Arrays;

/** Small dense least-squares problems whose matrix may lack full rank. */
public final class LeastSquares {
    /**
     * Singular values below this share of the largest count as zero. Compositions are ratios of small whole numbers: exact
     * dependences leave singular values of rounding errors (10⁻¹⁵), others stay far above this.
     */
    static final double RANK_TOLERANCE = 1e-10;

    private LeastSquares() {}

    /**
     * A solution.
     *
     * @param values {@code (columns)}; handed out as they are, read only
     * @param rank of the matrix, at most the smaller of its extents
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Solution(double[] values, int rank) {}

    /**
     * Of all x that minimise ‖A x − b‖ the one of smallest ‖x‖, by singular values (LAPACK's dgelsd). Memory: two copies of
     * A; cost: rows · columns², on the calling thread.
     *
     * @param a {@code (rows)(columns)}, not changed
     * @param b {@code (rows)}, not changed
     * @return zeros and rank 0 for a matrix without rows, columns or entries other than zero
     * @throws IllegalStateException if the singular values do not converge
     */
    public static Solution minimumNorm(double[] a, int rows, int columns, double[] b) {
        if (a.length != rows * columns || b.length != rows) {
            throw new IllegalArgumentException(
                    rows + " × " + columns + " needs other arrays than of " + a.length + " and " + b.length);
        }
        if (rows == 0 || columns == 0) {
            return new Solution(new double[columns], 0);
        }
        double[] byColumns = new double[a.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                byColumns[j * rows + i] = a[i * columns + j];
            }
        }
        double[] rightSide = Arrays.copyOf(b, Math.max(rows, columns));
        int rank = OpenBlas.gelsd(rows, columns, byColumns, rightSide, RANK_TOLERANCE);
        return new Solution(Arrays.copyOf(rightSide, columns), rank);
    }
}
