package org.mbtr.cli.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.show.Description;
import org.mbtr.learning.kernels.Kernel;
import org.mbtr.learning.kernels.ScaledKernel;
import org.mbtr.learning.model.LearnedFrom;
import org.mbtr.learning.model.ModelSettings;
import org.mbtr.learning.validation.Errors;
import org.mbtr.learning.validation.NestedSplit;
import org.mbtr.learning.workflow.Tuning;

/**
 * What a training has done.
 *
 * @param training what was to be done
 * @param outcome what came out
 * @param seconds everything, from reading to writing
 */
public record TrainingReport(Training training, Training.Outcome outcome, double seconds) {
    private static final int DIGITS = 3;

    /** What is going to be done, line by line. */
    public static List<String> beginning(LearningData data, SplitPlan.Outcome planned, LearningSetup setup) {
        NestedSplit split = planned.split();
        String validation = setup.searches() ? " (" + planned.validationWords() + ")" : "";
        List<String> lines = new ArrayList<>(List.of(
                data.summary(),
                "training on " + split.outer().training().length + validation + ", testing on "
                        + split.outer().test().length,
                setup.representation().summary(),
                setup.summary()));
        TargetReport.beginning(setup.space().settings().target())
                .ifPresent(words -> lines.add("learning the target " + words));
        if (!planned.skipped().isEmpty()) {
            lines.add("left out: " + TargetReport.words(planned.skipped()));
        }
        return lines;
    }

    /** Settings, errors and timings. */
    public Description describe() {
        LearningData data = training.data();
        Errors errors = outcome.tested().errors();
        ModelSettings settings = outcome.tested().model().settings();
        Description description = new Description().field("data", data.source().title());
        TargetReport.add(description, data);
        TargetReport.add(description, outcome.tested().model().target(), settings.target());
        description.fact(
                "representation",
                "representation",
                training.setup().representation().name());
        addSettings(description, settings);
        description
                .field("train", training.split().outer().training().length)
                .field("test", errors.count())
                .field("seed", training.seed());
        outcome.tuning().ifPresent(tuning -> addSearch(description, tuning));
        ErrorReport.fields(errors).forEach(description::field);
        Optional<Errors> forces = outcome.tested().forceErrors();
        forces.ifPresent(found -> ErrorReport.forceFields(found).forEach(description::field));
        Map<String, Double> timings = outcome.tested().model().info().timings();
        description
                .fact("seconds", "time", seconds, Words.seconds(seconds) + " (" + Words.timings(timings) + ")")
                .field("timings", timings)
                .shown(
                        ErrorReport.title(errors, Numbers.count(errors.count(), "test structure")),
                        ErrorReport.table(errors, data.unit()));
        forces.ifPresent(found -> description.shown(
                ErrorReport.forceTitle(found, Numbers.count(errors.count(), "test structure")),
                ErrorReport.componentTable(found, data.forceUnit())));
        return description;
    }

    /** Adds kernel and regularisation. */
    public static void addSettings(Description description, ModelSettings settings) {
        Kernel kernel = settings.kernel();
        description.fact("kernel", "kernel", kernel.label(), Words.kernel(kernel));
        if (kernel instanceof ScaledKernel scaled) {
            description.field("length_scale", scaled.lengthScale());
        }
        description.fact("lambda", "lambda", settings.lambda(), Words.number(settings.lambda()));
        switch (settings.learnedFrom()) {
            case LearnedFrom.Values values -> {}
            case LearnedFrom.Forces forces -> description.fact("learned_from", "learned from", "forces");
            case LearnedFrom.ValuesAndForces both ->
                description
                        .fact("force_lambda", "force lambda", both.forceLambda(), Words.number(both.forceLambda()))
                        .fact("learned_from", "learned from", "energies and forces");
        }
    }

    private void addSearch(Description description, Tuning.Result tuning) {
        String unit = training.data().searchedUnit();
        description
                .fact(
                        "evaluations",
                        "search",
                        tuning.evaluations(),
                        Numbers.count(tuning.evaluations(), "evaluation") + ", "
                                + training.data().searchedQuantity() + "RMSE "
                                + Numbers.significant(tuning.loss(), DIGITS) + (unit.isEmpty() ? "" : " " + unit)
                                + " on " + training.planned().validatedWords())
                .field("validation", training.planned().validated())
                .field("validation_rmse", tuning.loss());
    }
}
