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
    private final StencilTable stencil;
    private final TupleMath math;

    private PolynomialBinning(StencilTable stencil, TupleMath math) {
        this.stencil = stencil;
        this.math = math;
    }

    /** Empty where there is no {@link StencilTable}. */
    static Optional<PolynomialBinning> of(Broadening broadening, Grid grid) {
        return of(broadening, grid, TupleMath.best());
    }

    static Optional<PolynomialBinning> of(Broadening broadening, Grid grid, TupleMath math) {
        return StencilTable.of(broadening, grid).map(stencil -> new PolynomialBinning(stencil, math));
    }

    private void findCells(
            double[] places, double[] weights, int count, double threshold, long[] cells, double[] within) {
        math.findCells(
                places,
                weights,
                count,
                stencil.left,
                stencil.cellsPerUnit(),
                stencil.cellsBefore(),
                stencil.cellCount,
                threshold,
                cells,
                within);
    }

    @Override
    public void shares(double place, double[] shares, double[] slopes, int at) {
        Arrays.fill(shares, at, at + stencil.binCount, 0);
        Arrays.fill(slopes, at, at + stencil.binCount, 0);
        double found = stencil.placeInCells(place);
        if (!(found >= 0 && found < stencil.cellCount)) {
            return;
        }
        int cell = (int) found;
        int begin = stencil.firstBin(cell);
        int from = stencil.firstRegister(begin);
        int to = stencil.endRegister(begin);
        if (to <= from) {
            return;
        }
        double[] values = new double[ArrayMath.PADDING * (to - from)];
        double[] derivatives = new double[values.length];
        int tableFrom = stencil.begin(stencil.kindOf(cell));
        math.stencilAt(
                stencil.table,
                tableFrom,
                from,
                to,
                2 * (found - cell) - 1,
                stencil.placesPerUnit(),
                values,
                derivatives);
        int first = begin + ArrayMath.PADDING * from;
        int skipped = Math.max(0, -first);
        int count = Math.min(values.length, stencil.binCount - first) - skipped;
        System.arraycopy(values, skipped, shares, at + first + skipped, count);
        System.arraycopy(derivatives, skipped, slopes, at + first + skipped, count);
    }

    @Override
    public void curvatures(double place, double[] curvatures, int at) {
        Arrays.fill(curvatures, at, at + stencil.binCount, 0);
        double found = stencil.placeInCells(place);
        if (!(found >= 0 && found < stencil.cellCount)) {
            return;
        }
        int cell = (int) found;
        double within = 2 * (found - cell) - 1;
        int kind = stencil.kindOf(cell);
        int first = stencil.firstBin(cell);
        double scale = stencil.placesPerUnit() * stencil.placesPerUnit();
        for (int bin = Math.max(0, -first); bin < Math.min(stencil.width, stencil.binCount - first); bin++) {
            int entry = stencil.entry(kind, 0, bin);
            double value = 0;
            for (int p = StencilTable.POINTS - 1; p >= 2; p--) {
                value = Math.fma(value, within, p * (p - 1) * stencil.table[entry + p * ArrayMath.PADDING]);
            }
            curvatures[at + first + bin] = scale * value;
        }
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

    /** The polynomials of the cell that a tuple is in, at its place. */
    private final class Stencils implements Profile {
        private final long[] cells = new long[Tuples.ROOM];
        private final double[] within = new double[Tuples.ROOM];
        private final double[] shares = new double[stencil.stride];
        private final double[] slopes = new double[stencil.stride];
        private int first;
        private int count;

        @Override
        public void take(double[] places, double[] weights, int tuples, double threshold) {
            findCells(places, weights, tuples, threshold, cells, within);
        }

        @Override
        public boolean turnTo(int t) {
            int cell = (int) cells[t];
            if (cell >= stencil.cellCount) {
                return false;
            }
            int begin = stencil.firstBin(cell);
            int from = stencil.firstRegister(begin);
            int to = stencil.endRegister(begin);
            first = begin + ArrayMath.PADDING * from;
            count = ArrayMath.PADDING * (to - from);
            int tableFrom = stencil.begin(stencil.kindOf(cell));
            math.stencilAt(stencil.table, tableFrom, from, to, within[t], stencil.placesPerUnit(), shares, slopes);
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
        private final double[] byBin = stencil.transposed();

        private final long[] cells = new long[Tuples.ROOM];
        private final double[] within = new double[Tuples.ROOM];
        private final double[] coefficients = new double[StencilTable.POINTS * stencil.cellCount];
        /** For each cell the number of the call of {@link #read} that worked out its polynomial. */
        private final int[] workedOut = new int[stencil.cellCount];

        private int call;
        /** The weights of the bins, between room for a stencil on either side, which stays zero. */
        private final double[] padded = new double[2 * stencil.stride + stencil.binCount + 2 * ArrayMath.PADDING];

        @Override
        public void take(double[] places, double[] weights, int count, double threshold) {
            findCells(places, weights, count, threshold, cells, within);
        }

        @Override
        public void read(int from, int to, double[] u, double[] phi, double[] slope) {
            System.arraycopy(u, 0, padded, stencil.stride, stencil.binCount);
            call++;
            double placesPerUnit = stencil.placesPerUnit();
            for (int i = from; i < to; i++) {
                int cell = (int) cells[i];
                if (cell >= stencil.cellCount) {
                    phi[i] = 0;
                    slope[i] = 0;
                    continue;
                }
                if (workedOut[cell] != call) {
                    workOut(cell);
                    workedOut[cell] = call;
                }
                double s = within[i];
                int at = StencilTable.POINTS * cell + StencilTable.POINTS - 1;
                double value = coefficients[at];
                double derivative = 0;
                for (int p = 1; p < StencilTable.POINTS; p++) {
                    derivative = Math.fma(derivative, s, value);
                    value = Math.fma(value, s, coefficients[at - p]);
                }
                phi[i] = value;
                slope[i] = derivative * placesPerUnit;
            }
        }

        private void workOut(int cell) {
            int kind = stencil.kindOf(cell);
            int first = stencil.firstBin(cell);
            math.readStencil(
                    byBin,
                    stencil.begin(kind),
                    stencil.firstRegister(first),
                    stencil.endRegister(first),
                    padded,
                    stencil.stride + first,
                    coefficients,
                    StencilTable.POINTS * cell);
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

        private final int copyLength = 2 * stencil.stride + stencil.binCount + ArrayMath.PADDING;
        private final int none = stencil.cellCount + StencilTable.POINTS;
        private final double[] moments = new double[StencilTable.POINTS * (none + 1)];
        private final long[] cells = new long[Tuples.ROOM];
        private final double[] within = new double[Tuples.ROOM];
        private double[] strengths = new double[0];
        /** For each kind of cell, one that waits for a second to share the work, or {@code none}. */
        private final int[] waiting = new int[stencil.cellsPerBin];
        /** Copies of the bins, each with room for a stencil on either side that is neither read nor cleared. */
        private final double[] sums = new double[COPIES * copyLength];

        private Moments() {
            Arrays.fill(
                    moments,
                    StencilTable.POINTS * stencil.cellCount,
                    StencilTable.POINTS * none,
                    1); // not zero: never met
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
            math.addRows(sums, stencil.stride, copies, copyLength, stencil.binCount, bins);
        }

        /** Returns the number of pairs of cells. */
        private int spread(int from, int metCount) {
            int pairs = 0;
            for (int i = from; i < from + metCount; i++) {
                int cell = (int) cells[i];
                int kind = stencil.kindOf(cell);
                int partner = waiting[kind];
                if (partner == none) {
                    waiting[kind] = cell;
                } else {
                    spread(partner, cell, kind, pairs++);
                    waiting[kind] = none;
                }
            }
            for (int i = from; i < from + metCount; i++) {
                int kind = stencil.kindOf((int) cells[i]);
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
            int oneFirst = stencil.firstBin(one);
            int otherFirst = other == none ? oneFirst : stencil.firstBin(other);
            math.addStencils(
                    moments,
                    one,
                    other,
                    stencil.table,
                    stencil.begin(kind),
                    stencil.firstRegister(Math.max(oneFirst, otherFirst)),
                    stencil.endRegister(Math.min(oneFirst, otherFirst)),
                    sums,
                    copy * copyLength + stencil.stride + oneFirst,
                    (copy + 1) * copyLength + stencil.stride + otherFirst);
        }
    }
}
