package org.mbtr.representations.mbtr;

import org.mbtr.representations.math.ArrayMath;

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
         * Takes up tuples, to be added block by block: {@code weights[t]} times the distribution around {@code places[t]}
         * for each t from 0 to {@code count−1} whose weight is at least {@code threshold} and not zero.
         *
         * @param places {@code (Tuples.ROOM)}, as the weights; not to be changed before the last block is added
         * @param count at most {@link Tuples#CAPACITY}
         */
        void take(double[] places, double[] weights, int count, double threshold);

        /**
         * Adds the tuples {@code from} … {@code to−1} of those taken up.
         *
         * @param bins {@code (bins of the grid)}
         */
        void add(int from, int to, double[] bins);
    }

    /**
     * The other direction: weighted sums of the shares of a tuple in the bins, φ(g) = Σ_m u_m D_m(g), and their derivatives.
     * Working memory of one thread.
     */
    interface Reader {
        /** Takes up tuples, as {@link Adder#take}. */
        void take(double[] places, double[] weights, int count, double threshold);

        /**
         * Writes φ and its derivative at the tuples {@code from} … {@code to−1} of those taken up; zeros for those that are left
         * out.
         *
         * @param u {@code (bins of the grid)}
         */
        void read(int from, int to, double[] u, double[] phi, double[] slope);
    }

    /** The shares of one tuple in all bins within its reach, D_m(g), and their derivatives D'_m(g). Working memory of one thread. */
    interface Profile {
        /** Takes up tuples, as {@link Adder#take}. */
        void take(double[] places, double[] weights, int count, double threshold);

        /** Turns to one of the tuples taken up; false if it is left out or reaches no bin. */
        boolean turnTo(int t);

        /** The bin of the first share, from −{@link ArrayMath#PADDING} + 1 on: shares outside of the grid mean nothing. */
        int first();

        /** How many shares there are, a multiple of {@link ArrayMath#PADDING}; fewer than that lie behind the grid. */
        int count();

        /** The shares, from the beginning of the array on. */
        double[] sharesView();

        /** Their derivatives with respect to the place of the tuple, in the same way. */
        double[] slopesView();
    }

    /** Working memory for one thread. */
    Adder adder();

    /** Working memory for one thread. */
    Reader reader();

    /** Working memory for one thread. */
    Profile profile();

    /**
     * The shares of one tuple of weight 1 in the bins, and their derivatives with respect to its place.
     *
     * @param shares written from {@code at} on: {@code (bins of the grid)}
     * @param slopes likewise
     */
    void shares(double place, double[] shares, double[] slopes, int at);

    /** The second derivatives of the shares, written from {@code at} on: {@code (bins of the grid)}. */
    void curvatures(double place, double[] curvatures, int at);

    /** The fastest way for this broadening on this grid that keeps {@link #TOLERANCE}. */
    static Binning of(Broadening broadening, Grid grid) {
        return RecentBinnings.of(broadening, grid);
    }

    /** The definition itself: the reference for the other way. */
    static Binning exact(Broadening broadening, Grid grid) {
        return new ExactBinning(broadening, grid);
    }
}
