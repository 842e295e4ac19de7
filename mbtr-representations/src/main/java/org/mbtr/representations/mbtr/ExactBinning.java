package org.mbtr.representations.mbtr;

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
        return this::add;
    }

    private void add(double[] places, double[] weights, int begin, int end, double threshold, double[] bins) {
        double left = grid.leftEdge();
        double step = grid.step();
        double reach = broadening.reach(TAIL);
        for (int t = begin; t < end; t++) {
            if (weights[t] < threshold || weights[t] == 0) {
                continue;
            }
            double place = places[t] - left;
            double first = Math.floor((place - reach) / step);
            double last = Math.floor((place + reach) / step);
            int from = (int) Math.max(0, first);
            int to = (int) Math.min(grid.count() - 1.0, last);
            for (int m = from; m <= to; m++) {
                bins[m] += weights[t] * broadening.mass(m * step - place, (m + 1) * step - place);
            }
        }
    }
}
