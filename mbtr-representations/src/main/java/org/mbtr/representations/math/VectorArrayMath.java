package org.mbtr.representations.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
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

    /** {@link Elementary#exp}, register by register. */
    @Override
    public void exp(double[] values, int count) {
        DoubleVector lastEven =
                DoubleVector.broadcast(SPECIES, Elementary.EXP_SERIES[Elementary.EXP_SERIES.length - 2]);
        DoubleVector lastOdd = DoubleVector.broadcast(SPECIES, Elementary.EXP_SERIES[Elementary.EXP_SERIES.length - 1]);
        DoubleVector shift = DoubleVector.broadcast(SPECIES, Elementary.SHIFT);
        DoubleVector log2E = DoubleVector.broadcast(SPECIES, Elementary.LOG2_E);
        DoubleVector ln2High = DoubleVector.broadcast(SPECIES, -Elementary.LN2_HIGH);
        DoubleVector ln2Low = DoubleVector.broadcast(SPECIES, -Elementary.LN2_LOW);
        int i = 0;
        for (; i + LANES <= count; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, values, i)
                    .max(Elementary.EXP_LOWEST)
                    .min(Elementary.EXP_HIGHEST);
            DoubleVector shifted = x.fma(log2E, shift);
            DoubleVector n = shifted.sub(shift);
            DoubleVector r = n.fma(ln2Low, n.fma(ln2High, x));
            DoubleVector squared = r.mul(r);
            DoubleVector even = lastEven;
            DoubleVector odd = lastOdd;
            for (int k = Elementary.EXP_SERIES.length - 4; k >= 0; k -= 2) {
                even = even.fma(squared, DoubleVector.broadcast(SPECIES, Elementary.EXP_SERIES[k]));
                odd = odd.fma(squared, DoubleVector.broadcast(SPECIES, Elementary.EXP_SERIES[k + 1]));
            }
            DoubleVector sum = odd.fma(r, even);
            LongVector exponent = shifted.reinterpretAsLongs().sub(Elementary.SHIFT_BITS);
            LongVector half = exponent.add(Elementary.EXPONENT_OFFSET)
                    .lanewise(VectorOperators.LSHR, 1)
                    .sub(Elementary.EXPONENT_OFFSET / 2);
            DoubleVector one = half.add(Elementary.EXPONENT_BIAS)
                    .lanewise(VectorOperators.LSHL, Elementary.EXPONENT_POSITION)
                    .reinterpretAsDoubles();
            DoubleVector other = exponent.sub(half)
                    .add(Elementary.EXPONENT_BIAS)
                    .lanewise(VectorOperators.LSHL, Elementary.EXPONENT_POSITION)
                    .reinterpretAsDoubles();
            sum.mul(one).mul(other).intoArray(values, i);
        }
        for (; i < count; i++) {
            values[i] = Elementary.exp(values[i]);
        }
    }

    /** {@link Elementary#atan2}, register by register. */
    @Override
    public void atan2(double[] y, double[] x, int count, double[] out) {
        DoubleVector zero = DoubleVector.zero(SPECIES);
        DoubleVector last = DoubleVector.broadcast(SPECIES, Elementary.ARC_TANGENT[Elementary.ARC_TANGENT.length - 1]);
        DoubleVector quarterLow = DoubleVector.broadcast(SPECIES, Elementary.PI_LOW / 4);
        DoubleVector quarter = DoubleVector.broadcast(SPECIES, Math.PI / 4);
        DoubleVector half = DoubleVector.broadcast(SPECIES, Math.PI / 2);
        DoubleVector whole = DoubleVector.broadcast(SPECIES, Math.PI);
        int i = 0;
        for (; i + LANES <= count; i += LANES) {
            DoubleVector signedX = DoubleVector.fromArray(SPECIES, x, i);
            DoubleVector signedY = DoubleVector.fromArray(SPECIES, y, i);
            DoubleVector absoluteX = signedX.abs();
            DoubleVector absoluteY = signedY.abs();
            DoubleVector larger = absoluteX.max(absoluteY);
            DoubleVector smaller = absoluteX.min(absoluteY);
            var large = smaller.compare(VectorOperators.GT, larger.mul(Elementary.TANGENT_OF_EIGHTH));
            DoubleVector z = smaller.blend(smaller.sub(larger), large)
                    .div(larger.blend(smaller.add(larger), large).max(Double.MIN_VALUE));
            DoubleVector w = z.mul(z);
            DoubleVector sum = last;
            for (int k = Elementary.ARC_TANGENT.length - 2; k >= 0; k--) {
                sum = sum.fma(w, DoubleVector.broadcast(SPECIES, Elementary.ARC_TANGENT[k]));
            }
            DoubleVector angle =
                    z.mul(w).fma(sum, zero.blend(quarterLow, large)).add(z);
            angle = zero.blend(quarter, large).add(angle);
            angle = angle.blend(
                    half.sub(angle.sub(Elementary.PI_LOW / 2)), absoluteY.compare(VectorOperators.GT, absoluteX));
            angle = angle.blend(whole.sub(angle.sub(Elementary.PI_LOW)), signedX.compare(VectorOperators.LT, 0.0));
            angle = angle.blend(angle.neg(), signedY.compare(VectorOperators.LT, 0.0));
            angle.intoArray(out, i);
        }
        for (; i < count; i++) {
            out[i] = Elementary.atan2(y[i], x[i]);
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
    public void absoluteDistances(
            double[] x, int fromX, double[] y, int strideY, int rows, int width, double[] out, int outFrom) {
        int whole = width - width % LANES;
        double[] parts = new double[LANES];
        for (int j = 0; j < rows; j++) {
            int fromY = j * strideY;
            DoubleVector lanes = DoubleVector.zero(SPECIES);
            for (int m = 0; m < whole; m += LANES) {
                lanes = lanes.add(DoubleVector.fromArray(SPECIES, x, fromX + m)
                        .sub(DoubleVector.fromArray(SPECIES, y, fromY + m))
                        .abs());
            }
            // Not reduceLanes: it adds in another order when interpreted than when compiled.
            lanes.intoArray(parts, 0);
            double sum = 0;
            for (double part : parts) {
                sum += part;
            }
            for (int m = whole; m < width; m++) {
                sum += Math.abs(x[fromX + m] - y[fromY + m]);
            }
            out[outFrom + j] = sum;
        }
    }
}
