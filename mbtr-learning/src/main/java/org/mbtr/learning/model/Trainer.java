package org.mbtr.learning.model;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.kernels.Kernel;
import org.mbtr.learning.kernels.Metrics;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.learning.linalg.NotPositiveDefiniteException;
import org.mbtr.learning.ridge.KernelRidge;
import org.mbtr.learning.ridge.PrimalRidge;
import org.mbtr.learning.ridge.RidgeFit;
import org.mbtr.learning.targets.FittedTarget;
import org.mbtr.representations.features.FeatureSet;
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
        if (settings.learnedFrom().forces()) {
            try (ForceTrainer trainer = new ForceTrainer(data, settings, workers)) {
                return trainer.train(settings, info);
            }
        }
        FittedTarget target = data.fit(settings.target());
        double[] labels = target.toLearned(data.structures(), data.labels());
        FeatureSet features = settings.representation().create().describe(data.structures(), workers);
        boolean linear = settings.kernel() instanceof Kernel.Linear;
        boolean centre = settings.centring() == Centring.KERNEL;
        if (linear && features.featureCount() < data.size()) {
            PrimalRidge.Fit fit =
                    PrimalRidge.fit(features, labels, settings.lambda(), settings.centring() != Centring.NONE, workers);
            return TrainedModel.ofWeights(settings, info, target, fit.weights(), fit.offset(), elements(data));
        }
        double mean = settings.centring() == Centring.LABELS ? mean(labels) : 0;
        for (int i = 0; i < labels.length; i++) {
            labels[i] -= mean;
        }
        RidgeFit fit;
        try (DenseMatrix kernel = Metrics.within(settings.kernel().metric(), features, workers)) {
            Metrics.applyKernel(settings.kernel(), kernel, workers);
            fit = KernelRidge.fit(kernel, labels, settings.lambda(), centre, workers);
        } catch (NotPositiveDefiniteException failure) {
            throw FailedFactorization.explain(failure, data, features, settings, workers);
        }
        RidgeFit shifted = new RidgeFit(fit.coefficients(), fit.offset() + mean);
        if (linear) {
            FeatureSet weights = LinearWeights.fromDual(features, fit.coefficients());
            return TrainedModel.ofWeights(settings, info, target, weights, shifted.offset(), elements(data));
        }
        return TrainedModel.ofReferences(settings, info, target, shifted, data.structures(), Optional.empty());
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

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
