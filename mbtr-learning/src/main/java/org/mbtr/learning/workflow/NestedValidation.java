package org.mbtr.learning.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.MemoryLimits;
import org.mbtr.learning.model.EnergyGradient;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.learning.model.ModelSettings;
import org.mbtr.learning.model.TrainedModel;
import org.mbtr.learning.model.Trainer;
import org.mbtr.learning.search.SearchSpace;
import org.mbtr.learning.search.Validation;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.learning.validation.Errors;
import org.mbtr.learning.validation.NestedSplit;
import org.mbtr.learning.validation.Split;
import org.mbtr.representations.parallel.Workers;

/**
 * The paper's way to an honest error: hyper-parameters are chosen on the inner validation set, one model is fitted to the
 * whole outer training set, and the outer test set is predicted once.
 */
public final class NestedValidation {
    /**
     * What came out.
     *
     * @param tuning the search
     * @param model fitted to the outer training set; its information holds timings and test errors
     * @param tested the outer test set
     * @param predictions {@code (tested)}; handed out as they are, read only
     * @param errors on the outer test set
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Result(
            Tuning.Result tuning, TrainedModel model, LabelledStructures tested, double[] predictions, Errors errors) {}

    /**
     * A model with its test.
     *
     * @param model fitted to the training set; its information holds timings and test errors
     * @param tested the test set
     * @param predictions {@code (tested)}; handed out as they are, read only
     * @param errors on the test set
     * @param forceErrors of components of forces on the test set, where these were learned
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Tested(
            TrainedModel model,
            LabelledStructures tested,
            double[] predictions,
            Errors errors,
            Optional<Errors> forceErrors) {}

    /** Name of the errors of forces in the information of a model. */
    public static final String FORCES = "test-forces";

    private NestedValidation() {}

    /**
     * Runs search, fit and test.
     *
     * @param resolution errors are compared after rounding to its multiples, in the unit of the labels
     * @param info what is known of the model beforehand; timings, errors, size and fingerprint of the training set are added
     * @param limits memory for features and for what the search keeps
     */
    public static Result run(
            LabelledStructures data,
            NestedSplit split,
            SearchSpace space,
            double resolution,
            Optional<Path> journal,
            ModelInfo info,
            MemoryLimits limits,
            Tuning.Listener listener,
            Workers workers) {
        Tuning.Result tuning = Tuning.search(
                new Validation.OneSet(
                        data.select(split.inner().training()),
                        data.select(split.inner().test())),
                space,
                resolution,
                info.seed(),
                journal,
                limits,
                listener,
                workers);
        Map<String, Double> timings = new LinkedHashMap<>(info.timings());
        timings.put("search", tuning.seconds());
        Tested tested = fitAndTest(data, split.outer(), tuning.settings(), info.withTimings(timings), limits, workers);
        return new Result(tuning, tested.model(), tested.tested(), tested.predictions(), tested.errors());
    }

    /**
     * Fits with settings that are known and predicts the test set once.
     *
     * @param info as in {@link #run}
     */
    public static Tested fitAndTest(
            LabelledStructures data,
            Split split,
            ModelSettings settings,
            ModelInfo info,
            MemoryLimits limits,
            Workers workers) {
        long begin = System.nanoTime();
        LabelledStructures learned = data.select(split.training());
        TrainedModel model = Trainer.train(learned, settings, info, limits, workers);
        double fitSeconds = (System.nanoTime() - begin) * 1e-9;
        begin = System.nanoTime();
        LabelledStructures tested = data.select(split.test());
        Predicted predicted = predict(model, tested, limits, workers);
        Errors errors = Errors.of(tested, predicted.values);
        Map<String, Double> timings = new LinkedHashMap<>(info.timings());
        timings.put("fit", fitSeconds);
        timings.put("test", (System.nanoTime() - begin) * 1e-9);
        Map<String, Errors> tests = new LinkedHashMap<>(info.tests());
        tests.put("test", errors);
        predicted.forceErrors.ifPresent(ofForces -> tests.put(FORCES, ofForces));
        ModelInfo complete = new ModelInfo(
                info.target(),
                info.unit(),
                info.data(),
                learned.size(),
                learned.fingerprint(),
                info.seed(),
                info.version(),
                timings,
                tests,
                info.citations());
        return new Tested(model.withInfo(complete), tested, predicted.values, errors, predicted.forceErrors);
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Predicted(double[] values, Optional<Errors> forceErrors) {}

    private static Predicted predict(
            TrainedModel model, LabelledStructures tested, MemoryLimits limits, Workers workers) {
        if (!model.settings().learnedFrom().forces()) {
            return new Predicted(model.predict(tested.structures(), limits, workers), Optional.empty());
        }
        double[] values = new double[tested.size()];
        List<double[]> forces = new ArrayList<>();
        List<EnergyGradient> gradients = model.predictWithGradients(tested.structures(), workers);
        for (int i = 0; i < values.length; i++) {
            double factor = TargetBasis.PER_STRUCTURE.factorTo(
                    tested.basis(), tested.structures().get(i).atomCount());
            values[i] = factor * gradients.get(i).energy();
            forces.add(gradients.get(i).forces());
        }
        return new Predicted(values, Optional.of(Errors.ofForces(tested.forces(), forces)));
    }
}
