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

    @Override
    public void addStencils(Stencils stencils) {
        double[] table = stencils.table;
        int stride = stencils.stride;
        for (int i = 0; i < stencils.count; i++) {
            int begin = stencils.first[i];
            int from = Math.max(0, -stencils.first[i]);
            int to = Math.min(stencils.width, stencils.binCount - stencils.first[i]);
            double place = stencils.place[i];
            double factor = stencils.weight[i];
            for (int j = from; j < to; j++) {
                int at = stencils.offset[i] + j;
                double value = Math.fma(Math.fma(table[at + 2 * stride], place, table[at + stride]), place, table[at]);
                stencils.sums[begin + j] = Math.fma(value, factor, stencils.sums[begin + j]);
                factor *= stencils.growth[i];
            }
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
