package org.mbtr.representations.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API with the machine's widest registers. Each method is one loop over arrays: vectors that cross a method
 * boundary would be boxed.
 */
final class VectorArrayMath implements ArrayMath {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

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
    public void addStencil(
            double[] table,
            int tableFrom,
            int stride,
            int degree,
            double s,
            double weight,
            double[] out,
            int outFrom,
            int from,
            int to) {
        DoubleVector position = DoubleVector.broadcast(SPECIES, s);
        DoubleVector scale = DoubleVector.broadcast(SPECIES, weight);
        for (int j = from; j < to; j += LANES) {
            int index = tableFrom + degree * stride + j;
            DoubleVector value = DoubleVector.fromArray(SPECIES, table, index);
            for (int p = degree - 1; p >= 0; p--) {
                index -= stride;
                value = value.fma(position, DoubleVector.fromArray(SPECIES, table, index));
            }
            value.fma(scale, DoubleVector.fromArray(SPECIES, out, outFrom + j)).intoArray(out, outFrom + j);
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
