package org.mbtr.cli.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.mbtr.cli.curve.CurveSummary;
import org.mbtr.cli.plot.LearningCurvePlot;
import org.mbtr.cli.report.FittedPowerLaw;
import org.mbtr.cli.report.PowerLaw;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.learning.validation.Errors;
import org.mbtr.learning.workflow.LearningCurve;

/**
 * The learning curve of a model. Errors are those of the target, divided by the atoms where it is per structure, as in the
 * paper.
 *
 * @param set what was learned
 * @param model by what
 * @param points all models
 */
record CrystalCurve(CrystalSet set, CrystalModel model, List<LearningCurve.Point> points) {
    /** Copies the list. */
    CrystalCurve {
        points = List.copyOf(points);
    }

    /** An error of each model. */
    private interface Size extends ToDoubleFunction<Errors.Sizes> {}

    private static ToDoubleFunction<Errors> perAtom(Size size) {
        return errors -> size.applyAsDouble(perAtom(errors));
    }

    /** Errors of the target, divided by the atoms where it is per structure. */
    static Errors.Sizes perAtom(Errors errors) {
        return errors.per(TargetBasis.PER_ATOM).orElseGet(() -> errors.sizes().get(errors.basis()));
    }

    /** The unit of these errors. */
    static String unit(Errors errors, String unit) {
        return errors.basis() == TargetBasis.PER_STRUCTURE ? errors.basis().unitIn(TargetBasis.PER_ATOM, unit) : unit;
    }

    /** The unit of the errors. */
    String unit() {
        return unit(points.getFirst().errors(), set.unit());
    }

    /** Mean absolute errors over repeats. */
    CurveSummary absolute() {
        return CurveSummary.of(points, perAtom(Errors.Sizes::mae));
    }

    /** Root mean squared errors over repeats. */
    CurveSummary squared() {
        return CurveSummary.of(points, perAtom(Errors.Sizes::rmse));
    }

    /** The law of the mean absolute errors of all single models; absent for few models or one size. */
    Optional<FittedPowerLaw> absoluteLaw() {
        return law(perAtom(Errors.Sizes::mae));
    }

    /** The law of the root mean squared errors. */
    Optional<FittedPowerLaw> squaredLaw() {
        return law(perAtom(Errors.Sizes::rmse));
    }

    private Optional<FittedPowerLaw> law(ToDoubleFunction<Errors> error) {
        int[] sizes = points.stream().mapToInt(LearningCurve.Point::size).toArray();
        double[] errors = points.stream()
                .mapToDouble(point -> error.applyAsDouble(point.errors()))
                .toArray();
        boolean fits = errors.length >= FittedPowerLaw.FEWEST_POINTS
                && Arrays.stream(sizes).distinct().count() > 1
                && Arrays.stream(errors).allMatch(value -> value > 0);
        return fits ? Optional.of(FittedPowerLaw.of(sizes, errors)) : Optional.empty();
    }

    /** The root mean squared errors for a picture. */
    LearningCurvePlot.Curve drawn() {
        CurveSummary summary = squared();
        Optional<PowerLaw> law = squaredLaw().map(FittedPowerLaw::law);
        return new LearningCurvePlot.Curve(
                model.toString(), summary.sizes(), summary.means(), summary.deviations(), law);
    }

    /** For JSON. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("data", set.name());
        fields.put("representation", model.representation());
        fields.put("kernel", model.kernel());
        fields.put("unit", unit());
        List<Map<String, Object>> rows = new ArrayList<>();
        for (LearningCurve.Point point : points) {
            Errors.Sizes errors = perAtom(point.errors());
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("train", point.size());
            row.put("repeat", point.repeat());
            row.put("test", point.errors().count());
            row.put("mae", errors.mae());
            row.put("rmse", errors.rmse());
            row.put("seconds", point.seconds());
            rows.add(row);
        }
        fields.put("points", rows);
        fields.put("mae_law", absoluteLaw().map(CrystalCurve::fields).orElse(null));
        fields.put("rmse_law", squaredLaw().map(CrystalCurve::fields).orElse(null));
        return fields;
    }

    private static Map<String, Object> fields(FittedPowerLaw law) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("factor", law.law().factor());
        fields.put("factor_sd", law.factorDeviation());
        fields.put("exponent", law.law().exponent());
        fields.put("exponent_sd", law.exponentDeviation());
        return fields;
    }
}
