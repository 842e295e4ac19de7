package org.mbtr.learning.linalg;

import java.util.Arrays;

/**
 * How a range of rows or columns is cut into consecutive pieces. The cuts depend on the length of the range only, never
 * on the number of threads.
 */
final class Tiling {
    /** From here on a product gains little, and a call on heap memory would hold off safepoints for too long. */
    private static final int LONGEST_IN_PRODUCT = 512;

    private static final int SHORTEST_IN_PRODUCT = 64;
    /** Long tiles are faster one by one; shorter ones waste less where threads run out of tiles, in the last columns. */
    private static final int LONGEST_IN_FACTOR = 640;

    /** Multiple of the rows and columns that the kernels of OpenBLAS take at once. */
    private static final int UNIT = 64;

    private final int[] starts;

    private Tiling(int... starts) {
        this.starts = starts;
    }

    /** Pieces for a product: about eight where there is enough work, so that threads stay busy. */
    static Tiling product(int length) {
        return uniform(length, Math.clamp(roundUp(length / 8), SHORTEST_IN_PRODUCT, LONGEST_IN_PRODUCT));
    }

    /** Pieces for the Cholesky factorisation of a matrix of this order: about ten, of length 640 at most. */
    static Tiling factorization(int order) {
        return uniform(order, Math.clamp(roundUp(order / 10), UNIT, LONGEST_IN_FACTOR));
    }

    /** Pieces of the given length; the last may be shorter. */
    static Tiling uniform(int length, int piece) {
        int[] starts = new int[Math.ceilDiv(length, piece) + 1];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = (int) Math.min(length, (long) i * piece);
        }
        return new Tiling(starts);
    }

    private static int roundUp(int length) {
        return Math.ceilDiv(length, UNIT) * UNIT;
    }

    int count() {
        return starts.length - 1;
    }

    /** The piece that holds an element of the range. */
    int pieceOf(int element) {
        int found = Arrays.binarySearch(starts, element);
        return found >= 0 ? found : -found - 2;
    }

    int start(int piece) {
        return starts[piece];
    }

    int length(int piece) {
        return starts[piece + 1] - starts[piece];
    }
}
