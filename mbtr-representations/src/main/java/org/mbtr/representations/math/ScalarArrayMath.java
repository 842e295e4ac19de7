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
