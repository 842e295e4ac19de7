package org.mbtr.representations.mbtr;

/** Adds broadened tuples to the bins of a grid. Immutable; shared between threads. */
sealed interface Binning permits ExactBinning, PolynomialBinning {
    /**
     * Largest difference between a bin's value and the exact integral, relative to the largest value that any bin can get
     * from one tuple. A thousand times below the scatter that single precision would cause, and cheap.
     */
    double TOLERANCE = 1e-10;

    /** Adds tuples to bins. Working memory of one thread. */
    interface Adder {
        /**
         * Adds {@code weights[t]} times the distribution around {@code places[t]} for each t from {@code from} to
         * {@code to−1} whose weight is at least {@code threshold} and not zero.
         *
         * @param to at most {@link Tuples#CAPACITY} above {@code from}
         * @param bins {@code (bins of the grid)}
         */
        void add(double[] places, double[] weights, int from, int to, double threshold, double[] bins);
    }

    /** Working memory for one thread. */
    Adder adder();

    /** The fastest way for this broadening on this grid that keeps {@link #TOLERANCE}. */
    static Binning of(Broadening broadening, Grid grid) {
        return PolynomialBinning.of(broadening, grid).map(Binning.class::cast).orElseGet(() -> exact(broadening, grid));
    }

    /** The definition itself: the reference for the other way. */
    static Binning exact(Broadening broadening, Grid grid) {
        return new ExactBinning(broadening, grid);
    }
}
