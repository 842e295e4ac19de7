package org.mbtr.learning.linalg;

import java.util.Arrays;

/**
 * Eigenvalues λ and orthonormal eigenvectors v of a small symmetric matrix, A v = λ v (LAPACK's dsyev, on the calling thread).
 *
 * @param values {@code (order)}, ascending; handed out as they are, read only
 * @param vectors {@code [order*order]}, one eigenvector after the other; handed out as they are, read only
 */
@SuppressWarnings("ArrayRecordComponent")
public record SymmetricEigen(double[] values, double[] vectors) {
    /**
     * Of a matrix.
     *
     * @param a {@code (order)(order)}, not changed; the lower triangle of its rows is not read
     * @throws IllegalStateException if the iteration does not converge, as with entries that are not numbers
     */
    public static SymmetricEigen of(double[] a, int order) {
        if (a.length != order * order) {
            throw new IllegalArgumentException("a matrix of order " + order + " has other entries than " + a.length);
        }
        if (Arrays.stream(a).anyMatch(value -> !Double.isFinite(value))) {
            throw new IllegalStateException("a matrix with entries that are not numbers has no eigenvalues");
        }
        double[] values = new double[order];
        double[] vectors = a.clone();
        if (order > 0) {
            OpenBlas.syev(order, vectors, values);
        }
        return new SymmetricEigen(values, vectors);
    }
}
