package org.mbtr.learning.model;

import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.MemoryLimits;
import org.mbtr.learning.kernels.Metrics;
import org.mbtr.learning.kernels.StreamedMetrics;
import org.mbtr.learning.linalg.Cholesky;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.learning.linalg.NotPositiveDefiniteException;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;

/** Finds out why a kernel matrix could not be factored, and what would help. */
final class FailedFactorization {
    private FailedFactorization() {}

    /** Names the pivot, the training structure most like the one of the pivot, and a λ that works. */
    static MbtrException explain(
            NotPositiveDefiniteException failure,
            LabelledStructures data,
            ModelSettings settings,
            MemoryLimits limits,
            Workers workers) {
        StreamedMetrics metrics = new StreamedMetrics(limits.features(), workers);
        try (DenseMatrix kernel = metrics.within(
                settings.representation().create(), settings.kernel().metric(), data.structures())) {
            Metrics.applyKernel(settings.kernel(), kernel, workers);
            int pivot = failure.pivotIndex();
            int nearest = pivot == 0 ? 1 : 0;
            for (int j = 0; j < kernel.columns(); j++) {
                if (j != pivot && similarity(kernel, pivot, j) > similarity(kernel, pivot, nearest)) {
                    nearest = j;
                }
            }
            return new MbtrException(
                    "the kernel matrix of " + data.size() + " structures cannot be factored with lambda = "
                            + settings.lambda() + ": pivot " + (pivot + 1) + " is " + failure.pivotValue()
                            + ". Training structure " + (pivot + 1) + " ("
                            + data.structures().get(pivot).formula()
                            + ") is most like structure " + (nearest + 1) + " ("
                            + data.structures().get(nearest).formula() + "), normalised kernel "
                            + similarity(kernel, pivot, nearest)
                            + ". Remove one of them if they are duplicates, or use lambda = "
                            + workingLambda(kernel, settings.lambda(), workers),
                    failure);
        }
    }

    private static double similarity(DenseMatrix kernel, int i, int j) {
        return kernel.get(i, j) / Math.sqrt(kernel.get(i, i) * kernel.get(j, j));
    }

    /** The first of λ·2, λ·4, … (from rounding error upwards) that works. */
    private static double workingLambda(DenseMatrix kernel, double lambda, Workers workers) {
        double trace = 0;
        for (double diagonal : kernel.diagonal()) {
            trace += Math.abs(diagonal);
        }
        double candidate = Math.max(2 * lambda, Math.ulp(trace));
        while (!factors(kernel, candidate, workers)) {
            candidate *= 4;
        }
        return candidate;
    }

    private static boolean factors(DenseMatrix kernel, double lambda, Workers workers) {
        try (DenseMatrix trial = kernel.copy()) {
            trial.addToDiagonal(lambda);
            return Cholesky.factorInPlace(trial, workers).order() > 0;
        } catch (NotPositiveDefiniteException tooSmall) {
            return false;
        }
    }
}
