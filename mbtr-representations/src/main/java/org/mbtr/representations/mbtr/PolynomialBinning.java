package org.mbtr.representations.mbtr;

import java.util.Arrays;
import java.util.Optional;
import org.mbtr.representations.math.ArrayMath;
import org.mbtr.representations.math.TupleMath;

/**
 * Tabulated broadening in two steps, because the shares of a tuple in the bins around it vary smoothly with its place.
 *
 * <p>The axis is cut into cells, powers of two of a bin wide. Within a cell, the share of each bin is a polynomial of
 * degree 7 in the place s = −1 … 1 of the tuple, Σ_p c_p s^p. So a tuple of weight w only adds w s^p to the eight moments
 * of its cell, one register of numbers; when all tuples of a block are there, each cell that was met adds Σ_p c_p times
 * its moments to the bins within reach. The cost of a tuple depends on neither the number of bins nor the width of the
 * distribution.
 *
 * <p>The polynomials interpolate the exact integrals at Chebyshev points. Cells are the widest for which the error measured
 * between the points is below {@link Binning#TOLERANCE}.
 */
final class PolynomialBinning implements Binning {
    private static final int POINTS = TupleMath.MOMENTS;
    /** Widest cell is 2 to this many bins. */
    private static final int WIDEST = 6;
    /** Narrowest cell is a bin through 2 to this; below, the exact way is as good. */
    private static final int NARROWEST = 8;
    /**
     * Beyond this many grids no table is made. A stencil that is much wider than the grid lies mostly outside of it, but only the
     * bins inside are ever worked on; what grows is the table, of which the rest is never read.
     */
    private static final int MOST_GRID_WIDTHS = 64;
    /** Share of the tolerance that the neglected tails may take. */
    private static final double TAIL_SHARE = 0.1;
    /** Places within a cell at which the error is measured. */
    private static final double[] CHECK_POINTS = {-1, -0.9, -0.7, -0.38, 0, 0.38, 0.7, 0.9, 1};

    private final double left;
    private final double binsPerUnit;
    private final int binCount;
    private final int reach;
    /** Cells in a bin, a power of two; 1 where cells are wider. */
    private final int cellsPerBin;
    /** Bins in a cell, a power of two; 1 where cells are narrower. */
    private final int binsPerCell;

    private final int width;
    /** Places of a stencil in whole registers. */
    private final int stride;
    /** Bins between the beginning of the first cell and the left edge of the grid. */
    private final int margin;

    private final int cellCount;
    private final double[] table;
    private final TupleMath math;

    private PolynomialBinning(Broadening broadening, Grid grid, int reach, int exponent, TupleMath math) {
        this.left = grid.leftEdge();
        this.binsPerUnit = 1 / grid.step();
        this.binCount = grid.count();
        this.reach = reach;
        this.cellsPerBin = exponent < 0 ? 1 << -exponent : 1;
        this.binsPerCell = exponent > 0 ? 1 << exponent : 1;
        this.width = 2 * reach + binsPerCell;
        this.stride = Math.ceilDiv(width, ArrayMath.PADDING) * ArrayMath.PADDING;
        this.margin = Math.ceilDiv(reach, binsPerCell) * binsPerCell;
        this.cellCount = Math.ceilDiv(margin + binCount + reach, binsPerCell) * cellsPerBin;
        this.table = table(broadening, grid.step());
        this.math = math;
    }

    /** Empty where the broadening is not smooth, or too narrow or too wide for the grid to be worth a table. */
    static Optional<PolynomialBinning> of(Broadening broadening, Grid grid) {
        return of(broadening, grid, TupleMath.best());
    }

    static Optional<PolynomialBinning> of(Broadening broadening, Grid grid, TupleMath math) {
        double step = grid.step();
        double peak = broadening.mass(-step / 2, step / 2);
        double reach = broadening.reach(TAIL_SHARE * TOLERANCE * peak) / step;
        if (!broadening.isSmooth() || !(reach < (double) MOST_GRID_WIDTHS * grid.count())) {
            return Optional.empty();
        }
        for (int exponent = WIDEST; exponent >= -NARROWEST; exponent--) {
            PolynomialBinning binning = new PolynomialBinning(broadening, grid, (int) Math.ceil(reach), exponent, math);
            if (binning.error(broadening, step) <= TOLERANCE * peak) {
                return Optional.of(binning);
            }
        }
        return Optional.empty();
    }

