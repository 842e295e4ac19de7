package org.mbtr.cli.reproduce;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mbtr.cli.learn.ErrorReport;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.learning.validation.Errors;
import org.mbtr.learning.workflow.Tuning;

/**
 * A tested model of the experiment on crystals.
 *
 * @param set what was learned
 * @param model by what
 * @param training number of training structures
 * @param errors on the test set
 * @param tuning the search, absent where there is nothing to search
 * @param seconds from reading the file to the last prediction
 */
record CrystalRow(
        CrystalSet set,
        CrystalModel model,
        int training,
        Errors errors,
        Optional<Tuning.Result> tuning,
        double seconds) {
    /** Of a model that has run. */
    static CrystalRow of(CrystalSet set, CrystalModel model, RowOutcome outcome) {
        return new CrystalRow(
                set, model, outcome.set().training(), outcome.errors(), outcome.tuning(), outcome.seconds());
    }

    /** What others report on such a model. */
    Optional<CrystalSet.Published> published() {
        return set.published(model, training);
    }

    /** Their mean absolute error. */
    OptionalDouble publishedMae() {
        return published().map(CrystalSet.Published::mae).orElse(OptionalDouble.empty());
    }

    /** Errors divided by the atoms, where the target is per structure. */
    Optional<Errors.Sizes> perAtom() {
        return errors.basis() == TargetBasis.PER_STRUCTURE ? errors.per(TargetBasis.PER_ATOM) : Optional.empty();
    }

    /** Our root mean squared error over that which others report. */
    Optional<Double> ratio() {
        return published().map(others -> ErrorCurve.perAtom(errors).rmse() / others.rmse());
    }

    /** For JSON. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("data", set.name());
        fields.put("stands_in_for", set.isPapers() ? null : set.standsFor());
        fields.put("target", set.target());
        fields.put("representation", model.representation());
        fields.put("kernel", model.kernel().isEmpty() ? null : model.kernel());
        fields.put("train", training);
        fields.put("test", errors.count());
        fields.put("unit", set.unit());
        fields.putAll(ErrorReport.fields(errors));
        OptionalDouble mae = publishedMae();
        fields.put("published_mae", mae.isPresent() ? mae.getAsDouble() : null);
        fields.put("published_rmse", published().map(CrystalSet.Published::rmse).orElse(null));
        fields.put("published_by", published().map(CrystalSet.Published::source).orElse(null));
        fields.put("rmse_ratio", ratio().orElse(null));
        fields.put("evaluations", tuning.map(Tuning.Result::evaluations).orElse(0));
        fields.put("inner_rmse", tuning.map(Tuning.Result::loss).orElse(null));
        fields.put("log2_hyper_parameters", tuning.map(Tuning.Result::point).orElse(Map.of()));
        fields.put("seconds", seconds);
        return fields;
    }
}
