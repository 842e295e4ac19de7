package org.mbtr.cli.plot;

import java.util.Arrays;

/**
 * Part of an axis.
 *
 * @param min lower end
 * @param max upper end, above {@code min}
 */
record Range(double min, double max) {
    /** Space left free at each end, as a share of the extent, so that no mark lies on the frame. */
    private static final double MARGIN = 0.03;

    /** The smallest range with a margin that holds all values; a unit around them if they are all the same. */
    static Range around(double[]... arrays) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double[] values : arrays) {
            for (double value : values) {
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }
        if (min > max) {
            throw new IllegalArgumentException("nothing to plot");
        }
        double margin = max > min ? MARGIN * (max - min) : 0.5;
        return new Range(min - margin, max + margin);
    }

    /** The same for a logarithmic axis: the margin is a factor. Values must be positive. */
    static Range aroundLogarithmic(double[]... arrays) {
        double[][] logarithms = new double[arrays.length][];
        for (int i = 0; i < arrays.length; i++) {
            logarithms[i] = Arrays.stream(arrays[i]).map(Math::log10).toArray();
        }
        Range range = around(logarithms);
        return new Range(Math.pow(10, range.min), Math.pow(10, range.max));
    }

    double extent() {
        return max - min;
    }
}