    /** Coefficients by kind of cell, register of bins, power and bin within the register: see {@link #entry}. */
    private double[] table(Broadening broadening, double step) {
        double[] coefficients = new double[cellsPerBin * POINTS * stride];
        double[] samples = new double[POINTS];
        for (int kind = 0; kind < cellsPerBin; kind++) {
            for (int bin = 0; bin < width; bin++) {
                for (int k = 0; k < POINTS; k++) {
                    samples[k] = share(broadening, step, kind, bin, Math.cos(Math.PI * (k + 0.5) / POINTS));
                }
                double[] powers = powersFromChebyshevSamples(samples);
                for (int p = 0; p < POINTS; p++) {
                    coefficients[entry(kind, p, bin)] = powers[p];
                }
            }
        }
        return coefficients;
    }

    private double[] transposed() {
        double[] byBin = new double[table.length];
        for (int block = 0; block < table.length; block += POINTS * ArrayMath.PADDING) {
            for (int p = 0; p < POINTS; p++) {
                for (int l = 0; l < ArrayMath.PADDING; l++) {
                    byBin[block + l * POINTS + p] = table[block + p * ArrayMath.PADDING + l];
                }
            }
        }
        return byBin;
    }

    private int entry(int kind, int power, int bin) {
        int register = kind * stride / ArrayMath.PADDING + bin / ArrayMath.PADDING;
        return (register * POINTS + power) * ArrayMath.PADDING + bin % ArrayMath.PADDING;
    }

    /** Exact share of a bin of the stencil for a tuple at a place of a cell. */
    private double share(Broadening broadening, double step, int kind, int bin, double place) {
        double tuple = (kind + (place + 1) / 2) * binsPerCell / cellsPerBin;
        int from = bin - reach;
        return broadening.mass((from - tuple) * step, (from + 1 - tuple) * step);
    }

    /** Interpolation at Chebyshev points of the first kind, rewritten in powers of the place. */
    private static double[] powersFromChebyshevSamples(double[] samples) {
        double[] powers = new double[POINTS];
        double[] before = new double[POINTS];
        double[] current = new double[POINTS];
        before[1] = 1; // T_{-1} = T_1 = s and T_0 = 1 begin the recurrence T_{m+1} = 2 s T_m − T_{m−1}
        current[0] = 1;
        for (int m = 0; m < POINTS; m++) {
            double c = 0;
            for (int k = 0; k < POINTS; k++) {
                c += samples[k] * Math.cos(m * Math.PI * (k + 0.5) / POINTS) * (m == 0 ? 1 : 2) / POINTS;
            }
            double[] next = new double[POINTS];
            for (int p = 0; p < POINTS; p++) {
                powers[p] += c * current[p];
                next[p] = (p > 0 ? 2 * current[p - 1] : 0) - before[p];
            }
            before = current;
            current = next;
        }
        return powers;
    }

    private double error(Broadening broadening, double step) {
        double largest = 0;
        for (int kind = 0; kind < cellsPerBin; kind++) {
            for (int bin = 0; bin < width; bin++) {
                for (double place : CHECK_POINTS) {
                    double value = 0;
                    for (int p = POINTS - 1; p >= 0; p--) {
                        value = value * place + table[entry(kind, p, bin)];
                    }
                    largest = Math.max(largest, Math.abs(value - share(broadening, step, kind, bin, place)));
                }
            }
        }
        return largest;
    }

    private void findCells(
            double[] places, double[] weights, int count, double threshold, long[] cells, double[] within) {
        double cellsPerStep = (double) cellsPerBin / binsPerCell;
        math.findCells(
                places,
                weights,
                count,
                left,
                binsPerUnit * cellsPerStep,
                margin * cellsPerStep,
                cellCount,
                threshold,
                cells,
                within);
    }

    @Override
    public void shares(double place, double[] shares, double[] slopes, int at) {
        Arrays.fill(shares, at, at + binCount, 0);
        Arrays.fill(slopes, at, at + binCount, 0);
        double found = placeInCells(place);
        if (!(found >= 0 && found < cellCount)) {
            return;
        }
        int cell = (int) found;
        int begin = firstBin(cell);
        int from = Math.max(0, -begin) / ArrayMath.PADDING;
        int to = Math.ceilDiv(Math.min(width, binCount - begin), ArrayMath.PADDING);
        if (to <= from) {
            return;
        }
        double[] values = new double[ArrayMath.PADDING * (to - from)];
        double[] derivatives = new double[values.length];
        int tableFrom = (cell & (cellsPerBin - 1)) * POINTS * stride;
        math.stencilAt(table, tableFrom, from, to, 2 * (found - cell) - 1, placesPerUnit(), values, derivatives);
        int first = begin + ArrayMath.PADDING * from;
        int skipped = Math.max(0, -first);
        int count = Math.min(values.length, binCount - first) - skipped;
        System.arraycopy(values, skipped, shares, at + first + skipped, count);
        System.arraycopy(derivatives, skipped, slopes, at + first + skipped, count);
    }

