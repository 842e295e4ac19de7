package org.mbtr.learning.linalg;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.DoubleConsumer;
import org.mbtr.representations.parallel.Workers;

/**
 * The factorisation A = L Lᵀ of a symmetric positive definite matrix of which only one triangle is stored.
 *
 * <p>L takes the place of the matrix that was factored, which stays open for as long as this object is used. L is the
 * same, bit for bit, as that of {@link Cholesky}, and does not depend on the number of threads.
 */
public final class PackedCholesky {
    private final PackedMatrix factor;

    private PackedCholesky(PackedMatrix factor) {
        this.factor = factor;
    }

    /**
     * Factors a matrix in place. Cost: n³/3 operations, no further memory.
     *
     * @throws NotPositiveDefiniteException if a pivot is not a positive finite number; the matrix is then partly
     *     overwritten
     */
    public static PackedCholesky factorInPlace(PackedMatrix matrix, Workers workers) {
        return factorInPlace(matrix, share -> {}, workers);
    }

    /**
     * The same for somebody who waits.
     *
     * @param listener told after each piece of the work which share of all operations it was; called from several threads
     */
    public static PackedCholesky factorInPlace(PackedMatrix matrix, DoubleConsumer listener, Workers workers) {
        new TiledFactorization(matrix.lower()).run(listener, workers);
        return new PackedCholesky(matrix);
    }

    /** Order n of the matrix. */
    public int order() {
        return factor.order();
    }

    /**
     * Solution x of A x = b, (n). Cost: 2 n² operations on one thread, which reads L twice.
     *
     * @param b (n), not changed
     * @throws IllegalArgumentException if the length is wrong
     */
    public double[] solve(double[] b) {
        if (b.length != order()) {
            throw new IllegalArgumentException(
                    "the factored matrix has order " + order() + ", the right-hand side " + b.length + " rows");
        }
        if (b.length == 0) {
            return new double[0];
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment x = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, b);
            LowerTriangle lower = factor.lower();
            Tiling panels = lower.tiles();
            for (int panel = 0; panel < panels.count(); panel++) {
                subtractLeft(false, panel, lower, x);
                solveDiagonal(false, panel, lower, x);
            }
            for (int panel = panels.count() - 1; panel >= 0; panel--) {
                solveDiagonal(true, panel, lower, x);
                subtractLeft(true, panel, lower, x);
            }
            return x.toArray(ValueLayout.JAVA_DOUBLE);
        }
    }

    /** With the part P of a panel left of its diagonal tile: its own piece of x less P x, or x less Pᵀ of its piece. */
    private static void subtractLeft(boolean transpose, int panel, LowerTriangle lower, MemorySegment x) {
        Tiling panels = lower.tiles();
        int row = panels.start(panel);
        if (row > 0) {
            MemorySegment piece = x.asSlice((long) row * Double.BYTES);
            OpenBlas.gemv(
                    transpose,
                    panels.length(panel),
                    row,
                    -1,
                    lower.at(row, 0),
                    lower.stride(row),
                    transpose ? piece : x,
                    1,
                    transpose ? x : piece);
        }
    }

    private static void solveDiagonal(boolean transpose, int panel, LowerTriangle lower, MemorySegment x) {
        int row = lower.tiles().start(panel);
        OpenBlas.solveVector(
                transpose,
                lower.tiles().length(panel),
                lower.at(row, row),
                lower.stride(row),
                x.asSlice((long) row * Double.BYTES));
    }
}
