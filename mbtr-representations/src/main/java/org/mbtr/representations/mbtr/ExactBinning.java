package org.mbtr.representations.mbtr;

import org.mbtr.representations.math.ArrayMath;

/**
 * Evaluates the distribution's integral for each bin within its reach. Cost: one error function for each bin and tuple.
 *
 * @param broadening the distribution
 * @param grid the bins
 */
record ExactBinning(Broadening broadening, Grid grid) implements Binning {
    /** Mass that is neglected outside the reach; below the rounding of any sum that it could enter. */
    private static final double TAIL = 1e-18;

    @Override
    public Adder adder() {
        return new Integrals();
    }

    @Override
    public Reader reader() {
        return new Sums();
    }

    @Override
    public Profile profile() {
        return new Shares();
    }

    /** The tuples taken up last, one at a time. */
    private final class Shares implements Profile {
        private final double[] shares = new double[grid.count() + ArrayMath.PADDING];
        private final double[] slopes = new double[grid.count() + ArrayMath.PADDING];
        private double[] places = new double[0];
        private double[] weights = new double[0];
        private double threshold;
        private int first;
        private int count;

        @Override
        public void take(double[] newPlaces, double[] newWeights, int tuples, double newThreshold) {
            places = newPlaces;
            weights = newWeights;
            threshold = newThreshold;
        }

        @Override
        public boolean turnTo(int t) {
            if (weights[t] < threshold || weights[t] == 0) {
                return false;
            }
            double step = grid.step();
            double reach = broadening.reach(TAIL);
            double place = places[t] - grid.leftEdge();
            first = (int) Math.max(0, Math.floor((place - reach) / step));
            int last = (int) Math.min(grid.count() - 1.0, Math.floor((place + reach) / step));
            count = Math.max(0, Math.ceilDiv(last - first + 1, ArrayMath.PADDING) * ArrayMath.PADDING);
            for (int i = 0; i < count; i++) {
                double left = (first + i) * step - place;
                double right = (first + i + 1) * step - place;
                shares[i] = broadening.mass(left, right);
                slopes[i] = broadening.density(left) - broadening.density(right);
            }
            return count > 0;
        }

        @Override
        public int first() {
            return first;
        }

        @Override
        public int count() {
            return count;
        }

        @Override
        public double[] sharesView() {
            return shares;
        }

        @Override
        public double[] slopesView() {
            return slopes;
        }
    }

    @Override
    public void shares(double place, double[] shares, double[] slopes, int at) {
        for (int m = 0; m < grid.count(); m++) {
            double left = grid.leftEdge() + m * grid.step() - place;
            double right = grid.leftEdge() + (m + 1) * grid.step() - place;
            shares[at + m] = broadening.mass(left, right);
            slopes[at + m] = broadening.density(left) - broadening.density(right);
        }
    }

    @Override
    public void curvatures(double place, double[] curvatures, int at) {
        for (int m = 0; m < grid.count(); m++) {
            double left = grid.leftEdge() + m * grid.step() - place;
            double right = grid.leftEdge() + (m + 1) * grid.step() - place;
            curvatures[at + m] = broadening.densitySlope(right) - broadening.densitySlope(left);
        }
    }

    /** The tuples taken up last, to be read at. */
    private final class Sums implements Reader {
        private double[] places = new double[0];
        private double[] weights = new double[0];
        private double threshold;

        @Override
        public void take(double[] newPlaces, double[] newWeights, int count, double newThreshold) {
            places = newPlaces;
            weights = newWeights;
            threshold = newThreshold;
        }

        @Override
        public void read(int from, int to, double[] u, double[] phi, double[] slope) {
            double step = grid.step();
            double reach = broadening.reach(TAIL);
            for (int t = from; t < to; t++) {
                phi[t] = 0;
                slope[t] = 0;
                if (weights[t] < threshold || weights[t] == 0) {
                    continue;
                }
                double place = places[t] - grid.leftEdge();
                int first = (int) Math.max(0, Math.floor((place - reach) / step));
                int last = (int) Math.min(grid.count() - 1.0, Math.floor((place + reach) / step));
                for (int m = first; m <= last; m++) {
                    double left = m * step - place;
                    double right = (m + 1) * step - place;
                    phi[t] += u[m] * broadening.mass(left, right);
                    slope[t] += u[m] * (broadening.density(left) - broadening.density(right));
                }
            }
        }
    }

    /** The tuples taken up last. */
    private final class Integrals implements Adder {
        private double[] places = new double[0];
        private double[] weights = new double[0];
        private double threshold;

        @Override
        public void take(double[] newPlaces, double[] newWeights, int count, double newThreshold) {
            places = newPlaces;
            weights = newWeights;
            threshold = newThreshold;
        }

        @Override
        public void add(int from, int to, double[] bins) {
            double left = grid.leftEdge();
            double step = grid.step();
            double reach = broadening.reach(TAIL);
            for (int t = from; t < to; t++) {
                if (weights[t] < threshold || weights[t] == 0) {
                    continue;
                }
                double place = places[t] - left;
                int first = (int) Math.max(0, Math.floor((place - reach) / step));
                int last = (int) Math.min(grid.count() - 1.0, Math.floor((place + reach) / step));
                for (int m = first; m <= last; m++) {
                    bins[m] += weights[t] * broadening.mass(m * step - place, (m + 1) * step - place);
                }
            }
        }
    }
}
