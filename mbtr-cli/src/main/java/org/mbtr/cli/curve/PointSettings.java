package org.mbtr.cli.curve;

import java.util.Optional;
import java.util.stream.IntStream;
import org.mbtr.cli.learn.SearchPlan;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.MemoryLimits;
import org.mbtr.learning.model.ModelSettings;
import org.mbtr.learning.search.SearchSpace;
import org.mbtr.learning.search.Validation;
import org.mbtr.learning.validation.NestedSplit;
import org.mbtr.learning.validation.Split;
import org.mbtr.learning.workflow.LearningCurve;
import org.mbtr.learning.workflow.Tuning;
import org.mbtr.representations.parallel.Workers;

/**
 * Settings of each model of a curve, searched on a part of its own training set.
 *
 * @param space what is searched; the settings themselves if nothing is
 * @param limits memory for features and matrices
 * @param workers threads
 */
public record PointSettings(SearchSpace space, MemoryLimits limits, Workers workers)
        implements LearningCurve.SettingsChoice {
    private static final int MOST_VALIDATION = 300;

    /** Number of training structures that settings are chosen on. */
    public static int validation(int training) {
        return Math.min(MOST_VALIDATION, Math.max(2, training / 5));
    }

    @Override
    public ModelSettings choose(LabelledStructures training, long seed) {
        if (space.variables().isEmpty()) {
            return space.settings();
        }
        Split all = new Split(IntStream.range(0, training.size()).toArray(), new int[0]);
        Split inner = NestedSplit.inner(training.structures(), all, validation(training.size()), seed)
                .inner();
        return Tuning.search(
                        new Validation.OneSet(training.select(inner.training()), training.select(inner.test())),
                        space,
                        SearchPlan.resolution(training, training, space.settings()),
                        seed,
                        Optional.empty(),
                        limits,
                        (number, point, loss, seconds) -> {},
                        workers)
                .settings();
    }
}
