package org.mbtr.learning.linalg;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import org.mbtr.representations.parallel.Workers;

/**
 * A matrix of doubles outside the Java heap: row-major, element (i, j) at index i·columns + j, with any number of
 * elements that the memory holds (8 bytes each; more than 2³¹ elements are fine).
 *
 * <p>Whoever creates a matrix closes it; its memory is not given back otherwise. Using a closed matrix throws
 * {@link IllegalStateException}. Different threads may write different elements at the same time.
 */
public final class DenseMatrix implements AutoCloseable {
    /** Square blocks of this edge, one read and one written, fit into the smallest cache. */
    private static final int MIRROR_BLOCK = 32;

    private final int rows;
    private final int columns;
    private final NativeDoubles elements;

    private DenseMatrix(int rows, int columns) {
        if (rows < 0 || columns < 0) {
            throw new IllegalArgumentException("a matrix cannot have shape " + rows + " x " + columns);
        }
        this.rows = rows;
        this.columns = columns;
        this.elements = new NativeDoubles((long) rows * columns, "a matrix of " + rows + " x " + columns);
    }

    /**
     * A matrix of zeros.
     *
     * @throws org.mbtr.structures.MbtrException if the operating system refuses the memory
     */
    public static DenseMatrix zeros(int rows, int columns) {
        return new DenseMatrix(rows, columns);
    }

    /** A copy of row-major values of length rows·columns. */
    public static DenseMatrix of(double[] values, int rows, int columns) {
        MatrixView source = MatrixView.of(values, rows, columns);
        DenseMatrix matrix = zeros(rows, columns);
        MemorySegment.copy(
                source.segment(), 0, matrix.segment(), 0, matrix.segment().byteSize());
        return matrix;
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** Number of columns. */
    public int columns() {
        return columns;
    }

    /** Element (row, column); {@link IndexOutOfBoundsException} outside the matrix. */
    public double get(int row, int column) {
        return segment().getAtIndex(ValueLayout.JAVA_DOUBLE, index(row, column));
    }

    /** Sets element (row, column); {@link IndexOutOfBoundsException} outside the matrix. */
    public void set(int row, int column, double value) {
        segment().setAtIndex(ValueLayout.JAVA_DOUBLE, index(row, column), value);
    }

    /** A copy of one row (columns). */
    public double[] row(int row) {
        double[] values = new double[columns];
        copyRowTo(row, values);
        return values;
    }

    /** Copies one row into the beginning of {@code target}, of length columns or more. */
    public void copyRowTo(int row, double[] target) {
        long start = index(row);
        MemorySegment.copy(segment(), ValueLayout.JAVA_DOUBLE, start * Double.BYTES, target, 0, columns);
    }

    /** Overwrites one row with the first {@code columns()} of {@code values}. */
    public void setRow(int row, double[] values) {
        long start = index(row);
        MemorySegment.copy(values, 0, segment(), ValueLayout.JAVA_DOUBLE, start * Double.BYTES, columns);
    }

    /** A copy of the diagonal, of length min(rows, columns). */
    public double[] diagonal() {
        double[] diagonal = new double[Math.min(rows, columns)];
        for (int i = 0; i < diagonal.length; i++) {
            diagonal[i] = get(i, i);
        }
        return diagonal;
    }

    /** Adds {@code value} to each element of the diagonal. */
    public void addToDiagonal(double value) {
        for (int i = 0; i < Math.min(rows, columns); i++) {
            set(i, i, get(i, i) + value);
        }
    }

    /** A new matrix with the same elements; whoever asks for it closes it. */
    public DenseMatrix copy() {
        MemorySegment source = segment();
        DenseMatrix copy = zeros(rows, columns);
        copy.segment().copyFrom(source);
        return copy;
    }

    /** Overwrites the elements with those of a matrix of the same shape. */
    public void copyFrom(DenseMatrix source) {
        if (source.rows != rows || source.columns != columns) {
            throw new IllegalArgumentException("expected a matrix of " + rows + " x " + columns + ", found "
                    + source.rows + " x " + source.columns);
        }
        segment().copyFrom(source.segment());
    }

    /** Makes a square matrix symmetric by overwriting its strict upper triangle with the lower one. */
    public void mirrorLower(Workers workers) {
        if (rows != columns) {
            throw new IllegalArgumentException(
                    "only a square matrix can be symmetric, found " + rows + " x " + columns);
        }
        MemorySegment elements = segment();
        int blocks = Math.ceilDiv(rows, MIRROR_BLOCK);
        // The last rows are the longest.
        workers.run(blocks, task -> mirrorBlockRow(elements, blocks - 1 - task));
    }

    private void mirrorBlockRow(MemorySegment elements, int block) {
        int begin = block * MIRROR_BLOCK;
        int end = Math.min(rows, begin + MIRROR_BLOCK);
        for (int left = 0; left < end; left += MIRROR_BLOCK) {
            for (int i = begin; i < end; i++) {
                int right = Math.min(left + MIRROR_BLOCK, i);
                for (int j = left; j < right; j++) {
                    double value = elements.getAtIndex(ValueLayout.JAVA_DOUBLE, (long) i * columns + j);
                    elements.setAtIndex(ValueLayout.JAVA_DOUBLE, (long) j * columns + i, value);
                }
            }
        }
    }

    /** The elements themselves, not a copy: element (i, j) at index i·columns + j. */
    public MemorySegment segment() {
        return elements.segment();
    }

    /** The whole matrix as an operand of a product; shares the elements. */
    public MatrixView view() {
        return new MatrixView(segment(), 0, rows, columns, Math.max(1, columns), false);
    }

    /** Gives the memory back. Closing twice is harmless. */
    @Override
    public void close() {
        elements.close();
    }

    private long index(int row) {
        return (long) Objects.checkIndex(row, rows) * columns;
    }

    private long index(int row, int column) {
        return index(row) + Objects.checkIndex(column, columns);
    }
}
