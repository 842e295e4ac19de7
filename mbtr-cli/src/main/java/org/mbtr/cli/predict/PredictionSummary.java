package org.mbtr.cli.predict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mbtr.cli.learn.ErrorReport;
import org.mbtr.cli.learn.Skipped;
import org.mbtr.cli.learn.TargetReport;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.select.Selection;
import org.mbtr.cli.show.Description;

/** What there is to say about many predictions without keeping them: range and errors, and the predictions if few. */
public final class PredictionSummary {
    /** With more predictions than this none is shown. */
    public static final int MOST_ROWS = 20;

    private static final int DIGITS = 6;

    private final ErrorCollector errors;
    private final DerivativeSummary derivativeSummary;
    private final Derivatives derivatives;
    private final boolean formation;
    private final List<Prediction> first = new ArrayList<>();
    private long count;
    private double smallest = Double.POSITIVE_INFINITY;
    private double largest = Double.NEGATIVE_INFINITY;
    private double sum;

    /**
     * Of a model.
     *
     * @param formation whether predictions are without the reference energies of the model
     * @param derivatives what is predicted beside the energy
     */
    public PredictionSummary(Predictor model, boolean formation, Derivatives derivatives) {
        this.derivativeSummary = new DerivativeSummary(derivatives);
        this.derivatives = derivatives;
        this.errors = new ErrorCollector(0, model.target().basis(), false);
        this.formation = formation;
    }

    /** Takes a prediction. */
    public void add(Prediction prediction) {
        errors.add(prediction);
        derivativeSummary.add(prediction);
        count++;
        smallest = Math.min(smallest, prediction.predicted());
        largest = Math.max(largest, prediction.predicted());
        sum += prediction.predicted();
        if (first.size() <= MOST_ROWS) {
            first.add(prediction);
        }
    }

    /** Everything in words and fields; to be asked for once. */
    public Description describe(
            ModelSource what, PredictionRun.Summary done, Selection selection, Optional<String> output) {
        String unit = what.unit();
        Description description = new Description()
                .fact("data", "data", what.source().title())
                .fact(
                        "target",
                        "target",
                        what.target(),
                        what.target()
                                + (unit.isEmpty() ? "" : " (" + unit + ")")
                                + (formation ? ", without reference energies" : ""))
                .unit(unit)
                .field("target_is", what.model().target().basis().toString());
        if (formation) {
            description.field("formation", true);
        }
        TargetReport.add(description, selection);
        description.fact("structures", "predicted", done.predicted(), Numbers.count(done.predicted(), "structure"));
        if (count > 0) {
            description.fact("predictions_range", "predictions", range(), rangeWords());
        }
        derivativeSummary.describe(description, what);
        if (!done.skipped().isEmpty()) {
            description.fact("skipped", "left out", done.skipped(), skippedWords(done.skipped()));
        }
        output.ifPresent(file -> description.fact("output", "written", file));
        if (errors.count() > 0) {
            var compared = errors.result().errors();
            description.field("compared", compared.count());
            ErrorReport.fields(compared).forEach(description::field);
            description.shown(
                    ErrorReport.title(compared, Numbers.count(compared.count(), "structure") + " with a known value"),
                    ErrorReport.table(compared, unit));
        }
        if (output.isEmpty() && count <= MOST_ROWS) {
            description.shown("Predictions", PredictionTable.of(first, unit));
            description.field("predictions", PredictionTable.fields(first, derivatives));
        }
        if (output.isEmpty() && count == 1) {
            Prediction only = first.getFirst();
            only.gradient()
                    .ifPresent(gradient -> derivativeSummary.show(description, only.structure(), gradient, what));
        }
        return description;
    }

    private Map<String, Object> range() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("min", smallest);
        fields.put("mean", sum / count);
        fields.put("max", largest);
        return fields;
    }

    private String rangeWords() {
        return Numbers.significant(smallest, DIGITS) + " to " + Numbers.significant(largest, DIGITS) + ", mean "
                + Numbers.significant(sum / count, DIGITS);
    }

    private static String skippedWords(List<Skipped> skipped) {
        return Numbers.count(skipped.size(), "structure") + " with elements that the model has never seen: "
                + Skipped.words(skipped);
    }
}
