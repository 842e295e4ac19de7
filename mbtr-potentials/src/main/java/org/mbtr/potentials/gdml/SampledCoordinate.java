package org.mbtr.potentials.gdml;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Where functions of one coordinate are looked at: at the quantiles of its values in the training frames, and with less weight all over
 * their range, in which the frames of a small training set leave gaps.
 *
 * @param places r or g
 * @param weights of these
 */
@SuppressWarnings("ArrayRecordComponent")
record SampledCoordinate(double[] places, double[] weights) {
    /** Quantiles, and points of the range: functions are smooth. */
    private static final int SAMPLES = 48;
    /** Of a point of the range beside a quantile. */
    private static final double WEIGHT_OF_RANGE = 0.1;
    /** A margin around the distances of training frames, as part of the inverse distance. */
    private static final double MARGIN = 0.02;

    /** Of the geometry values of a triple, sorted. */
    static SampledCoordinate of(double[] sorted) {
        return of(sorted, chebyshev(sorted[0], sorted[sorted.length - 1]));
    }

    /** Of the distances of a pair, sorted. Bins are those of inverse distances. */
    static SampledCoordinate ofDistances(double[] sorted) {
        double[] inverse = chebyshev((1 - MARGIN) / sorted[sorted.length - 1], (1 + MARGIN) / sorted[0]);
        return of(sorted, Arrays.stream(inverse).map(place -> 1 / place).toArray());
    }

    private static SampledCoordinate of(double[] sorted, double[] range) {
        double[] quantiles = IntStream.range(0, SAMPLES)
                .mapToDouble(k -> sorted[(int) ((sorted.length - 1L) * k / (SAMPLES - 1))])
                .toArray();
        double[] weights = new double[2 * SAMPLES];
        Arrays.fill(weights, 0, SAMPLES, 1);
        Arrays.fill(weights, SAMPLES, 2 * SAMPLES, WEIGHT_OF_RANGE);
        return new SampledCoordinate(
                DoubleStream.concat(Arrays.stream(quantiles), Arrays.stream(range))
                        .toArray(),
                weights);
    }

    private static double[] chebyshev(double from, double to) {
        double middle = (from + to) / 2;
        double half = to - middle;
        return IntStream.range(0, SAMPLES)
                .mapToDouble(k -> middle + half * Math.cos(Math.PI * (k + 0.5) / SAMPLES))
                .toArray();
    }

    /** Number of places. */
    int count() {
        return places.length;
    }
}
