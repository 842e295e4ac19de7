package org.mbtr.learning.linalg;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The factorisation A = L Lᵀ of a symmetric positive definite matrix that gets one row and column after the other, each for n²
 * operations instead of the n³/3 of factoring anew. Everything runs on the calling thread.
 *
 * <p>L stands in a square of memory that doubles its edge when it is full. Whoever creates a factorisation closes it.
 */
public final class GrowingCholesky implements AutoCloseable {
    private static final int FIRST_CAPACITY = 32;

    private DenseMatrix factor = DenseMatrix.zeros(FIRST_CAPACITY, FIRST_CAPACITY);
    private int order;
    private double logDeterminant;

    /** Order n of the matrix so far. */
    public int order() {
        return order;
    }

    /** Natural logarithm of the determinant of A: 2 Σ ln L_ii; 0 for order 0. */
    public double logDeterminant() {
        return logDeterminant;
    }

    /**
     * Adds row and column n of A: with L l = a, the new row of L is (l, √(d − l·l)).
     *
     * @param row {@code (n)}, the elements A_nj for j below n
     * @param diagonal the element A_nn
     * @return the new pivot L_nn, and in {@code row} the other elements of the new row of L
     * @throws NotPositiveDefiniteException if d − l·l is not a positive finite number; the factorisation is then as before
     */
    public double append(double[] row, double diagonal) {
        solveHalf(row);
        double rest = diagonal;
        for (double element : row) {
            rest -= element * element;
        }
        if (!(rest > 0) || rest == Double.POSITIVE_INFINITY) {
            throw new NotPositiveDefiniteException(order, rest, order + 1);
        }
        if (order == factor.rows()) {
            enlarge();
        }
        MemorySegment.copy(
                row,
                0,
                factor.segment(),
                ValueLayout.JAVA_DOUBLE,
                (long) order * factor.columns() * Double.BYTES,
                order);
        double pivot = Math.sqrt(rest);
        factor.set(order, order, pivot);
        order++;
        logDeterminant += 2 * Math.log(pivot);
        return pivot;
    }

    private void enlarge() {
        DenseMatrix larger = DenseMatrix.zeros(2 * factor.rows(), 2 * factor.rows());
        for (int i = 0; i < order; i++) {
            larger.setRow(i, java.util.Arrays.copyOf(factor.row(i), larger.columns()));
        }
        factor.close();
        factor = larger;
    }

    /**
     * Overwrites b with L⁻¹ b. Cost: n² operations.
     *
     * @param b {@code (n)}
     */
    public void solveHalf(double[] b) {
        solve(b, false);
    }

    /**
     * Overwrites b with L⁻ᵀ b: after {@link #solveHalf} the solution x of A x = b.
     *
     * @param b {@code (n)}
     */
    public void solveOtherHalf(double[] b) {
        solve(b, true);
    }

    private void solve(double[] b, boolean transposed) {
        requireRows(b.length);
        if (order == 0) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment x = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, b);
            OpenBlas.solveVector(transposed, order, factor.segment(), factor.columns(), x);
            MemorySegment.copy(x, ValueLayout.JAVA_DOUBLE, 0, b, 0, b.length);
        }
    }

    /**
     * Overwrites B with L⁻¹ B. Cost: n² r operations.
     *
     * @param b {@code (n)(r)}
     */
    public void multiplyInverseFactor(DenseMatrix b) {
        requireRows(b.rows());
        if (order > 0) {
            OpenBlas.solveLeft(false, order, b.columns(), factor.segment(), factor.columns(), b.segment(), b.columns());
        }
    }

    /** Diagonal of A⁻¹, {@code (n)}: (A⁻¹)_ii = Σ_k ((L⁻¹)_ki)². Cost: n³ operations. */
    public double[] inverseDiagonal() {
        double[] diagonal = new double[order];
        try (DenseMatrix inverse = DenseMatrix.zeros(order, order)) {
            inverse.addToDiagonal(1);
            multiplyInverseFactor(inverse);
            double[] row = new double[order];
            for (int k = 0; k < order; k++) {
                inverse.copyRowTo(k, row);
                for (int i = 0; i <= k; i++) {
                    diagonal[i] += row[i] * row[i];
                }
            }
        }
        return diagonal;
    }

    private void requireRows(int found) {
        if (found != order) {
            throw new IllegalArgumentException(
                    "the factored matrix has order " + order + ", the right-hand side " + found + " rows");
        }
    }

    @Override
    public void close() {
        factor.close();
    }
}
