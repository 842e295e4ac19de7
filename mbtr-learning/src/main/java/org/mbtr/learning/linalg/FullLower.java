package org.mbtr.learning.linalg;

import java.lang.foreign.MemorySegment;

/** The lower triangle of a matrix that is stored as a whole square. */
record FullLower(DenseMatrix matrix, Tiling tiles) implements LowerTriangle {
    @Override
    public int order() {
        return matrix.rows();
    }

    @Override
    public MemorySegment at(int row, int column) {
        return matrix.segment().asSlice(((long) row * order() + column) * Double.BYTES);
    }

    @Override
    public int stride(int row) {
        return order();
    }
}
