package org.mbtr.representations.math;

import java.util.Arrays;

/** Plain loops. */
final class ScalarTupleMath implements TupleMath {
    static final TupleMath INSTANCE = new ScalarTupleMath();

    private ScalarTupleMath() {}

    @Override
    public int distances(double[] x, double[] y, double[] z, int count, double least, double[] out) {
        int below = 0;
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                double dx = x[j] - x[i];
                double dy = y[j] - y[i];
                double dz = z[j] - z[i];
                double distance = Math.sqrt(dx * dx + dy * dy + dz * dz);
                below += distance < least ? 1 : 0;
                out[i * count + j] = distance;
            }
        }
        return below;
    }

    @Override
    public void triples(
            double[] x,
            double[] y,
            double[] z,
            double[] distances,
            int points,
            int a,
            int b,
            int begin,
            double[] ab,
            double[] bc,
            double[] ca,
            double[] dot,
            int at) {
        double ux = x[a] - x[b];
        double uy = y[a] - y[b];
        double uz = z[a] - z[b];
        for (int i = 0; i < ArrayMath.PADDING; i++) {
            int c = begin + i;
            ab[at + i] = distances[a * points + b];
            bc[at + i] = distances[b * points + c];
            ca[at + i] = distances[a * points + c];
            dot[at + i] = ux * (x[c] - x[b]) + uy * (y[c] - y[b]) + uz * (z[c] - z[b]);
        }
    }

    @Override
    public void squaredCrosses(double[] x, double[] y, double[] z, int a, int b, int begin, double[] out, int at) {
        double ux = x[a] - x[b];
        double uy = y[a] - y[b];
        double uz = z[a] - z[b];
        for (int i = 0; i < ArrayMath.PADDING; i++) {
            double vx = x[begin + i] - x[b];
            double vy = y[begin + i] - y[b];
            double vz = z[begin + i] - z[b];
            double nx = uy * vz - uz * vy;
            double ny = uz * vx - ux * vz;
            double nz = ux * vy - uy * vx;
            out[at + i] = nx * nx + ny * ny + nz * nz;
        }
    }

    /** Without a branch, which could not be predicted: what does not count is overwritten by the next. */
    @Override
    public int neighbourTriples(
            double[] x,
            double[] y,
            double[] z,
            double[] distances,
            int a,
            int from,
            int to,
            double side,
            double perimeter,
            boolean crosses,
            double[] ab,
            double[] bc,
            double[] ca,
            double[] dot,
            double[] cross,
            int at,
            int[] members) {
        int next = at;
        for (int c = from; c < to; c++) {
            double dx = x[c] - x[a];
            double dy = y[c] - y[a];
            double dz = z[c] - z[a];
            double distance = Math.sqrt(dx * dx + dy * dy + dz * dz);
            ab[next] = distances[a];
            bc[next] = distances[c];
            ca[next] = distance;
            dot[next] = x[c] * x[a] + y[c] * y[a] + z[c] * z[a];
            if (crosses) {
                double nx = z[c] * y[a] - y[c] * z[a];
                double ny = x[c] * z[a] - z[c] * x[a];
                double nz = y[c] * x[a] - x[c] * y[a];
                cross[next] = nx * nx + ny * ny + nz * nz;
            }
            if (members.length > 0) {
                members[next - at] = c;
            }
            next += distance <= side && distances[a] + distances[c] + distance <= perimeter ? 1 : 0;
        }
        return next - at;
    }

    /** Adding {@link Elementary#SHIFT} rounds to the nearest whole number, which half a cell to the left is the cell. */
    @Override
    public void findCells(
            double[] places,
            double[] weights,
            int count,
            double left,
            double cellsPerUnit,
            double before,
            int cellCount,
            double threshold,
            long[] cells,
            double[] within) {
        for (int i = 0; i < count; i++) {
            double place = (places[i] - left) * cellsPerUnit + before;
            boolean dropped = weights[i] < threshold || weights[i] == 0 || !(place >= 0 && place < cellCount);
            double shifted = (place - 0.5) + Elementary.SHIFT;
            double cell = shifted - Elementary.SHIFT;
            cells[i] = dropped ? cellCount + i % MOMENTS : Double.doubleToRawLongBits(shifted) - Elementary.SHIFT_BITS;
            within[i] = 2 * (place - cell) - 1;
        }
    }

    /** The powers come from products in the order in which {@link VectorTupleMath} takes them. */
    @Override
    public int addMoments(long[] cells, double[] places, double[] weights, int from, int to, double[] moments) {
        int metCount = 0;
        for (int i = from; i < to; i++) {
            int cell = (int) cells[i];
            int at = MOMENTS * cell;
            cells[from + metCount] = cell;
            metCount += moments[at] == 0 ? 1 : 0;
            double s1 = places[i];
            double s2 = s1 * s1;
            double s4 = s2 * s2;
            for (int p = 0; p < MOMENTS; p++) {
                double moment = weights[i];
                moment = (p & 1) != 0 ? moment * s1 : moment;
                moment = (p & 2) != 0 ? moment * s2 : moment;
                moment = (p & 4) != 0 ? moment * s4 : moment;
                moments[at + p] += moment;
            }
        }
        return metCount;
    }

    @Override
    public void addRows(double[] rows, int from, int rowCount, int stride, int count, double[] out) {
        for (int m = 0; m < count; m++) {
            double sum = 0;
            for (int r = 0; r < rowCount; r++) {
                sum += rows[from + r * stride + m];
                rows[from + r * stride + m] = 0;
            }
            out[m] += sum;
        }
    }

    @Override
    public void addStencils(
            double[] moments,
            int oneCell,
            int otherCell,
            double[] table,
            int tableFrom,
            int from,
            int to,
            double[] bins,
            int oneFirst,
            int otherFirst) {
        addStencil(moments, oneCell, table, tableFrom, from, to, bins, oneFirst);
        addStencil(moments, otherCell, table, tableFrom, from, to, bins, otherFirst);
    }

    private static void addStencil(
            double[] moments, int cell, double[] table, int tableFrom, int from, int to, double[] bins, int first) {
        int of = MOMENTS * cell;
        for (int j = ArrayMath.PADDING * from; j < ArrayMath.PADDING * to; j++) {
            int at = tableFrom + j / ArrayMath.PADDING * MOMENTS * ArrayMath.PADDING + j % ArrayMath.PADDING;
            double even = table[at] * moments[of];
            double odd = table[at + ArrayMath.PADDING] * moments[of + 1];
            for (int p = 2; p < MOMENTS; p += 2) {
                even = Math.fma(table[at + p * ArrayMath.PADDING], moments[of + p], even);
                odd = Math.fma(table[at + (p + 1) * ArrayMath.PADDING], moments[of + p + 1], odd);
            }
            bins[first + j] += even + odd;
        }
        Arrays.fill(moments, of, of + MOMENTS, 0);
    }

    @Override
    public void readStencil(
            double[] table, int tableFrom, int from, int to, double[] bins, int first, double[] out, int at) {
        double[] sums = new double[4];
        for (int p = 0; p < MOMENTS; p++) {
            Arrays.fill(sums, 0);
            for (int r = from; r < to; r++) {
                for (int l = 0; l < ArrayMath.PADDING; l++) {
                    int bin = r * ArrayMath.PADDING + l;
                    sums[l % 4] = Math.fma(table[tableFrom + bin * MOMENTS + p], bins[first + bin], sums[l % 4]);
                }
            }
            out[at + p] = sums[0] + sums[1] + (sums[2] + sums[3]);
        }
    }

    @Override
    public void stencilAt(
            double[] table,
            int tableFrom,
            int from,
            int to,
            double s,
            double factor,
            double[] values,
            double[] slopes) {
        for (int r = from; r < to; r++) {
            for (int l = 0; l < ArrayMath.PADDING; l++) {
                int at = tableFrom + r * MOMENTS * ArrayMath.PADDING + l;
                double value = table[at + (MOMENTS - 1) * ArrayMath.PADDING];
                double slope = 0;
                for (int p = MOMENTS - 2; p >= 0; p--) {
                    slope = Math.fma(slope, s, value);
                    value = Math.fma(value, s, table[at + p * ArrayMath.PADDING]);
                }
                values[(r - from) * ArrayMath.PADDING + l] = value;
                slopes[(r - from) * ArrayMath.PADDING + l] = slope * factor;
            }
        }
    }

    @Override
    public void addCombinations(
            double[] x,
            double[] y,
            int count,
            double[] a,
            double[] b,
            int coefficient,
            double[] out,
            int at,
            int stride) {
        for (int i = 0; i < 3; i++) {
            for (int l = 0; l < count; l++) {
                int place = at + i * stride + l;
                out[place] = Math.fma(a[coefficient + i], x[l], Math.fma(b[coefficient + i], y[l], out[place]));
            }
        }
    }
}