    @Override
    public void curvatures(double place, double[] curvatures, int at) {
        Arrays.fill(curvatures, at, at + binCount, 0);
        double found = placeInCells(place);
        if (!(found >= 0 && found < cellCount)) {
            return;
        }
        int cell = (int) found;
        double within = 2 * (found - cell) - 1;
        int kind = cell & (cellsPerBin - 1);
        int first = firstBin(cell);
        double scale = placesPerUnit() * placesPerUnit();
        for (int bin = Math.max(0, -first); bin < Math.min(width, binCount - first); bin++) {
            int entry = entry(kind, 0, bin);
            double value = 0;
            for (int p = POINTS - 1; p >= 2; p--) {
                value = Math.fma(value, within, p * (p - 1) * table[entry + p * ArrayMath.PADDING]);
            }
            curvatures[at + first + bin] = scale * value;
        }
    }

    /** In cells from the beginning of the first. */
    private double placeInCells(double place) {
        double cellsPerStep = (double) cellsPerBin / binsPerCell;
        return (place - left) * binsPerUnit * cellsPerStep + margin * cellsPerStep;
    }

    /** How fast the place within a cell changes, s per unit of the axis. */
    private double placesPerUnit() {
        return 2 * binsPerUnit * cellsPerBin / binsPerCell;
    }

    @Override
    public Adder adder() {
        return new Moments();
    }

    @Override
    public Reader reader() {
        return new Polynomials();
    }

    @Override
    public Profile profile() {
        return new Stencils();
    }

    /** The bin that the stencil of a cell begins with; negative to the left of the grid. */
    private int firstBin(int cell) {
        return cell / cellsPerBin * binsPerCell - margin - reach;
    }

    /** The polynomials of the cell that a tuple is in, at its place. */
    private final class Stencils implements Profile {
        private final long[] cells = new long[Tuples.ROOM];
        private final double[] within = new double[Tuples.ROOM];
        private final double[] shares = new double[stride];
        private final double[] slopes = new double[stride];
        private int first;
        private int count;

        @Override
        public void take(double[] places, double[] weights, int tuples, double threshold) {
            findCells(places, weights, tuples, threshold, cells, within);
        }

