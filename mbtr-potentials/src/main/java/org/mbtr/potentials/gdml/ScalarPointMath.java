package org.mbtr.potentials.gdml;

/** Plain loops. */
final class ScalarPointMath implements PointMath {
    static final ScalarPointMath INSTANCE = new ScalarPointMath();

    private static final int LANES = LaneMath.LANES;

    private ScalarPointMath() {}

    @Override
    public void multiply(
            SymmetryAdaptedFeatures features,
            double[][] points,
            double[] values,
            double[] pulls,
            int at,
            double[][] ofValues,
            double[][] ofPulls) {
        for (int row = 0; row < points.length; row++) {
            for (int run = 0; run < features.runCount(); run++) {
                for (int k = features.starts[run]; k < features.starts[run + 1]; k++) {
                    double x = points[row][features.rows[k]];
                    for (int l = 0; l < LANES; l++) {
                        int to = LANES * features.sumOf[run] + l;
                        int i = at + LANES * features.columns[k] + l;
                        ofValues[row][to] = Math.fma(x, values[i], ofValues[row][to]);
                        ofPulls[row][to] = Math.fma(x, pulls[i], ofPulls[row][to]);
                    }
                }
            }
        }
    }

    @Override
    public void accumulate(
            SymmetryAdaptedFeatures features,
            double[][] ofValues,
            double[][] ofPulls,
            double[] values,
            double[] pulls,
            int at,
            double[][] sums) {
        for (int row = 0; row < sums.length; row++) {
            for (int run = 0; run < features.runCount(); run++) {
                for (int k = features.starts[run]; k < features.starts[run + 1]; k++) {
                    for (int l = 0; l < SUMS; l++) {
                        int to = SUMS * features.rows[k] + l;
                        int i = at + LANES * features.columns[k] + l;
                        int weight = LANES * features.sumOf[run] + l;
                        double sum = Math.fma(ofValues[row][weight], values[i], sums[row][to]);
                        sum = Math.fma(ofValues[row][weight + SUMS], values[i + SUMS], sum);
                        sum = Math.fma(ofPulls[row][weight], pulls[i], sum);
                        sums[row][to] = Math.fma(ofPulls[row][weight + SUMS], pulls[i + SUMS], sum);
                    }
                }
            }
        }
    }

    @Override
    public void combine(double[] factors, double[] in, double[] out) {
        int count = in.length / LANES;
        for (int i = 0; i < out.length; i++) {
            double sum = 0;
            for (int j = 0; j < count; j++) {
                sum = Math.fma(factors[i / LANES * count + j], in[LANES * j + i % LANES], sum);
            }
            out[i] = sum;
        }
    }
}
