package org.mbtr.learning.linalg;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/**
 * A rectangular part of a matrix, or its transpose, as an operand of a product. Shares the elements with its source.
 *
 * @param segment doubles, on the Java heap or outside
 * @param offset index of element (0, 0) in the segment (doubles)
 * @param rows number of rows of the view
 * @param columns number of columns of the view
 * @param stride distance between the beginnings of two stored rows (doubles), at least the stored row's length and 1
 * @param transposed false: element (i, j) at offset + i·stride + j; true: at offset + j·stride + i
 */
public record MatrixView(MemorySegment segment, long offset, int rows, int columns, int stride, boolean transposed) {

    /** Checks that all elements lie in the segment. */
    public MatrixView {
        int storedRows = transposed ? columns : rows;
        int storedColumns = transposed ? rows : columns;
        if (rows < 0 || columns < 0 || offset < 0 || stride < Math.max(1, storedColumns)) {
            throw new IllegalArgumentException("not a matrix: offset " + offset + ", stored rows " + storedRows
                    + ", stored columns " + storedColumns + ", stride " + stride);
        }
        boolean empty = rows == 0 || columns == 0;
        long needed = empty ? offset : offset + (storedRows - 1L) * stride + storedColumns;
        if (needed > segment.byteSize() / Double.BYTES) {
            throw new IllegalArgumentException("a matrix of " + storedRows + " x " + storedColumns + " with stride "
                    + stride + " at offset " + offset + " needs " + needed + " values, found "
                    + segment.byteSize() / Double.BYTES);
        }
    }

    /** A matrix in a row-major array, of which the first rows·columns values are used; not copied. */
    public static MatrixView of(double[] values, int rows, int columns) {
        return new MatrixView(MemorySegment.ofArray(values), 0, rows, columns, Math.max(1, columns), false);
    }

    /** The transpose, of the same elements. */
    public MatrixView transpose() {
        return new MatrixView(segment, offset, columns, rows, stride, !transposed);
    }

    /** The part that begins at element (row, column). */
    public MatrixView block(int row, int column, int blockRows, int blockColumns) {
        Objects.checkFromIndexSize(row, blockRows, rows);
        Objects.checkFromIndexSize(column, blockColumns, columns);
        return new MatrixView(segment, index(row, column), blockRows, blockColumns, stride, transposed);
    }

    /** Element (row, column). */
    public double get(int row, int column) {
        Objects.checkIndex(row, rows);
        Objects.checkIndex(column, columns);
        return segment.getAtIndex(ValueLayout.JAVA_DOUBLE, index(row, column));
    }

    /** The segment from element (row, column) on; both may be at the end of the matrix. */
    MemorySegment from(int row, int column) {
        return segment.asSlice(Math.min(index(row, column) * Double.BYTES, segment.byteSize()));
    }

    private long index(int row, int column) {
        return transposed ? offset + (long) column * stride + row : offset + (long) row * stride + column;
    }
}
