package org.mbtr.representations.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API with the machine's widest registers. Each method is one loop over arrays: vectors that cross a method
 * boundary would be boxed.
 */
final class VectorArrayMath implements ArrayMath {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** Lanes whose number has bit 0, 1 or 2 set: together they make the powers 0 … 7 of a number. */
    private static final VectorMask<Double> ODD = VectorMask.fromLong(SPECIES, 0b10101010);

    private static final VectorMask<Double> SECOND_OF_FOUR = VectorMask.fromLong(SPECIES, 0b11001100);
    private static final VectorMask<Double> SECOND_OF_EIGHT = VectorMask.fromLong(SPECIES, 0b11110000);

    private VectorArrayMath() {}

    /** The scalar version where the registers hold no more than one number. */
    static ArrayMath create() {
        return LANES > 1 && LANES <= PADDING ? new VectorArrayMath() : ArrayMath.scalar();
    }

    @Override
    public void exp(double[] values, int count) {
        int i = 0;
        for (; i + LANES <= count; i += LANES) {
            DoubleVector.fromArray(SPECIES, values, i)
                    .lanewise(VectorOperators.EXP)
                    .intoArray(values, i);
        }
        if (i < count) {
            var mask = SPECIES.indexInRange(i, count);
            DoubleVector.fromArray(SPECIES, values, i, mask)
                    .lanewise(VectorOperators.EXP)
                    .intoArray(values, i, mask);
        }
    }

    @Override
    public void atan2(double[] y, double[] x, int count, double[] out) {
        int i = 0;
        for (; i + LANES <= count; i += LANES) {
            DoubleVector.fromArray(SPECIES, y, i)
                    .lanewise(VectorOperators.ATAN2, DoubleVector.fromArray(SPECIES, x, i))
                    .intoArray(out, i);
        }
        if (i < count) {
            var mask = SPECIES.indexInRange(i, count);
            DoubleVector.fromArray(SPECIES, y, i, mask)
                    .lanewise(VectorOperators.ATAN2, DoubleVector.fromArray(SPECIES, x, i, mask))
                    .intoArray(out, i, mask);
        }
    }

    @Override
    public void sqrt(double[] values, int count) {
        int i = 0;
        for (; i + LANES <= count; i += LANES) {
            DoubleVector.fromArray(SPECIES, values, i).sqrt().intoArray(values, i);
        }
        for (; i < count; i++) {
            values[i] = Math.sqrt(values[i]);
        }
    }

    @Override
    public void addStencils(Stencils stencils) {
        double[] table = stencils.table;
        double[] sums = stencils.sums;
        int stride = stencils.stride;
        for (int i = 0; i < stencils.count; i++) {
            int first = stencils.first[i];
            int from = Math.max(0, -first);
            int to = Math.min(stencils.width, stencils.binCount - first);
            int source = stencils.offset[i];
            double g1 = stencils.growth[i];
            double g2 = g1 * g1;
            double g4 = g2 * g2;
            DoubleVector place = DoubleVector.broadcast(SPECIES, stencils.place[i]);
            DoubleVector factor = DoubleVector.broadcast(SPECIES, stencils.weight[i])
                    .mul(g1, ODD)
                    .mul(g2, SECOND_OF_FOUR)
                    .mul(g4, SECOND_OF_EIGHT);
            DoubleVector step = DoubleVector.broadcast(SPECIES, LANES == 8 ? g4 * g4 : LANES == 4 ? g4 : g2);
            for (int j = from; j < to; j += LANES) {
                int at = source + j;
                DoubleVector.fromArray(SPECIES, table, at + 2 * stride)
                        .fma(place, DoubleVector.fromArray(SPECIES, table, at + stride))
                        .fma(place, DoubleVector.fromArray(SPECIES, table, at))
                        .fma(factor, DoubleVector.fromArray(SPECIES, sums, first + j))
                        .intoArray(sums, first + j);
                factor = factor.mul(step);
            }
        }
    }

    @Override
    public void absoluteDistances(
            double[] x, int fromX, double[] y, int strideY, int rows, int width, double[] out, int outFrom) {
        int whole = width - width % LANES;
        for (int j = 0; j < rows; j++) {
            int fromY = j * strideY;
            DoubleVector lanes = DoubleVector.zero(SPECIES);
            for (int m = 0; m < whole; m += LANES) {
                lanes = lanes.add(DoubleVector.fromArray(SPECIES, x, fromX + m)
                        .sub(DoubleVector.fromArray(SPECIES, y, fromY + m))
                        .abs());
            }
            double sum = lanes.reduceLanes(VectorOperators.ADD);
            for (int m = whole; m < width; m++) {
                sum += Math.abs(x[fromX + m] - y[fromY + m]);
            }
            out[outFrom + j] = sum;
        }
    }
}
