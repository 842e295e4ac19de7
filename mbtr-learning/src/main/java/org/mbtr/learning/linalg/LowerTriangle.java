package org.mbtr.learning.linalg;

import java.lang.foreign.MemorySegment;

/** The lower triangle of a square matrix in memory, for the tiled factorisation: its rows, cut into tiles. */
interface LowerTriangle {
    /** Number of rows. */
    int order();

    /** How rows and columns are cut. */
    Tiling tiles();

    /** Memory from element (row, column) on, where column lies in the tile of the row or left of it. */
    MemorySegment at(int row, int column);

    /** Distance between element (row, column) and (row + 1, column) of the same tile (doubles). */
    int stride(int row);
}
