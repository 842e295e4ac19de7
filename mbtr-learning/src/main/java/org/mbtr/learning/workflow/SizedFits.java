package org.mbtr.learning.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.MemoryLimits;
import org.mbtr.learning.kernels.Metrics;
import org.mbtr.learning.kernels.StreamedMetrics;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.learning.model.ModelSettings;
import org.mbtr.learning.ridge.KernelRidge;
import org.mbtr.learning.ridge.RidgeFit;
import org.mbtr.learning.targets.FittedTarget;
import org.mbtr.representations.parallel.Workers;

/**
 * Models with the same settings of more and less training structures, and what they predict for others. All share one kernel matrix:
 * a model of the first so many structures has its leading rows and columns. No model is kept, so features need not fit into
 * memory.
 */
public final class SizedFits {
    private SizedFits() {}

    /**
     * Fits and predicts.
     *
     * @param training structures in an order in which any beginning is a fair sample
     * @param sizes numbers of training structures
     * @return predictions of the target for the tested structures {@code (tested)}, one array for each size
     * @throws org.mbtr.learning.linalg.NotPositiveDefiniteException if a kernel matrix cannot be factored
     */
    public static List<double[]> predictions(
            LabelledStructures training,
            LabelledStructures tested,
            ModelSettings settings,
            List<Integer> sizes,
            MemoryLimits limits,
            Workers workers) {
        List<double[]> predictions = new ArrayList<>();
        try (StreamedMetrics.Matrices kernels = new StreamedMetrics(limits.features(), workers)
                .matrices(
                        settings.representation().create(),
                        settings.kernel().metric(),
                        training.structures(),
                        tested.structures())) {
            Metrics.applyKernel(settings.kernel(), kernels.within(), workers);
            Metrics.applyKernel(settings.kernel(), kernels.cross(), workers);
            for (int size : sizes) {
                predictions.add(predictions(size, training, tested, settings, kernels, workers));
            }
        }
        return predictions;
    }

    private static double[] predictions(
            int size,
            LabelledStructures training,
            LabelledStructures tested,
            ModelSettings settings,
            StreamedMetrics.Matrices kernels,
            Workers workers) {
        LabelledStructures first = training.select(IntStream.range(0, size).toArray());
        FittedTarget target = first.fit(settings.target());
        double[] labels = target.toLearned(first.structures(), first.labels());
        try (DenseMatrix within = leading(kernels.within(), size, size);
                DenseMatrix cross = leading(kernels.cross(), tested.size(), size)) {
            RidgeFit fit = KernelRidge.fit(within, labels, settings.lambda(), settings.centring(), workers);
            return target.toTarget(tested.structures(), KernelRidge.predict(fit, cross, workers));
        }
    }

    private static DenseMatrix leading(DenseMatrix matrix, int rows, int columns) {
        DenseMatrix leading = DenseMatrix.zeros(rows, columns);
        for (int i = 0; i < rows; i++) {
            leading.setRow(i, matrix.row(i));
        }
        return leading;
    }
}
