package org.mbtr.representations.math;

/** Plain loops. */
final class ScalarArrayMath implements ArrayMath {
    static final ArrayMath INSTANCE = new ScalarArrayMath();

    private ScalarArrayMath() {}

    @Override
    public void exp(double[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = Elementary.exp(values[i]);
        }
    }

    @Override
    public void atan2(double[] y, double[] x, int count, double[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = Elementary.atan2(y[i], x[i]);
        }
    }

    @Override
    public void sqrt(double[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = Math.sqrt(values[i]);
        }
    }

    /** The powers come from products in the order in which {@link VectorArrayMath} takes them. */
    @Override
    public void addMoments(int[] cells, double[] places, double[] weights, int count, double[] moments) {
        for (int i = 0; i < count; i++) {
            double s1 = places[i];
            double s2 = s1 * s1;
            double s4 = s2 * s2;
            for (int p = 0; p < MOMENTS; p++) {
                double moment = weights[i];
                moment = (p & 1) != 0 ? moment * s1 : moment;
                moment = (p & 2) != 0 ? moment * s2 : moment;
                moment = (p & 4) != 0 ? moment * s4 : moment;
                moments[MOMENTS * cells[i] + p] += moment;
            }
        }
    }

    @Override
    public void addStencil(
            double[] moments,
            int momentFrom,
            double[] table,
            int tableFrom,
            int stride,
            double[] bins,
            int first,
            int from,
            int to) {
        for (int j = from; j < to; j++) {
            double even = table[tableFrom + j] * moments[momentFrom];
            double odd = table[tableFrom + stride + j] * moments[momentFrom + 1];
            for (int p = 2; p < MOMENTS; p += 2) {
                even = Math.fma(table[tableFrom + p * stride + j], moments[momentFrom + p], even);
                odd = Math.fma(table[tableFrom + (p + 1) * stride + j], moments[momentFrom + p + 1], odd);
            }
            bins[first + j] += even + odd;
        }
    }

    @Override
    public void absoluteDistances(
            double[] x, int fromX, double[] y, int strideY, int rows, int width, double[] out, int outFrom) {
        for (int j = 0; j < rows; j++) {
            double sum = 0;
            for (int m = 0; m < width; m++) {
                sum += Math.abs(x[fromX + m] - y[j * strideY + m]);
            }
            out[outFrom + j] = sum;
        }
    }
}
