package org.mbtr.learning.search;

import java.util.List;
import java.util.Optional;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.kernels.Metric;
import org.mbtr.learning.linalg.NotPositiveDefiniteException;
import org.mbtr.learning.model.EnergyGradient;
import org.mbtr.learning.model.ForceTrainer;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.learning.model.ModelSettings;
import org.mbtr.learning.model.TrainedModel;
import org.mbtr.representations.RepresentationSettings;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;

/**
 * The error of the forces of models that have learned from forces, on a held-out set. What belongs to the last representation is
 * kept: another length scale or λ costs one pass over the kernel matrix and one factorisation.
 */
public final class ForceHoldOut implements HeldOutError {
    private final LabelledStructures training;
    private final LabelledStructures validation;
    private final Workers workers;
    private Optional<ForceTrainer> trainer = Optional.empty();
    private Optional<Key> key = Optional.empty();

    private record Key(RepresentationSettings representation, Metric metric) {}

    /**
     * Of two disjoint sets.
     *
     * @throws MbtrException if there are no forces
     */
    public ForceHoldOut(LabelledStructures training, LabelledStructures validation, Workers workers) {
        if (!training.hasForces() || !validation.hasForces()) {
            throw new MbtrException("the data have no forces to learn from");
        }
        this.training = training;
        this.validation = validation;
        this.workers = workers;
    }

    /** Of the components of forces. */
    @Override
    public double rmse(ModelSettings settings) {
        TrainedModel model;
        try {
            model = trainer(settings).train(settings, ModelInfo.unnamed());
        } catch (MbtrException failure) {
            if (failure.getCause() instanceof NotPositiveDefiniteException) {
                return Double.POSITIVE_INFINITY;
            }
            throw failure;
        }
        List<EnergyGradient> predictions = model.predictWithGradients(validation.structures(), workers);
        double squared = 0;
        long count = 0;
        for (int i = 0; i < validation.size(); i++) {
            double[] known = validation.forces().get(i);
            double[] found = predictions.get(i).forces();
            for (int c = 0; c < known.length; c++) {
                squared += (found[c] - known[c]) * (found[c] - known[c]);
            }
            count += known.length;
        }
        return Math.sqrt(squared / count);
    }

    private ForceTrainer trainer(ModelSettings settings) {
        Key wanted = new Key(settings.representation(), settings.kernel().metric());
        if (trainer.isEmpty() || !key.equals(Optional.of(wanted))) {
            close();
            ForceTrainer fresh = new ForceTrainer(training, settings, workers);
            trainer = Optional.of(fresh);
            key = Optional.of(wanted);
            fresh.keep();
        }
        return trainer.get();
    }

    @Override
    public void close() {
        trainer.ifPresent(ForceTrainer::close);
        trainer = Optional.empty();
    }
}
