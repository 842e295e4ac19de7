package org.mbtr.cli.reproduce;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mbtr.cli.console.Version;
import org.mbtr.cli.learn.LearningData;
import org.mbtr.cli.learn.StructureFault;
import org.mbtr.cli.learn.Training;
import org.mbtr.learning.MemoryLimits;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.learning.search.SearchSpace;
import org.mbtr.learning.workflow.NestedValidation;
import org.mbtr.learning.workflow.Tuning;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.data.Dataset;

/**
 * A kernel model of an experiment: hyper-parameters are searched on the validation set, one model is fitted to the whole
 * training set, and the test set is predicted once.
 *
 * @param space what is searched
 * @param resolution to which errors are rounded in the search (unit of the target)
 * @param seed of the search
 * @param journal where the search keeps its evaluations
 */
record ModelRun(SearchSpace space, double resolution, long seed, Path journal) {
    /**
     * Runs search, fit and test.
     *
     * @throws MbtrException if a structure cannot be described, named by its place in the data
     */
    RowOutcome on(SplitData set, Tuning.Listener listener, Workers workers) {
        long begin = System.nanoTime();
        LearningData data = set.data();
        List<String> citations = new ArrayList<>(List.of(Training.METHOD));
        data.source().dataset().map(Dataset::citation).ifPresent(citations::add);
        ModelInfo info = new ModelInfo(
                data.target(),
                data.unit(),
                data.source().title(),
                set.training(),
                "",
                seed,
                Version.number(),
                Map.of("read", set.readSeconds()),
                Map.of(),
                citations);
        try {
            NestedValidation.Result result = NestedValidation.run(
                    data.labelled(),
                    set.split(),
                    space,
                    resolution,
                    Optional.of(journal),
                    info,
                    MemoryLimits.usual(),
                    listener,
                    workers);
            return new RowOutcome(
                    set,
                    Optional.of(result.tuning()),
                    result.predictions(),
                    result.errors(),
                    set.readSeconds() + (System.nanoTime() - begin) * 1e-9);
        } catch (MbtrException failure) {
            throw StructureFault.located(
                    failure,
                    space.settings().representation().create(),
                    data.labelled().structures(),
                    data::number);
        }
    }
}
