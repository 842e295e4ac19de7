package org.mbtr.cli.show;

/** Smallest, largest and mean of numbers seen one after another, and how many are not finite. */
final class Distribution {
    private long count;
    private long notFinite;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private double mean;

    void add(double value) {
        if (!Double.isFinite(value)) {
            notFinite++;
            return;
        }
        count++;
        min = Math.min(min, value);
        max = Math.max(max, value);
        mean += (value - mean) / count;
    }

    long count() {
        return count;
    }

    boolean isEmpty() {
        return count == 0;
    }

    long notFinite() {
        return notFinite;
    }

    double min() {
        return min;
    }

    double max() {
        return max;
    }

    double mean() {
        return mean;
    }
}
