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

    /** What an axis that is extended to a tick shows beyond it, as a share of its number. */
    private static final double TICK_MARGIN = 0.01;

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

    /**
     * This part of a logarithmic axis, extended to the nearest of the numbers 1, 2 and 5 of each decade until it has two of
     * them, which the axis can be read by.
     */
    Range withTicks() {
        Range range = this;
        while (range.ticks() < 2) {
            double below = step(range.min, -1);
            double above = step(range.max, 1);
            range = range.min / below < above / range.max
                    ? new Range(below * (1 - TICK_MARGIN), range.max)
                    : new Range(range.min, above * (1 + TICK_MARGIN));
        }
        return range;
    }

    private int ticks() {
        int ticks = 0;
        for (double tick = step(min, 1); tick <= max; tick = step(tick * (1 + TICK_MARGIN), 1)) {
            ticks++;
        }
        return ticks;
    }

    /** The nearest of the numbers 1, 2 and 5 of each decade that is not above the value, or not below it. */
    private static double step(double value, int direction) {
        double decade = Math.pow(10, Math.floor(Math.log10(value)));
        double[] numbers = {decade, 2 * decade, 5 * decade, 10 * decade};
        return direction > 0
                ? Arrays.stream(numbers).filter(number -> number >= value).min().orElse(10 * decade)
                : Arrays.stream(numbers).filter(number -> number <= value).max().orElse(decade);
    }

    double extent() {
        return max - min;
    }
}
