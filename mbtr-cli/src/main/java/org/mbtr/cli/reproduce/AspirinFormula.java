package org.mbtr.cli.reproduce;

import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.mbtr.Broadening;
import org.mbtr.structures.Structure;

/**
 * Left half of Figure 1: k = 2 of aspirin, Σ over ordered pairs of distinct atoms of 1/d² · D(x, 1/d), σ = 2^−4.5, 500 bins with left
 * edges from 0 to 1.1 /Å.
 *
 * @param aspirin the molecule
 * @param atom the one that derivatives are with respect to, from 0
 */
record AspirinFormula(Structure aspirin, int atom) implements FigureOneFormula {
    private static final int BINS = 500;
    private static final double WIDTH = 1.1 / (BINS - 1);
    private static final Broadening NORMAL = new Broadening.Normal(Math.pow(2, -4.5));
    /** Central differences with this step (Å) are right to 10⁻⁶ of the largest value. */
    private static final double STEP = 1e-4;

    @Override
    public double[] values(BlockKey tuple) {
        return values(tuple, 0, 0);
    }

    @Override
    public double[] derivative(BlockKey tuple, int axis) {
        double[] slope = values(tuple, axis, STEP);
        double[] back = values(tuple, axis, -STEP);
        for (int m = 0; m < BINS; m++) {
            slope[m] = (slope[m] - back[m]) / (2 * STEP);
        }
        return slope;
    }

    private double[] values(BlockKey tuple, int axis, double step) {
        double[] values = new double[BINS];
        for (int a = 0; a < aspirin.atomCount(); a++) {
            for (int b = 0; b < aspirin.atomCount(); b++) {
                if (a == b || aspirin.atomicNumber(a) != tuple.first() || aspirin.atomicNumber(b) != tuple.second()) {
                    continue;
                }
                double squared = 0;
                for (int c = 0; c < 3; c++) {
                    double moved = c == axis ? (a == atom ? step : 0) - (b == atom ? step : 0) : 0;
                    double difference = aspirin.position(a, c) - aspirin.position(b, c) + moved;
                    squared += difference * difference;
                }
                double inverse = 1 / Math.sqrt(squared);
                for (int m = 0; m < BINS; m++) {
                    values[m] += NORMAL.mass(m * WIDTH - inverse, (m + 1) * WIDTH - inverse) / squared;
                }
            }
        }
        return values;
    }
}
