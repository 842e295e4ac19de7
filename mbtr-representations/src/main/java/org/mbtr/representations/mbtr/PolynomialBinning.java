package org.mbtr.representations.mbtr;

import java.util.Optional;
import org.mbtr.representations.math.ArrayMath;
import org.mbtr.representations.math.Stencils;

/**
 * Tabulated broadening. On a uniform grid the share of a bin depends on two things alone: how many bins k it is away from
 * the tuple's bin, and where in its bin the tuple lies (t = −½ … ½ from the middle). The shares of all bins within reach
 * are a stencil that varies smoothly with t; it is stored as quadratic polynomials on equal intervals of t.
 *
 * <p>For the normal distribution with h = step/σ, the share is exp(−t²h²/2 + k t h²) times a function that hardly varies
 * with t (the exponential is what the density at the bin's middle changes by), so the function is tabulated and the
 * exponential is built up along the stencil, one product for each vector of bins: a tuple costs four multiply-adds and
 * three table entries for each bin within reach, and two exponentials. For other distributions, and normal ones narrower
 * than half a bin, the share itself is tabulated.
 *
 * <p>The polynomials interpolate the exact integrals at Chebyshev points. The number of intervals is doubled until the
 * error measured between the points is below {@link Binning#TOLERANCE}.
 */
final class PolynomialBinning implements Binning {
    private static final int POINTS = Stencils.DEGREE + 1;
    /** Larger tables are outside any cache, and the exact way is as good. */
    private static final int MOST_INTERVALS = 1 << 14;
    /** Stencils much wider than the grid would be mostly outside of it. */
    private static final int MOST_GRID_WIDTHS = 4;
    /** Share of the tolerance that the neglected tails may take. */
    private static final double TAIL_SHARE = 0.1;
    /** Widest bin, in standard deviations, for which the exponential is taken out of the table. */
    private static final double WIDEST_BIN = 2;
    /** Places within an interval at which the error is measured. */
    private static final double[] CHECK_POINTS = {-1, -0.5, 0.5, 1};

    private final double left;
    private final double binsPerUnit;
    private final int binCount;
    private final int reachInBins;
    private final int width;
    private final int stride;
    private final int intervals;
    /** h² where the exponential is taken out, otherwise 0. */
    private final double squaredBin;

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
        this.squaredBin = squaredBin(broadening, grid.step());
        this.table = table(broadening, grid.step());
        this.math = math;
    }

    private static double squaredBin(Broadening broadening, double step) {
        double bin = broadening instanceof Broadening.Normal normal ? step / normal.sigma() : 0;
        return bin <= WIDEST_BIN ? bin * bin : 0;
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
                    double t = middle(interval, Math.cos(Math.PI * (k + 0.5) / POINTS));
                    samples[k] = share(broadening, step, bin, t) / Math.exp(logExponential(bin, t));
                }
                double[] powers = powersFromChebyshevSamples(samples);
                for (int p = 0; p < POINTS; p++) {
                    coefficients[(interval * POINTS + p) * stride + bin] = powers[p];
                }
            }
        }
        return coefficients;
    }

    /** t at a place −1 … 1 within an interval. */
    private double middle(int interval, double place) {
        return (interval + (place + 1) / 2) / intervals - 0.5;
    }

    private double share(Broadening broadening, double step, int bin, double t) {
        int k = bin - reachInBins;
        return broadening.mass((k - 0.5 - t) * step, (k + 0.5 - t) * step);
    }

    private double logExponential(int bin, double t) {
        return squaredBin * t * (bin - reachInBins - t / 2);
    }

    /** Interpolation at Chebyshev points of the first kind, rewritten in powers of the place. */
    private static double[] powersFromChebyshevSamples(double[] samples) {
        double[] c = new double[POINTS];
        for (int m = 0; m < POINTS; m++) {
            for (int k = 0; k < POINTS; k++) {
                c[m] += samples[k] * Math.cos(m * Math.PI * (k + 0.5) / POINTS) * (m == 0 ? 1 : 2) / POINTS;
            }
        }
        return new double[] {c[0] - c[2], c[1], 2 * c[2]};
    }

    private double error(Broadening broadening, double step) {
        double largest = 0;
        for (int interval = 0; interval < intervals; interval++) {
            for (int bin = 0; bin < width; bin++) {
                for (double place : CHECK_POINTS) {
                    double t = middle(interval, place);
                    double value = 0;
                    for (int p = Stencils.DEGREE; p >= 0; p--) {
                        value = value * place + table[(interval * POINTS + p) * stride + bin];
                    }
                    double exact = share(broadening, step, bin, t);
                    largest = Math.max(largest, Math.abs(value * Math.exp(logExponential(bin, t)) - exact));
                }
            }
        }
        return largest;
    }

    @Override
    public Adder adder() {
        Stencils stencils = new Stencils(table, stride, width, binCount, Tuples.CAPACITY);
        return (places, weights, from, to, threshold, bins) -> {
            for (int i = from; i < to; i++) {
                double weight = weights[i];
                double place = (places[i] - left) * binsPerUnit;
                if (weight < threshold || weight == 0 || !(place > -reachInBins && place < binCount + reachInBins)) {
                    continue;
                }
                int bin = (int) Math.floor(place);
                double fraction = place - bin;
                int interval = Math.min((int) (fraction * intervals), intervals - 1);
                int first = bin - reachInBins;
                double t = fraction - 0.5;
                double logGrowth = squaredBin * t;
                stencils.push(
                        interval * POINTS * stride,
                        first,
                        2 * (fraction * intervals - interval) - 1,
                        weight,
                        logGrowth,
                        logGrowth * (Math.max(0, -first) - reachInBins - t / 2));
            }
            stencils.collect(squaredBin > 0, math, bins);
        };
    }
}
