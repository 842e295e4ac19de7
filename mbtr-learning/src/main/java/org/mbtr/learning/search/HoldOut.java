package org.mbtr.learning.search;

import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.MemoryLimits;
import org.mbtr.learning.kernels.StreamedMetrics.Matrices;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.learning.linalg.NotPositiveDefiniteException;
import org.mbtr.learning.model.ModelSettings;
import org.mbtr.learning.ridge.KernelRidge;
import org.mbtr.learning.ridge.RidgeFit;
import org.mbtr.representations.parallel.Workers;

/** The error of models on a held-out set. Another λ costs one factorisation; what else is kept see {@link KernelMatrices}. */
public final class HoldOut implements HeldOutError {
    private final LabelledStructures training;
    private final LabelledStructures validation;
    private final Workers workers;
    private final KernelMatrices kernels;
    private DenseMatrix factor;
    private final LearnedTarget target;

    /**
     * Of two disjoint sets.
     *
     * @param limits memory for features, and for metric matrices that are kept
     */
    public HoldOut(LabelledStructures training, LabelledStructures validation, MemoryLimits limits, Workers workers) {
        this.training = training;
        this.validation = validation;
        this.workers = workers;
        this.target = new LearnedTarget(training);
        this.kernels = new KernelMatrices(training.structures(), validation.structures(), limits, workers);
    }

    /** Of the target, whatever the form that is learned. Reference energies that are to be fitted are fitted to the training set. */
    @Override
    public double rmse(ModelSettings settings) {
        double[] predictions = predict(settings);
        double squared = 0;
        for (int i = 0; i < predictions.length; i++) {
            double residual = predictions[i] - validation.labels()[i];
            squared += residual * residual;
        }
        return predictions.length == 0 ? Double.POSITIVE_INFINITY : Math.sqrt(squared / predictions.length);
    }

    /** Predictions for the held-out set; empty if the kernel matrix cannot be factored. */
    private double[] predict(ModelSettings settings) {
        Matrices kernel = kernels.of(settings);
        if (factor == null) {
            factor = DenseMatrix.zeros(training.size(), training.size());
        }
        factor.copyFrom(kernel.within());
        target.use(settings.target());
        try {
            RidgeFit fit = KernelRidge.fit(factor, target.learned(), settings.lambda(), settings.centring(), workers);
            double[] predictions = KernelRidge.predict(fit, kernel.cross(), workers);
            return target.fitted().toTarget(validation.structures(), predictions);
        } catch (NotPositiveDefiniteException tooSmall) {
            return new double[0];
        }
    }

    @Override
    public void close() {
        kernels.close();
        if (factor != null) {
            factor.close();
            factor = null;
        }
    }
}
