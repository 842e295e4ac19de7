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
 * The errors of a learning curve over its repeats and the laws that fit them.
 *
 * @param points all models
 * @param perAtom whether errors of a target per structure are divided by the atoms, as the paper does for crystals
 * @param targetUnit unit of the target
 */
record ErrorCurve(List<LearningCurve.Point> points, boolean perAtom, String targetUnit) {
    /** Copies the list. */
    ErrorCurve {
        points = List.copyOf(points);
    }

    /** An error of each model. */
    private interface Size extends ToDoubleFunction<Errors.Sizes> {}

    private ToDoubleFunction<Errors> of(Size size) {
        return errors -> size.applyAsDouble(sizes(errors));
    }

    private Errors.Sizes sizes(Errors errors) {
        return perAtom ? perAtom(errors) : errors.sizes().get(errors.basis());
    }

    /** Errors of the target, divided by the atoms where it is per structure. */
    static Errors.Sizes perAtom(Errors errors) {
        return errors.per(TargetBasis.PER_ATOM).orElseGet(() -> errors.sizes().get(errors.basis()));
    }

    /** The unit of the errors. */
    String unit() {
        TargetBasis basis = points.getFirst().errors().basis();
        return perAtom && basis == TargetBasis.PER_STRUCTURE
                ? basis.unitIn(TargetBasis.PER_ATOM, targetUnit)
                : targetUnit;
    }

    /** Mean absolute errors over repeats. */
    CurveSummary absolute() {
        return CurveSummary.of(points, of(Errors.Sizes::mae));
    }

    /** Root mean squared errors over repeats. */
    CurveSummary squared() {
        return CurveSummary.of(points, of(Errors.Sizes::rmse));
    }

    /** The law of the mean absolute errors of all single models; absent for few models or one size. */
    Optional<FittedPowerLaw> absoluteLaw() {
        return law(of(Errors.Sizes::mae));
    }

    /** The law of the root mean squared errors. */
    Optional<FittedPowerLaw> squaredLaw() {
        return law(of(Errors.Sizes::rmse));
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
    LearningCurvePlot.Curve drawn(String name) {
        CurveSummary summary = squared();
        Optional<PowerLaw> law = squaredLaw().map(FittedPowerLaw::law);
        return new LearningCurvePlot.Curve(name, summary.sizes(), summary.means(), summary.deviations(), law);
    }

    /** Points and laws for JSON. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("unit", unit());
        List<Map<String, Object>> rows = new ArrayList<>();
        for (LearningCurve.Point point : points) {
            Errors.Sizes errors = sizes(point.errors());
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
        fields.put("mae_law", absoluteLaw().map(ErrorCurve::fields).orElse(null));
        fields.put("rmse_law", squaredLaw().map(ErrorCurve::fields).orElse(null));
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
