package org.mbtr.representations.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The Vector API with the machine's widest registers, as in {@link VectorArrayMath}. */
final class VectorTupleMath implements TupleMath {
    static final TupleMath INSTANCE = new VectorTupleMath();

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Long> LONGS = SPECIES.withLanes(long.class);
    private static final int LANES = SPECIES.length();

    /** Lanes whose number has bit 0, 1 or 2 set: together they make the powers 0 … 7 of a number. */
    private static final VectorMask<Double> ODD = VectorMask.fromLong(SPECIES, 0b10101010);

    private static final VectorMask<Double> SECOND_OF_FOUR = VectorMask.fromLong(SPECIES, 0b11001100);
    private static final VectorMask<Double> SECOND_OF_EIGHT = VectorMask.fromLong(SPECIES, 0b11110000);
    private static final VectorMask<Double> ALL = VectorMask.fromLong(SPECIES, 0b11111111);
    private static final VectorMask<Double> NONE = VectorMask.fromLong(SPECIES, 0);

    private VectorTupleMath() {}

    @Override
    public int distances(double[] x, double[] y, double[] z, int count, double least, double[] out) {
        int below = 0;
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j += LANES) {
                DoubleVector dx = DoubleVector.fromArray(SPECIES, x, j).sub(x[i]);
                DoubleVector dy = DoubleVector.fromArray(SPECIES, y, j).sub(y[i]);
                DoubleVector dz = DoubleVector.fromArray(SPECIES, z, j).sub(z[i]);
                DoubleVector distance =
                        dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz)).sqrt();
                below += distance.compare(VectorOperators.LT, least).trueCount();
                distance.intoArray(out, i * count + j);
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
        double distanceAb = distances[a * points + b];
        int rowB = b * points + begin;
        int rowA = a * points + begin;
        for (int i = 0; i < ArrayMath.PADDING; i += LANES) {
            DoubleVector vx = DoubleVector.fromArray(SPECIES, x, begin + i).sub(x[b]);
            DoubleVector vy = DoubleVector.fromArray(SPECIES, y, begin + i).sub(y[b]);
            DoubleVector vz = DoubleVector.fromArray(SPECIES, z, begin + i).sub(z[b]);
            DoubleVector.broadcast(SPECIES, distanceAb).intoArray(ab, at + i);
            DoubleVector.fromArray(SPECIES, distances, rowB + i).intoArray(bc, at + i);
            DoubleVector.fromArray(SPECIES, distances, rowA + i).intoArray(ca, at + i);
            vx.mul(ux).add(vy.mul(uy)).add(vz.mul(uz)).intoArray(dot, at + i);
        }
    }

    @Override
    public void squaredCrosses(double[] x, double[] y, double[] z, int a, int b, int begin, double[] out, int at) {
        double ux = x[a] - x[b];
        double uy = y[a] - y[b];
        double uz = z[a] - z[b];
        for (int i = 0; i < ArrayMath.PADDING; i += LANES) {
            DoubleVector vx = DoubleVector.fromArray(SPECIES, x, begin + i).sub(x[b]);
            DoubleVector vy = DoubleVector.fromArray(SPECIES, y, begin + i).sub(y[b]);
            DoubleVector vz = DoubleVector.fromArray(SPECIES, z, begin + i).sub(z[b]);
            DoubleVector nx = vz.mul(uy).sub(vy.mul(uz));
            DoubleVector ny = vx.mul(uz).sub(vz.mul(ux));
            DoubleVector nz = vy.mul(ux).sub(vx.mul(uy));
            nx.mul(nx).add(ny.mul(ny)).add(nz.mul(nz)).intoArray(out, at + i);
        }
    }

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
        double ax = x[a];
        double ay = y[a];
        double az = z[a];
        DoubleVector distanceAb = DoubleVector.broadcast(SPECIES, distances[a]);
        int next = at;
        for (int c = from; c < to; c += LANES) {
            DoubleVector cx = DoubleVector.fromArray(SPECIES, x, c);
            DoubleVector cy = DoubleVector.fromArray(SPECIES, y, c);
            DoubleVector cz = DoubleVector.fromArray(SPECIES, z, c);
            DoubleVector dx = cx.sub(ax);
            DoubleVector dy = cy.sub(ay);
            DoubleVector dz = cz.sub(az);
            DoubleVector distanceCa = dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz)).sqrt();
            DoubleVector distanceBc = DoubleVector.fromArray(SPECIES, distances, c);
            VectorMask<Double> counts = distanceCa
                    .compare(VectorOperators.LE, side)
                    .and(distanceAb.add(distanceBc).add(distanceCa).compare(VectorOperators.LE, perimeter))
                    .and(SPECIES.indexInRange(c, to));
            int count = counts.trueCount();
            if (count == 0) {
                continue;
            }
            distanceAb.intoArray(ab, next);
            distanceBc.compress(counts).intoArray(bc, next);
            distanceCa.compress(counts).intoArray(ca, next);
            cx.mul(ax).add(cy.mul(ay)).add(cz.mul(az)).compress(counts).intoArray(dot, next);
            if (crosses) {
                DoubleVector nx = cz.mul(ay).sub(cy.mul(az));
                DoubleVector ny = cx.mul(az).sub(cz.mul(ax));
                DoubleVector nz = cy.mul(ax).sub(cx.mul(ay));
                nx.mul(nx).add(ny.mul(ny)).add(nz.mul(nz)).compress(counts).intoArray(cross, next);
            }
            if (members.length > 0) {
                int member = next - at;
                for (long rest = counts.toLong(); rest != 0; rest &= rest - 1) {
                    members[member++] = c + Long.numberOfTrailingZeros(rest);
                }
            }
            next += count;
        }
        return next - at;
    }

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
        LongVector inTurn = LongVector.zero(LONGS).addIndex(1).add(cellCount);
        for (int i = 0; i < count; i += LANES) {
            DoubleVector weight = DoubleVector.fromArray(SPECIES, weights, i);
            DoubleVector place = DoubleVector.fromArray(SPECIES, places, i)
                    .sub(left)
                    .mul(cellsPerUnit)
                    .add(before);
            VectorMask<Double> dropped = weight.compare(VectorOperators.LT, threshold)
                    .or(weight.compare(VectorOperators.EQ, 0))
                    .or(place.compare(VectorOperators.GE, 0)
                            .and(place.compare(VectorOperators.LT, cellCount))
                            .not());
            DoubleVector shifted = place.sub(0.5).add(Elementary.SHIFT);
            DoubleVector cell = shifted.sub(Elementary.SHIFT);
            shifted.reinterpretAsLongs()
                    .sub(Elementary.SHIFT_BITS)
                    .blend(inTurn.add(i % MOMENTS), dropped.cast(LONGS))
                    .intoArray(cells, i);
            place.sub(cell).mul(2).sub(1).intoArray(within, i);
        }
    }

    /** The list of cells grows without a branch, which could not be predicted. */
    @Override
    public int addMoments(long[] cells, double[] places, double[] weights, int from, int to, double[] moments) {
        int metCount = 0;
        for (int i = from; i < to; i++) {
            double s1 = places[i];
            double s2 = s1 * s1;
            double s4 = s2 * s2;
            DoubleVector powers = DoubleVector.broadcast(SPECIES, weights[i])
                    .mul(s1, ODD)
                    .mul(s2, SECOND_OF_FOUR)
                    .mul(s4, SECOND_OF_EIGHT);
            int cell = (int) cells[i];
            int at = MOMENTS * cell;
            cells[from + metCount] = cell;
            metCount += (int) ((Double.doubleToRawLongBits(moments[at]) - 1) >>> Long.SIZE - 1); // 1 for zero
            powers.add(DoubleVector.fromArray(SPECIES, moments, at)).intoArray(moments, at);
            for (int p = LANES; p < MOMENTS; p += LANES) {
                DoubleVector higher = DoubleVector.broadcast(SPECIES, weights[i])
                        .mul(s1, ODD)
                        .mul(s2, LANES == 2 && (p & 2) != 0 ? ALL : SECOND_OF_FOUR)
                        .mul(s4, (p & 4) != 0 ? ALL : NONE);
                higher.add(DoubleVector.fromArray(SPECIES, moments, at + p)).intoArray(moments, at + p);
            }
        }
        return metCount;
    }

    @Override
    public void addRows(double[] rows, int from, int rowCount, int stride, int count, double[] out) {
        DoubleVector zero = DoubleVector.zero(SPECIES);
        for (int m = 0; m < count; m += LANES) {
            DoubleVector sum = zero;
            for (int r = 0; r < rowCount; r++) {
                sum = sum.add(DoubleVector.fromArray(SPECIES, rows, from + r * stride + m));
                zero.intoArray(rows, from + r * stride + m);
            }
            VectorMask<Double> there = SPECIES.indexInRange(m, count);
            DoubleVector.fromArray(SPECIES, out, m, there).add(sum).intoArray(out, m, there);
        }
    }

    /**
     * Two cells share the loads of the table, whose rows lie side by side so that one check of bounds is enough. The sum
     * over moments is written out because the compiler does not unroll it, and the bins come in last: they were stored
     * before, and everything else need not wait for that.
     */
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
        int oneAt = MOMENTS * oneCell;
        int otherAt = MOMENTS * otherCell;
        DoubleVector one0 = DoubleVector.broadcast(SPECIES, moments[oneAt]);
        DoubleVector one1 = DoubleVector.broadcast(SPECIES, moments[oneAt + 1]);
        DoubleVector one2 = DoubleVector.broadcast(SPECIES, moments[oneAt + 2]);
        DoubleVector one3 = DoubleVector.broadcast(SPECIES, moments[oneAt + 3]);
        DoubleVector one4 = DoubleVector.broadcast(SPECIES, moments[oneAt + 4]);
        DoubleVector one5 = DoubleVector.broadcast(SPECIES, moments[oneAt + 5]);
        DoubleVector one6 = DoubleVector.broadcast(SPECIES, moments[oneAt + 6]);
        DoubleVector one7 = DoubleVector.broadcast(SPECIES, moments[oneAt + 7]);
        DoubleVector other0 = DoubleVector.broadcast(SPECIES, moments[otherAt]);
        DoubleVector other1 = DoubleVector.broadcast(SPECIES, moments[otherAt + 1]);
        DoubleVector other2 = DoubleVector.broadcast(SPECIES, moments[otherAt + 2]);
        DoubleVector other3 = DoubleVector.broadcast(SPECIES, moments[otherAt + 3]);
        DoubleVector other4 = DoubleVector.broadcast(SPECIES, moments[otherAt + 4]);
        DoubleVector other5 = DoubleVector.broadcast(SPECIES, moments[otherAt + 5]);
        DoubleVector other6 = DoubleVector.broadcast(SPECIES, moments[otherAt + 6]);
        DoubleVector other7 = DoubleVector.broadcast(SPECIES, moments[otherAt + 7]);
        for (int r = from; r < to; r++) {
            for (int lane = 0; lane < ArrayMath.PADDING; lane += LANES) {
                int at = tableFrom + r * MOMENTS * ArrayMath.PADDING + lane;
                DoubleVector row = DoubleVector.fromArray(SPECIES, table, at);
                DoubleVector oneEven = row.mul(one0);
                DoubleVector otherEven = row.mul(other0);
                row = DoubleVector.fromArray(SPECIES, table, at + ArrayMath.PADDING);
                DoubleVector oneOdd = row.mul(one1);
                DoubleVector otherOdd = row.mul(other1);
                row = DoubleVector.fromArray(SPECIES, table, at + 2 * ArrayMath.PADDING);
                oneEven = row.fma(one2, oneEven);
                otherEven = row.fma(other2, otherEven);
                row = DoubleVector.fromArray(SPECIES, table, at + 3 * ArrayMath.PADDING);
                oneOdd = row.fma(one3, oneOdd);
                otherOdd = row.fma(other3, otherOdd);
                row = DoubleVector.fromArray(SPECIES, table, at + 4 * ArrayMath.PADDING);
                oneEven = row.fma(one4, oneEven);
                otherEven = row.fma(other4, otherEven);
                row = DoubleVector.fromArray(SPECIES, table, at + 5 * ArrayMath.PADDING);
                oneOdd = row.fma(one5, oneOdd);
                otherOdd = row.fma(other5, otherOdd);
                row = DoubleVector.fromArray(SPECIES, table, at + 6 * ArrayMath.PADDING);
                oneEven = row.fma(one6, oneEven);
                otherEven = row.fma(other6, otherEven);
                row = DoubleVector.fromArray(SPECIES, table, at + 7 * ArrayMath.PADDING);
                oneOdd = row.fma(one7, oneOdd);
                otherOdd = row.fma(other7, otherOdd);
                int oneBin = oneFirst + r * ArrayMath.PADDING + lane;
                oneEven.add(oneOdd)
                        .add(DoubleVector.fromArray(SPECIES, bins, oneBin))
                        .intoArray(bins, oneBin);
                int otherBin = otherFirst + r * ArrayMath.PADDING + lane;
                otherEven
                        .add(otherOdd)
                        .add(DoubleVector.fromArray(SPECIES, bins, otherBin))
                        .intoArray(bins, otherBin);
            }
        }
        DoubleVector zero = DoubleVector.zero(SPECIES);
        for (int p = 0; p < MOMENTS; p += LANES) {
            zero.intoArray(moments, oneAt + p);
            zero.intoArray(moments, otherAt + p);
        }
    }

    @Override
    public void readStencil(
            double[] table, int tableFrom, int from, int to, double[] bins, int first, double[] out, int at) {
        for (int lane = 0; lane < MOMENTS; lane += LANES) {
            DoubleVector sum0 = DoubleVector.zero(SPECIES);
            DoubleVector sum1 = sum0;
            DoubleVector sum2 = sum0;
            DoubleVector sum3 = sum0;
            for (int bin = from * ArrayMath.PADDING; bin < to * ArrayMath.PADDING; bin += 4) {
                int row = tableFrom + bin * MOMENTS + lane;
                sum0 = times(table, row, bins[first + bin], sum0);
                sum1 = times(table, row + MOMENTS, bins[first + bin + 1], sum1);
                sum2 = times(table, row + 2 * MOMENTS, bins[first + bin + 2], sum2);
                sum3 = times(table, row + 3 * MOMENTS, bins[first + bin + 3], sum3);
            }
            sum0.add(sum1).add(sum2.add(sum3)).intoArray(out, at + lane);
        }
    }

    private static DoubleVector times(double[] table, int row, double factor, DoubleVector sum) {
        return DoubleVector.fromArray(SPECIES, table, row).fma(DoubleVector.broadcast(SPECIES, factor), sum);
    }

    /** Written out, because the compiler does not unroll the sum over powers. */
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
        DoubleVector place = DoubleVector.broadcast(SPECIES, s);
        for (int r = from; r < to; r++) {
            for (int lane = 0; lane < ArrayMath.PADDING; lane += LANES) {
                int at = tableFrom + r * MOMENTS * ArrayMath.PADDING + lane;
                DoubleVector slope = DoubleVector.fromArray(SPECIES, table, at + 7 * ArrayMath.PADDING);
                DoubleVector value = slope.fma(place, row(table, at, 6));
                slope = slope.fma(place, value);
                value = value.fma(place, row(table, at, 5));
                slope = slope.fma(place, value);
                value = value.fma(place, row(table, at, 4));
                slope = slope.fma(place, value);
                value = value.fma(place, row(table, at, 3));
                slope = slope.fma(place, value);
                value = value.fma(place, row(table, at, 2));
                slope = slope.fma(place, value);
                value = value.fma(place, row(table, at, 1));
                slope = slope.fma(place, value);
                value = value.fma(place, row(table, at, 0));
                int next = (r - from) * ArrayMath.PADDING + lane;
                value.intoArray(values, next);
                slope.mul(factor).intoArray(slopes, next);
            }
        }
    }

    private static DoubleVector row(double[] table, int at, int power) {
        return DoubleVector.fromArray(SPECIES, table, at + power * ArrayMath.PADDING);
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
        DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[coefficient]);
        DoubleVector a1 = DoubleVector.broadcast(SPECIES, a[coefficient + 1]);
        DoubleVector a2 = DoubleVector.broadcast(SPECIES, a[coefficient + 2]);
        DoubleVector b0 = DoubleVector.broadcast(SPECIES, b[coefficient]);
        DoubleVector b1 = DoubleVector.broadcast(SPECIES, b[coefficient + 1]);
        DoubleVector b2 = DoubleVector.broadcast(SPECIES, b[coefficient + 2]);
        for (int l = 0; l < count; l += LANES) {
            DoubleVector left = DoubleVector.fromArray(SPECIES, x, l);
            DoubleVector right = DoubleVector.fromArray(SPECIES, y, l);
            int place = at + l;
            DoubleVector sum0 = right.fma(b0, DoubleVector.fromArray(SPECIES, out, place));
            DoubleVector sum1 = right.fma(b1, DoubleVector.fromArray(SPECIES, out, place + stride));
            DoubleVector sum2 = right.fma(b2, DoubleVector.fromArray(SPECIES, out, place + 2 * stride));
            left.fma(a0, sum0).intoArray(out, place);
            left.fma(a1, sum1).intoArray(out, place + stride);
            left.fma(a2, sum2).intoArray(out, place + 2 * stride);
        }
    }
}
