package org.mbtr.learning.kernels;

import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.parallel.Workers;

/** Metric and kernel matrices of feature sets. */
public final class Metrics {
    /** Rows that one task works on. */
    private static final int ROWS = 64;

    private Metrics() {}

    /** Full symmetric matrix of a metric over one set. Whoever asks for it closes it. */
    public static DenseMatrix within(Metric metric, FeatureSet x, Workers workers) {
        return switch (metric) {
            case INNER_PRODUCT -> InnerProducts.within(x, workers);
            case SQUARED_DISTANCE -> SquaredDistances.within(x, workers);
            case ABSOLUTE_DISTANCE -> AbsoluteDistances.within(x, workers);
        };
    }

    /** Matrix of a metric, rows of {@code x}, columns of {@code reference}. Whoever asks for it closes it. */
    public static DenseMatrix between(Metric metric, FeatureSet x, FeatureSet reference, Workers workers) {
        return switch (metric) {
            case INNER_PRODUCT -> InnerProducts.between(x, reference, workers);
            case SQUARED_DISTANCE -> SquaredDistances.between(x, reference, workers);
            case ABSOLUTE_DISTANCE -> AbsoluteDistances.between(x, reference, workers);
        };
    }

    /** {@code target += factor * part}, element by element. */
    public static void add(DenseMatrix target, double factor, DenseMatrix part, Workers workers) {
        overRows(target, workers, row -> {
            double[] sum = target.row(row);
            double[] added = part.row(row);
            for (int j = 0; j < sum.length; j++) {
                sum[j] += factor * added[j];
            }
            target.setRow(row, sum);
        });
    }

    /** Replaces metric values by kernel values. */
    public static void applyKernel(Kernel kernel, DenseMatrix metric, Workers workers) {
        if (kernel instanceof Kernel.Linear) {
            return;
        }
        overRows(metric, workers, row -> {
            double[] values = metric.row(row);
            kernel.apply(values, values.length);
            metric.setRow(row, values);
        });
    }

    private static void overRows(DenseMatrix matrix, Workers workers, java.util.function.IntConsumer work) {
        workers.run(Math.ceilDiv(matrix.rows(), ROWS), task -> {
            for (int row = task * ROWS; row < Math.min(matrix.rows(), (task + 1) * ROWS); row++) {
                work.accept(row);
            }
        });
    }
}
