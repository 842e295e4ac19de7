package org.mbtr.learning.linalg;

/**
 * How a range of rows or columns is cut into consecutive pieces. The cuts depend on the length of the range only, never
 * on the number of threads.
 */
final class Tiling {
    /** Shorter edges spend their time in packing, longer ones gain nothing. Measured; see {@link #product}. */
    private static final int LONGEST = 512;

    private static final int SHORTEST = 64;
    /** Rows that a kernel of OpenBLAS works on at once divide this. */
    private static final int UNIT = 16;

    private final int[] starts;

    private Tiling(int... starts) {
        this.starts = starts;
    }

    /** Pieces of equal length for a product: at least eight where there is enough work, so that threads stay busy. */
    static Tiling product(int length) {
        return uniform(length, Math.clamp(Math.ceilDiv(Math.ceilDiv(length, 8), UNIT) * UNIT, SHORTEST, LONGEST));
    }

    /** Pieces for the Cholesky factorisation of a matrix of this order. */
    static Tiling factorization(int order) {
        return uniform(order, 256);
    }

    /** Pieces of the given length; the last may be shorter. */
    static Tiling uniform(int length, int piece) {
        int[] starts = new int[Math.ceilDiv(length, piece) + 1];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = (int) Math.min(length, (long) i * piece);
        }
        return new Tiling(starts);
    }

    int count() {
        return starts.length - 1;
    }

    int start(int piece) {
        return starts[piece];
    }

    int length(int piece) {
        return starts[piece + 1] - starts[piece];
    }
}