        @Override
        public boolean turnTo(int t) {
            int cell = (int) cells[t];
            if (cell >= cellCount) {
                return false;
            }
            int begin = firstBin(cell);
            int from = Math.max(0, -begin) / ArrayMath.PADDING;
            int to = Math.ceilDiv(Math.min(width, binCount - begin), ArrayMath.PADDING);
            first = begin + ArrayMath.PADDING * from;
            count = ArrayMath.PADDING * (to - from);
            int tableFrom = (cell & (cellsPerBin - 1)) * POINTS * stride;
            math.stencilAt(table, tableFrom, from, to, within[t], placesPerUnit(), shares, slopes);
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

    /**
     * The sum over bins of a cell's polynomials is one polynomial, worked out when a cell is first met by a tuple of a block.
     */
    private final class Polynomials implements Reader {
        /** The table with the powers of a bin side by side. */
        private final double[] byBin = transposed();

        private final long[] cells = new long[Tuples.ROOM];
        private final double[] within = new double[Tuples.ROOM];
        private final double[] coefficients = new double[POINTS * cellCount];
        /** For each cell the number of the call of {@link #read} that worked out its polynomial. */
        private final int[] workedOut = new int[cellCount];

        private int call;
        /** The weights of the bins, between room for a stencil on either side, which stays zero. */
        private final double[] padded = new double[2 * stride + binCount + 2 * ArrayMath.PADDING];

        @Override
        public void take(double[] places, double[] weights, int count, double threshold) {
            findCells(places, weights, count, threshold, cells, within);
        }

        @Override
        public void read(int from, int to, double[] u, double[] phi, double[] slope) {
            System.arraycopy(u, 0, padded, stride, binCount);
            call++;
            double placesPerUnit = placesPerUnit();
            for (int i = from; i < to; i++) {
                int cell = (int) cells[i];
                if (cell >= cellCount) {
                    phi[i] = 0;
                    slope[i] = 0;
                    continue;
                }
                if (workedOut[cell] != call) {
                    workOut(cell);
                    workedOut[cell] = call;
                }
                double s = within[i];
                int at = POINTS * cell + POINTS - 1;
                double value = coefficients[at];
                double derivative = 0;
                for (int p = 1; p < POINTS; p++) {
                    derivative = Math.fma(derivative, s, value);
                    value = Math.fma(value, s, coefficients[at - p]);
                }
                phi[i] = value;
                slope[i] = derivative * placesPerUnit;
            }
        }

        private void workOut(int cell) {
            int kind = cell & (cellsPerBin - 1);
            int first = firstBin(cell);
            math.readStencil(
                    byBin,
                    kind * POINTS * stride,
                    Math.max(0, -first) / ArrayMath.PADDING,
                    Math.ceilDiv(Math.min(width, binCount - first), ArrayMath.PADDING),
                    padded,
                    stride + first,
                    coefficients,
                    POINTS * cell);
        }
    }

    /**
     * Moments of the cells that tuples fall into. Behind the cells of the axis lie some for the tuples that are left out,
     * so that no tuple needs a branch, and one that is never met, whose moments stay zero.
     */
    private final class Moments implements Adder {
        /**
         * Stencils of successive cells go to different copies of the bins: what was just stored at another alignment
         * cannot be loaded before it has left the processor's store buffer.
         */
        private static final int COPIES = 4;

        private final int copyLength = 2 * stride + binCount + ArrayMath.PADDING;
        private final int none = cellCount + POINTS;
        private final double[] moments = new double[POINTS * (none + 1)];
        private final long[] cells = new long[Tuples.ROOM];
        private final double[] within = new double[Tuples.ROOM];
        private double[] strengths = new double[0];
        /** For each kind of cell, one that waits for a second to share the work, or {@code none}. */
        private final int[] waiting = new int[cellsPerBin];
        /** Copies of the bins, each with room for a stencil on either side that is neither read nor cleared. */
        private final double[] sums = new double[COPIES * copyLength];

        private Moments() {
            Arrays.fill(moments, POINTS * cellCount, POINTS * none, 1); // not zero: never met
            Arrays.fill(waiting, none);
        }

        @Override
        public void take(double[] places, double[] weights, int count, double threshold) {
            strengths = weights;
            findCells(places, weights, count, threshold, cells, within);
        }

        @Override
        public void add(int from, int to, double[] bins) {
            int metCount = math.addMoments(cells, within, strengths, from, to, moments);
            int copies = Math.min(COPIES, 2 * spread(from, metCount));
            math.addRows(sums, stride, copies, copyLength, binCount, bins);
        }

        /** Returns the number of pairs of cells. */
        private int spread(int from, int metCount) {
            int pairs = 0;
            for (int i = from; i < from + metCount; i++) {
                int cell = (int) cells[i];
                int kind = cell & (cellsPerBin - 1);
                int partner = waiting[kind];
                if (partner == none) {
                    waiting[kind] = cell;
                } else {
                    spread(partner, cell, kind, pairs++);
                    waiting[kind] = none;
                }
            }
            for (int i = from; i < from + metCount; i++) {
                int kind = (int) cells[i] & (cellsPerBin - 1);
                if (waiting[kind] != none) {
                    spread(waiting[kind], none, kind, pairs++);
                    waiting[kind] = none;
                }
            }
            return pairs;
        }

        /** Adds two cells of one kind, over all places of the stencil that are a bin for either of them. */
        private void spread(int one, int other, int kind, int pair) {
            int copy = 2 * pair % COPIES;
            int oneFirst = firstBin(one);
            int otherFirst = other == none ? oneFirst : firstBin(other);
            math.addStencils(
                    moments,
                    one,
                    other,
                    table,
                    kind * POINTS * stride,
                    Math.max(0, -Math.max(oneFirst, otherFirst)) / ArrayMath.PADDING,
                    Math.ceilDiv(Math.min(width, binCount - Math.min(oneFirst, otherFirst)), ArrayMath.PADDING),
                    sums,
                    copy * copyLength + stride + oneFirst,
                    (copy + 1) * copyLength + stride + otherFirst);
        }
    }
}
