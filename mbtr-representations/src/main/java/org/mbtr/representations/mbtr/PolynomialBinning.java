package org.mbtr.representations.mbtr;

import java.util.Optional;
import org.mbtr.representations.math.ArrayMath;

/**
 * Tabulated broadening. On a uniform grid the share of a bin depends on two things alone: how many bins it is away from
 * the tuple's bin, and where in its bin the tuple lies (the fraction t, 0 … 1). The shares of all bins within reach are a
 * stencil that varies smoothly with t; it is stored as polynomials of degree {@value #DEGREE} on equal intervals of t and
 * added with one fused multiply-add for each bin and power.
 *
 * <p>The polynomials interpolate the exact integrals at Chebyshev points. The number of intervals is doubled until the
 * error measured between the points is below {@link Binning#TOLERANCE}. Cost of a tuple: {@value #DEGREE} + 1
 * multiply-adds for each bin within reach.
 */
final class PolynomialBinning implements Binning {
    static final int DEGREE = 5;
    private static final int POINTS = DEGREE + 1;
    /** Above this the table would not fit the second-level cache and the exact way is as good. */
    private static final int MOST_INTERVALS = 1 << 12;
    /** Stencils much wider than the grid would be mostly outside of it. */
    private static final int MOST_GRID_WIDTHS = 4;
    /** Share of the tolerance that the neglected tails may take. */
    private static final double TAIL_SHARE = 0.01;
    /** Places within an interval at which the error is measured, besides those at which it is zero. */
    private static final double[] CHECK_POINTS = {-1, -0.86, -0.5, 0, 0.5, 0.86, 1};

    private final double left;
    private final double binsPerUnit;
    private final int binCount;
    private final int reachInBins;
    private final int width;
    private final int stride;
    private final int intervals;
    private final double[] table;
    private final ArrayMath math;

    private PolynomialBinning(Broadening broadening, Grid grid, int reachInBins, int intervals, ArrayMath math) {
        this.left = grid.leftEdge();
        this.binsPerUnit = 1 / grid.step();
        this.binCount = grid.count();
        this.reachInBins = reachInBins;
        this.width = 2 * reachInBins + 1;
        this.stride = Math.ceilDiv(width, ArrayMath.PADDING) * ArrayMath.PADDING + ArrayMath.PADDING;
        this.intervals = intervals;
        this.table = table(broadening, grid.step());
        this.math = math;
    }

    /** Empty where the broadening is not smooth, or too narrow or too wide for the grid to be worth a table. */
    static Optional<PolynomialBinning> of(Broadening broadening, Grid grid) {
        return of(broadening, grid, ArrayMath.best());
    }

    static Optional<PolynomialBinning> of(Broadening broadening, Grid grid, ArrayMath math) {
        double step = grid.step();
        double peak = broadening.mass(-step / 2, step / 2);
        double reach = broadening.reach(TAIL_SHARE * TOLERANCE * peak) / step;
        if (!broadening.isSmooth() || !(reach < (double) MOST_GRID_WIDTHS * grid.count())) {
            return Optional.empty();
        }
        for (int intervals = 1; intervals <= MOST_INTERVALS; intervals *= 2) {
            PolynomialBinning binning =
                    new PolynomialBinning(broadening, grid, (int) Math.ceil(reach), intervals, math);
            if (binning.error(broadening, step) <= TOLERANCE * peak) {
                return Optional.of(binning);
            }
        }
        return Optional.empty();
    }

    /** Coefficients by interval, power and bin: {@code table[(interval*POINTS + power)*stride + bin]}. */
    private double[] table(Broadening broadening, double step) {
        double[] coefficients = new double[intervals * POINTS * stride];
        double[] samples = new double[POINTS];
        for (int interval = 0; interval < intervals; interval++) {
            for (int bin = 0; bin < width; bin++) {
                for (int k = 0; k < POINTS; k++) {
                    double s = Math.cos(Math.PI * (k + 0.5) / POINTS);
                    samples[k] = share(broadening, step, bin, fraction(interval, s));
                }
                double[] powers = powersFromChebyshevSamples(samples);
                for (int p = 0; p < POINTS; p++) {
                    coefficients[(interval * POINTS + p) * stride + bin] = powers[p];
                }
            }
        }
        return coefficients;
    }

    private double fraction(int interval, double s) {
        return (interval + (s + 1) / 2) / intervals;
    }

    private double share(Broadening broadening, double step, int bin, double t) {
        int offset = bin - reachInBins;
        return broadening.mass((offset - t) * step, (offset + 1 - t) * step);
    }

    /** Interpolation at Chebyshev points of the first kind, rewritten in powers of s. */
    private static double[] powersFromChebyshevSamples(double[] samples) {
        double[] c = new double[POINTS];
        for (int m = 0; m < POINTS; m++) {
            for (int k = 0; k < POINTS; k++) {
                c[m] += samples[k] * Math.cos(m * Math.PI * (k + 0.5) / POINTS) * (m == 0 ? 1 : 2) / POINTS;
            }
        }
        return new double[] {
            c[0] - c[2] + c[4],
            c[1] - 3 * c[3] + 5 * c[5],
            2 * c[2] - 8 * c[4],
            4 * c[3] - 20 * c[5],
            8 * c[4],
            16 * c[5]
        };
    }

    private double error(Broadening broadening, double step) {
        double largest = 0;
        for (int interval = 0; interval < intervals; interval++) {
            for (int bin = 0; bin < width; bin++) {
                for (double s : CHECK_POINTS) {
                    double value = 0;
                    for (int p = DEGREE; p >= 0; p--) {
                        value = value * s + table[(interval * POINTS + p) * stride + bin];
                    }
                    double exact = share(broadening, step, bin, fraction(interval, s));
                    largest = Math.max(largest, Math.abs(value - exact));
                }
            }
        }
        return largest;
    }

    @Override
    public void add(double[] places, double[] weights, int count, double threshold, double[] bins) {
        for (int t = 0; t < count; t++) {
            double weight = weights[t];
            if (weight < threshold || weight == 0) {
                continue;
            }
            double place = (places[t] - left) * binsPerUnit;
            if (!(place > -width && place < binCount + width)) {
                continue;
            }
            int bin = (int) Math.floor(place);
            double along = (place - bin) * intervals;
            int interval = Math.min((int) along, intervals - 1);
            int first = bin - reachInBins;
            math.addStencil(
                    table,
                    interval * POINTS * stride,
                    stride,
                    DEGREE,
                    2 * (along - interval) - 1,
                    weight,
                    bins,
                    first,
                    Math.max(0, -first),
                    Math.min(width, binCount - first));
        }
    }
}
