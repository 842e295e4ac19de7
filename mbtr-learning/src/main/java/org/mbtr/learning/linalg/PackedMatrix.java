package org.mbtr.learning.linalg;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/**
 * A symmetric matrix of doubles outside the Java heap of which only the lower triangle is stored, in about half the
 * memory of a {@link DenseMatrix}.
 *
 * <p>Rows are gathered into panels as high as the tiles of the Cholesky factorisation; the rows of a panel are as long as
 * its last row needs. So a tile is an ordinary row-major matrix and is factored by the same operations as in a full
 * matrix, with the same result to the last bit. That takes n (n + h) / 2 elements for order n and panels of height h, at most
 * 640: 16.0 GB for n = 63 000, 1 % more than the triangle itself.
 *
 * <p>Whoever creates a matrix closes it; using a closed one throws {@link IllegalStateException}. Different threads may
 * write different elements at the same time.
 */
public final class PackedMatrix implements AutoCloseable {
    private final int order;
    private final Tiling panels;
    /** Index of the first element of each panel; one more entry for the end. */
    private final long[] starts;

    private final NativeDoubles elements;

    private PackedMatrix(int order, Tiling panels) {
        this.order = order;
        this.panels = panels;
        this.starts = panelStarts(panels);
        this.elements = new NativeDoubles(starts[panels.count()], "the lower triangle of a matrix of order " + order);
    }

    /**
     * A matrix of zeros.
     *
     * @throws org.mbtr.structures.MbtrException if the operating system refuses the memory
     */
    public static PackedMatrix zeros(int order) {
        return zeros(order, Tiling.factorization(order));
    }

    static PackedMatrix zeros(int order, Tiling panels) {
        return new PackedMatrix(order, panels);
    }

    /** Memory that a matrix of this order takes (bytes). */
    public static long bytes(int order) {
        Tiling panels = Tiling.factorization(order);
        return panelStarts(panels)[panels.count()] * Double.BYTES;
    }

    private static long[] panelStarts(Tiling panels) {
        long[] starts = new long[panels.count() + 1];
        for (int panel = 0; panel < panels.count(); panel++) {
            starts[panel + 1] = starts[panel] + (long) panels.length(panel) * panels.start(panel + 1);
        }
        return starts;
    }

    /** Number of rows and of columns. */
    public int order() {
        return order;
    }

    /** Element (row, column), which is element (column, row); {@link IndexOutOfBoundsException} outside the matrix. */
    public double get(int row, int column) {
        return elements.segment()
                .getAtIndex(ValueLayout.JAVA_DOUBLE, index(Math.max(row, column), Math.min(row, column)));
    }

    /**
     * Overwrites part of a row of the lower triangle.
     *
     * @param column column of the first value; {@code column + length - 1} is at most {@code row}
     * @param values where the values are, from {@code offset} on
     */
    public void setRow(int row, int column, double[] values, int offset, int length) {
        Objects.checkIndex(row, order);
        Objects.checkFromIndexSize(column, length, row + 1);
        MemorySegment.copy(
                values, offset, elements.segment(), ValueLayout.JAVA_DOUBLE, index(row, column) * Double.BYTES, length);
    }

    /**
     * Copies part of a row of the lower triangle, from {@code column} on.
     *
     * @param column column of the first value; {@code column + length - 1} is at most {@code row}
     * @param target where the values go, from its beginning on
     */
    public void copyRowTo(int row, int column, int length, double[] target) {
        Objects.checkIndex(row, order);
        Objects.checkFromIndexSize(column, length, row + 1);
        MemorySegment.copy(
                elements.segment(), ValueLayout.JAVA_DOUBLE, index(row, column) * Double.BYTES, target, 0, length);
    }

    /** Adds {@code value} to each element of the diagonal. */
    public void addToDiagonal(double value) {
        MemorySegment segment = elements.segment();
        for (int i = 0; i < order; i++) {
            long index = index(i, i);
            segment.setAtIndex(
                    ValueLayout.JAVA_DOUBLE, index, segment.getAtIndex(ValueLayout.JAVA_DOUBLE, index) + value);
        }
    }

    /** Gives the memory back. Closing twice is harmless. */
    @Override
    public void close() {
        elements.close();
    }

    /** The triangle, for the factorisation; shares the elements. */
    LowerTriangle lower() {
        return new Lower();
    }

    private long index(int row, int column) {
        Objects.checkIndex(row, order);
        Objects.checkIndex(column, order);
        int panel = panels.pieceOf(row);
        return starts[panel] + (long) (row - panels.start(panel)) * panels.start(panel + 1) + column;
    }

    private final class Lower implements LowerTriangle {
        @Override
        public int order() {
            return order;
        }

        @Override
        public Tiling tiles() {
            return panels;
        }

        @Override
        public MemorySegment at(int row, int column) {
            return elements.segment().asSlice(index(row, column) * Double.BYTES);
        }

        @Override
        public int stride(int row) {
            return panels.start(panels.pieceOf(row) + 1);
        }
    }
}
