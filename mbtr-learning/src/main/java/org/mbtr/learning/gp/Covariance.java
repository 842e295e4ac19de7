package org.mbtr.learning.gp;

/** Prior covariances k(x, x′) of the structures of a pool, up to the signal variance, which is a factor of all. */
public interface Covariance {
    /** Number of structures in the pool. */
    int poolSize();

    /** k(x_i, x_i), above 0. */
    double variance(int position);

    /**
     * k(x_i, x_j) for one i and some j, in a new array.
     *
     * @param position i
     * @param others {@code (count)} positions j
     * @return {@code (count)}
     */
    double[] row(int position, int... others);
}
