package org.mbtr.learning.model;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.MemoryLimits;
import org.mbtr.learning.kernels.Kernel;
import org.mbtr.learning.kernels.Metrics;
import org.mbtr.learning.kernels.StreamedMetrics;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.learning.linalg.NotPositiveDefiniteException;
import org.mbtr.learning.ridge.KernelRidge;
import org.mbtr.learning.ridge.RidgeFit;
import org.mbtr.learning.targets.FittedTarget;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Structure;

/** Fits models. */
public final class Trainer {
    private Trainer() {}

    /**
     * Fits a model to all of the data. A linear model is solved in the smaller of its two forms: for one weight a feature,
     * or one coefficient a structure; one that learns from forces always in the second. Memory: one matrix of n² doubles beside the
     * features; with forces of m components half a matrix of (n + m)² beside features and Jacobians. Reference energies that are
     * to be fitted are fitted to these data.
     *
     * @throws org.mbtr.structures.MbtrException if a structure cannot be described, the kernel matrix not be factored, or
     *     the target not be learned in the form that the settings ask for; if forces are to be learned and there are none, or the
     *     kernel or the representation is not smooth enough
     */
    public static TrainedModel train(LabelledStructures data, ModelSettings settings, ModelInfo info, Workers workers) {
        return train(data, settings, info, MemoryLimits.usual(), workers);
    }

    /**
     * The same within limits of memory for features; those of forces have to fit.
     */
    public static TrainedModel train(
            LabelledStructures data, ModelSettings settings, ModelInfo info, MemoryLimits limits, Workers workers) {
        if (settings.learnedFrom().forces()) {
            try (ForceTrainer trainer = new ForceTrainer(data, settings, workers)) {
                return trainer.train(settings, info);
            }
        }
        FittedTarget target = data.fit(settings.target());
        double[] labels = target.toLearned(data.structures(), data.labels());
        if (settings.kernel() instanceof Kernel.Linear) {
            return new LinearTrainer(data, settings, limits, workers).train(info, target, labels);
        }
        RidgeFit fit;
        StreamedMetrics metrics = new StreamedMetrics(limits.features(), workers);
        try (DenseMatrix kernel = metrics.within(
                settings.representation().create(), settings.kernel().metric(), data.structures())) {
            Metrics.applyKernel(settings.kernel(), kernel, workers);
            fit = KernelRidge.fit(kernel, labels, settings.lambda(), settings.centring(), workers);
        } catch (NotPositiveDefiniteException failure) {
            throw FailedFactorization.explain(failure, data, settings, limits, workers);
        }
        return TrainedModel.ofReferences(settings, info, target, fit, data.structures(), Optional.empty());
    }

    static Set<Integer> elements(LabelledStructures data) {
        Set<Integer> elements = new TreeSet<>();
        for (Structure structure : data.structures()) {
            for (int z : structure.atomicNumbers()) {
                elements.add(z);
            }
        }
        return elements;
    }
}
