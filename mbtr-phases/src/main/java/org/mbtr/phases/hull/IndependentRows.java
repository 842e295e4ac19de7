package org.mbtr.phases.hull;

import java.util.Arrays;

/** Rows and columns of a matrix that span it, by Gaussian elimination with complete pivoting. */
final class IndependentRows {
    /** Entries below this are rounding errors: the smallest pivot of compositions of up to 100 atoms is 1e-4. */
    private static final double ZERO = 1e-9;

    private final int[] rows;
    private final int[] columns;

    private IndependentRows(int[] rows, int[] columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * Eliminates.
     *
     * @param matrix {@code (rows × width)}, row-major, not changed
     */
    static IndependentRows find(double[] matrix, int width) {
        double[] rest = matrix.clone();
        int[] rows = new int[width];
        int[] columns = new int[width];
        for (int rank = 0; rank < width; rank++) {
            int pivot = 0;
            for (int i = 1; i < rest.length; i++) {
                pivot = Math.abs(rest[i]) > Math.abs(rest[pivot]) ? i : pivot;
            }
            if (!(Math.abs(rest[pivot]) > ZERO)) {
                return new IndependentRows(Arrays.copyOf(rows, rank), Arrays.copyOf(columns, rank));
            }
            rows[rank] = pivot / width;
            columns[rank] = pivot % width;
            double[] eliminated = Arrays.copyOfRange(rest, rows[rank] * width, (rows[rank] + 1) * width);
            for (int row = 0; row < rest.length; row += width) {
                double factor = rest[row + columns[rank]] / eliminated[columns[rank]];
                for (int k = 0; k < width; k++) {
                    rest[row + k] -= factor * eliminated[k];
                }
                rest[row + columns[rank]] = 0;
            }
        }
        return new IndependentRows(rows, columns);
    }

    /** Rows, as many as the rank. */
    int[] rows() {
        return rows.clone();
    }

    /** Columns, as many as the rank: all rows follow from their entries in these. */
    int[] columns() {
        return columns.clone();
    }
}
