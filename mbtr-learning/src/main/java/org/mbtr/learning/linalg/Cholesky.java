package org.mbtr.learning.linalg;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.mbtr.representations.parallel.Workers;

/**
 * The factorisation A = L Lᵀ of a symmetric positive definite matrix, and what follows from it.
 *
 * <p>L takes the place of the lower triangle of the matrix that was factored, which stays open, and is not to be changed,
 * for as long as this object is used. The strict upper triangle is neither read nor written. Results do not depend on
 * the number of threads.
 */
public final class Cholesky {
    /** Right-hand sides that one thread solves together: enough to be bound by arithmetic, not by reading L. */
    private static final int SOLVED_TOGETHER = 128;

    private final DenseMatrix factor;

    private Cholesky(DenseMatrix factor) {
        this.factor = factor;
    }

    /**
     * Factors a matrix in place. Cost: n³/3 operations, no further memory.
     *
     * @param matrix (n)(n), lower triangle read and overwritten by L
     * @throws NotPositiveDefiniteException if a pivot is not a positive finite number; the lower triangle is then
     *     partly overwritten
     * @throws IllegalArgumentException if the matrix is not square
     */
    public static Cholesky factorInPlace(DenseMatrix matrix, Workers workers) {
        return factorInPlace(matrix, Tiling.factorization(matrix.rows()), workers);
    }

    static Cholesky factorInPlace(DenseMatrix matrix, Tiling tiles, Workers workers) {
        if (matrix.rows() != matrix.columns()) {
            throw new IllegalArgumentException(
                    "only a square matrix can be factored, found " + matrix.rows() + " x " + matrix.columns());
        }
        new TiledFactorization(new FullLower(matrix, tiles)).run(workers);
        return new Cholesky(matrix);
    }

    /** Order n of the matrix. */
    public int order() {
        return factor.rows();
    }

    /** Natural logarithm of the determinant of A: 2 Σ ln L_ii; 0 for order 0. */
    public double logDeterminant() {
        double sum = 0;
        for (double pivot : factor.diagonal()) {
            sum += Math.log(pivot);
        }
        return 2 * sum;
    }

    /**
     * Solution x of A x = b, (n). Cost: 2 n² operations on one thread.
     *
     * @param b (n), not changed
     * @throws IllegalArgumentException if the length is wrong
     */
    public double[] solve(double[] b) {
        int n = order();
        requireLength(b.length);
        if (n == 0) {
            return new double[0];
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment x = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, b);
            OpenBlas.solveVector(false, n, factor.segment(), n, x);
            OpenBlas.solveVector(true, n, factor.segment(), n, x);
            return x.toArray(ValueLayout.JAVA_DOUBLE);
        }
    }

    /**
     * Overwrites B with the solution X of A X = B. Cost: 2 n² r operations.
     *
     * @param b (n)(r), one right-hand side in each column
     * @throws IllegalArgumentException if the number of rows is wrong
     */
    public void solveInPlace(DenseMatrix b, Workers workers) {
        requireLength(b.rows());
        int n = order();
        if (n == 0) {
            return;
        }
        MemorySegment lower = factor.segment();
        Tiling tiles = Tiling.uniform(b.columns(), SOLVED_TOGETHER);
        workers.run(tiles.count(), task -> {
            MemorySegment columns = b.segment().asSlice((long) tiles.start(task) * Double.BYTES);
            OpenBlas.solveLeft(false, n, tiles.length(task), lower, n, columns, b.columns());
            OpenBlas.solveLeft(true, n, tiles.length(task), lower, n, columns, b.columns());
        });
    }

    /**
     * Overwrites B with L⁻¹ B: half of a solution. Cost: n² r operations.
     *
     * @param b (n)(r), not transposed
     * @throws IllegalArgumentException if the number of rows is wrong
     */
    public void multiplyInverseFactor(MatrixView b, Workers workers) {
        requireLength(b.rows());
        if (b.transposed()) {
            throw new IllegalArgumentException("the columns of a transposed view cannot be overwritten");
        }
        int n = order();
        if (n == 0) {
            return;
        }
        Tiling tiles = Tiling.uniform(b.columns(), SOLVED_TOGETHER);
        workers.run(
                tiles.count(),
                task -> OpenBlas.solveLeft(
                        false, n, tiles.length(task), factor.segment(), n, b.from(0, tiles.start(task)), b.stride()));
    }

    /**
     * Diagonal of A⁻¹, (n): (A⁻¹)_ii = Σ_k ((L⁻¹)_ki)². With it the leave-one-out residual of kernel ridge regression is
     * α_i / (A⁻¹)_ii. Cost: n³/3 operations, and 128 n doubles for each thread.
     */
    public double[] inverseDiagonal(Workers workers) {
        int n = order();
        double[] diagonal = new double[n];
        Tiling tiles = Tiling.uniform(n, SOLVED_TOGETHER);
        workers.run(tiles.count(), task -> {
            int start = tiles.start(task);
            int width = tiles.length(task);
            try (DenseMatrix columns = DenseMatrix.zeros(n - start, width)) {
                solveUnitColumns(start, width, columns.segment(), width);
                double[] row = new double[width];
                for (int k = 0; k < columns.rows(); k++) {
                    columns.copyRowTo(k, row);
                    for (int i = 0; i < width; i++) {
                        diagonal[start + i] += row[i] * row[i];
                    }
                }
            }
        });
        return diagonal;
    }

    /**
     * Lower triangle, with diagonal, of A⁻¹ in a new matrix, for the caller to close; the strict upper triangle holds
     * no meaningful values until {@link DenseMatrix#mirrorLower}. Cost: 2n³/3 operations.
     */
    public DenseMatrix inverse(Workers workers) {
        int n = order();
        DenseMatrix inverse = DenseMatrix.zeros(n, n);
        try {
            Tiling tiles = Tiling.uniform(n, SOLVED_TOGETHER);
            workers.run(tiles.count(), task -> {
                int start = tiles.start(task);
                int width = tiles.length(task);
                MemorySegment columns = from(inverse, start);
                solveUnitColumns(start, width, columns, n);
                // Rows from start on of L⁻ᵀ Y depend on the same rows of Y only.
                OpenBlas.solveLeft(true, n - start, width, from(factor, start), n, columns, n);
            });
            return inverse;
        } catch (RuntimeException | Error failure) {
            inverse.close();
            throw failure;
        }
    }

    /** Writes columns start … start + width − 1 of L⁻¹, without the zeros above row start, over zeros. */
    private void solveUnitColumns(int start, int width, MemorySegment columns, int stride) {
        for (int i = 0; i < width; i++) {
            columns.setAtIndex(ValueLayout.JAVA_DOUBLE, (long) i * stride + i, 1);
        }
        OpenBlas.solveLeft(false, order() - start, width, from(factor, start), order(), columns, stride);
    }

    /** The matrix from its diagonal element (start, start) on. */
    private static MemorySegment from(DenseMatrix matrix, int start) {
        return matrix.segment().asSlice(((long) start * matrix.columns() + start) * Double.BYTES);
    }

    private void requireLength(int found) {
        if (found != order()) {
            throw new IllegalArgumentException(
                    "the factored matrix has order " + order() + ", the right-hand side " + found + " rows");
        }
    }
}
