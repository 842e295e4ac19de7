package org.mbtr.cli.reproduce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.mbtr.cli.curve.CurveSummary;
import org.mbtr.cli.plot.LearningCurvePlot;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.FittedPowerLaw;
import org.mbtr.cli.report.Table;
import org.mbtr.cli.select.Condition;
import org.mbtr.learning.workflow.LearningCurve;

/** Learning curves and their laws beside the published ones. */
final class CurvesReport {
    private final Table points = new Table(
            Column.text("data", "data"),
            Column.whole("train", "train"),
            Column.whole("repeats", "repeats"),
            Column.number("mae", "MAE", 3),
            Column.number("mae_sd", "± sd", 2),
            Column.number("rmse", "RMSE", 3),
            Column.number("rmse_sd", "± sd", 2),
            Column.number("published_rmse", "published", 3),
            Column.number("rmse_ratio", "ratio", 3),
            Column.text("published_for", "for"),
            Column.text("unit", "unit"),
            Column.number("seconds", "time (s)", 3));
    private final Table laws = new Table(
            Column.text("data", "data"),
            Column.text("rmse_factor", "RMSE: b"),
            Column.text("rmse_exponent", "a"),
            Column.text("published_factor", "published b"),
            Column.text("published_exponent", "a"),
            Column.text("mae_factor", "MAE: b"),
            Column.text("mae_exponent", "a"),
            Column.text("unit", "unit of b"));
    private final List<Map<String, Object>> curves = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /** Adds a curve. */
    void add(CurveSubject subject, ErrorCurve curve) {
        if (!subject.where().isEmpty()) {
            String conditions =
                    subject.where().stream().map(Condition::toString).collect(Collectors.joining(", "));
            remarks.add("Of " + subject.name() + " only structures with " + conditions + ".");
        }
        CurveSummary absolute = curve.absolute();
        CurveSummary squared = curve.squared();
        for (int i = 0; i < squared.sizes().length; i++) {
            int size = squared.sizes()[i];
            double rmse = squared.means()[i];
            OptionalDouble published =
                    subject.published().map(others -> others.at(size)).orElse(OptionalDouble.empty());
            points.row(
                    subject.name(),
                    size,
                    squared.repeats()[i],
                    absolute.means()[i],
                    absolute.deviations()[i],
                    rmse,
                    squared.deviations()[i],
                    published,
                    published.isPresent() ? OptionalDouble.of(rmse / published.getAsDouble()) : OptionalDouble.empty(),
                    published.isPresent() ? subject.published().map(CurveSubject.Published::set) : Optional.empty(),
                    curve.unit(),
                    curve.points().stream()
                            .filter(point -> point.size() == size)
                            .mapToDouble(LearningCurve.Point::seconds)
                            .sum());
        }
        Optional<FittedPowerLaw> published = subject.published().flatMap(CurveSubject.Published::law);
        laws.row(
                subject.name(),
                curve.squaredLaw().map(CrystalTables::factor),
                curve.squaredLaw().map(CrystalTables::exponent),
                published.map(CrystalTables::factor),
                published.map(CrystalTables::exponent),
                curve.absoluteLaw().map(CrystalTables::factor),
                curve.absoluteLaw().map(CrystalTables::exponent),
                curve.unit());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("data", subject.name());
        fields.put("representation", "mbtr");
        fields.put("kernel", "gaussian");
        fields.putAll(curve.fields());
        curves.add(fields);
    }

    /** The picture of a curve. */
    static LearningCurvePlot plot(CurveSubject subject, String quantity, ErrorCurve curve) {
        return new LearningCurvePlot(
                subject.name() + ": " + quantity,
                "root mean squared error",
                curve.unit(),
                List.of(curve.drawn("mbtr gaussian")),
                subject.published().map(CurveSubject.Published::drawn).stream().toList());
    }

    List<Map<String, Object>> rows() {
        return points.rows();
    }

    List<Map<String, Object>> curves() {
        return List.copyOf(curves);
    }

    String text() {
        return points.text() + System.lineSeparator()
                + "Published errors of other sets than ours (the column says which) show the size of errors to expect, no more."
                + System.lineSeparator() + System.lineSeparator() + "Error ≈ b·n^−a, fitted to all single models"
                + System.lineSeparator() + laws.text()
                + remarks.stream()
                        .map(remark -> System.lineSeparator() + remark)
                        .collect(Collectors.joining());
    }
}
