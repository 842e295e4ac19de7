package org.mbtr.representations.mbtr;

import java.util.Optional;
import org.mbtr.representations.math.ArrayMath;
import org.mbtr.representations.math.TupleMath;

/**
 * The polynomials of {@link PolynomialBinning}: shares of the bins within reach, its stencil, as functions of the place s = −1 … 1 of a
 * tuple in a cell. Cells that lie in the same way to the bins are of one kind and have the same polynomials. Immutable.
 */
final class StencilTable {
    static final int POINTS = TupleMath.MOMENTS;
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

    final double left;
    private final double binsPerUnit;
    final int binCount;
    private final int reach;
    /** Cells in a bin, a power of two; 1 where cells are wider. */
    final int cellsPerBin;
    /** Bins in a cell, a power of two; 1 where cells are narrower. */
    private final int binsPerCell;

    final int width;
    /** Places of a stencil in whole registers. */
    final int stride;
    /** Bins between the beginning of the first cell and the left edge of the grid. */
    private final int margin;

    final int cellCount;
    /** Coefficients by kind of cell, register of bins, power and bin within the register. */
    final double[] table;

    private StencilTable(Broadening broadening, Grid grid, int reach, int exponent) {
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
    }

    /** Of the widest cells that are good enough; empty where the broadening is not smooth, or too narrow or too wide for the grid to be worth a table. */
    static Optional<StencilTable> of(Broadening broadening, Grid grid) {
        double step = grid.step();
        double peak = broadening.mass(-step / 2, step / 2);
        double reach = broadening.reach(TAIL_SHARE * Binning.TOLERANCE * peak) / step;
        if (!broadening.isSmooth() || !(reach < (double) MOST_GRID_WIDTHS * grid.count())) {
            return Optional.empty();
        }
        for (int exponent = WIDEST; exponent >= -NARROWEST; exponent--) {
            StencilTable table = new StencilTable(broadening, grid, (int) Math.ceil(reach), exponent);
            if (table.error(broadening, step) <= Binning.TOLERANCE * peak) {
                return Optional.of(table);
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

    /** The table with the powers of a bin side by side. */
    double[] transposed() {
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

    /** Where a coefficient is. */
    int entry(int kind, int power, int bin) {
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

    /** Cells in a unit of the axis. */
    double cellsPerUnit() {
        return binsPerUnit * cellsPerBin / binsPerCell;
    }

    /** Cells before the left edge of the grid. */
    double cellsBefore() {
        return (double) margin * cellsPerBin / binsPerCell;
    }

    /** Where a place of the axis is, in cells from the beginning of the first. */
    double placeInCells(double place) {
        return (place - left) * cellsPerUnit() + cellsBefore();
    }

    /** How fast the place within a cell changes, s per unit of the axis. */
    double placesPerUnit() {
        return 2 * cellsPerUnit();
    }

    /** The kind of a cell. */
    int kindOf(int cell) {
        return cell & (cellsPerBin - 1);
    }

    /** Where the coefficients of a kind begin. */
    int begin(int kind) {
        return kind * POINTS * stride;
    }

    /** The bin that the stencil of a cell begins with; negative to the left of the grid. */
    int firstBin(int cell) {
        return cell / cellsPerBin * binsPerCell - margin - reach;
    }

    /** The first register with a bin of the grid, of a stencil that begins with a bin. */
    int firstRegister(int firstBin) {
        return Math.max(0, -firstBin) / ArrayMath.PADDING;
    }

    /** The register behind the last with a bin of the grid. */
    int endRegister(int firstBin) {
        return Math.ceilDiv(Math.min(width, binCount - firstBin), ArrayMath.PADDING);
    }
}
