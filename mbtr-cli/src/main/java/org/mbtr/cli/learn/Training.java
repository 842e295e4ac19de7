package org.mbtr.cli.learn;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mbtr.cli.console.Version;
import org.mbtr.cli.plot.ParityPlot;
import org.mbtr.cli.report.Numbers;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.learning.validation.Errors;
import org.mbtr.learning.validation.NestedSplit;
import org.mbtr.learning.workflow.NestedValidation;
import org.mbtr.learning.workflow.Tuning;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.data.Dataset;

/**
 * A search if there is anything to search, a fit to the training set and one prediction of the test set.
 *
 * @param data structures and values
 * @param planned training, validation and test structures
 * @param setup what to fit
 * @param journal where the search keeps its evaluations
 * @param seed of the split and the search
 * @param readSeconds time that reading the data took
 */
public record Training(
        LearningData data,
        SplitPlan.Outcome planned,
        LearningSetup setup,
        Optional<Path> journal,
        long seed,
        double readSeconds) {
    /** The paper whose representation and protocol are used. */
    public static final String METHOD =
            "H. Huo, M. Rupp, Mach. Learn.: Sci. Technol. 3, 045017 (2022), doi:10.1088/2632-2153/aca005";

    /**
     * What came out.
     *
     * @param tuning the search, absent if nothing was searched
     * @param tested the model and its test
     */
    public record Outcome(Optional<Tuning.Result> tuning, NestedValidation.Tested tested) {}

    /**
     * Runs.
     *
     * @param beforeFit called between search and fit
     * @throws MbtrException if a structure cannot be described, named by its place in the data
     */
    public Outcome run(Tuning.Listener listener, Runnable beforeFit, Workers workers) {
        try {
            ModelInfo info = info();
            if (!setup.searches()) {
                beforeFit.run();
                return new Outcome(
                        Optional.empty(),
                        NestedValidation.fitAndTest(
                                data.labelled(),
                                split().outer(),
                                setup.space().settings(),
                                info,
                                setup.limits(planned),
                                workers));
            }
            Tuning.Result tuning = search(listener, workers);
            beforeFit.run();
            info = info.withTimings(Map.of("read", readSeconds, "search", tuning.seconds()));
            return new Outcome(
                    Optional.of(tuning),
                    NestedValidation.fitAndTest(
                            data.labelled(), split().outer(), tuning.settings(), info, setup.limits(planned), workers));
        } catch (MbtrException failure) {
            throw StructureFault.located(
                    failure,
                    setup.representation().settings().create(),
                    data.labelled().structures(),
                    data::number);
        }
    }

    /** Training, validation and test structures. */
    public NestedSplit split() {
        return planned.split();
    }

    /** The search alone. */
    public Tuning.Result search(Tuning.Listener listener, Workers workers) {
        return Tuning.search(
                planned.validation(data.labelled()),
                setup.space(),
                SearchPlan.resolution(
                        data.labelled(),
                        data.labelled().select(split().outer().training()),
                        setup.space().settings()),
                seed,
                journal,
                setup.limits(planned),
                listener,
                workers);
    }

    private ModelInfo info() {
        return new ModelInfo(
                data.target(),
                data.unit(),
                data.source().title(),
                0,
                "",
                seed,
                Version.number(),
                Map.of("read", readSeconds),
                Map.of(),
                citations());
    }

    private List<String> citations() {
        List<String> citations = new ArrayList<>(List.of(METHOD));
        data.source().dataset().map(Dataset::citation).ifPresent(citations::add);
        return citations;
    }

    /** The test set of an outcome as a picture. */
    public ParityPlot parityPlot(Outcome outcome) {
        Errors errors = outcome.tested().errors();
        return new ParityPlot(
                data.source().title() + ": " + Numbers.count(errors.count(), "test structure"),
                data.quantity(),
                data.unit(),
                outcome.tested().tested().labels(),
                outcome.tested().predictions(),
                new ParityPlot.Errors(errors.mae(), errors.rmse(), errors.rSquared()),
                IntStream.of(planned.split().outer().test())
                        .mapToObj(i -> data.labelled().structures().get(i).formula() + ", structure " + data.number(i))
                        .toList());
    }
}
