package org.mbtr.cli.curve;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mbtr.cli.learn.ErrorReport;
import org.mbtr.cli.plot.LearningCurvePlot;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.PowerLaw;
import org.mbtr.cli.report.Table;
import org.mbtr.learning.validation.Errors;
import org.mbtr.learning.workflow.LearningCurve;
import org.mbtr.structures.io.AtomicFile;

/**
 * A learning curve in numbers, words and a picture.
 *
 * @param points all models
 */
public record CurveReport(List<LearningCurve.Point> points) {
    private static final int DIGITS = 3;

    /** Copies the list. */
    public CurveReport {
        points = List.copyOf(points);
    }

    /** Mean and standard deviation over repeats, a row for each size. */
    public Table table(String unit) {
        String suffix = unit.isEmpty() ? "" : " (" + unit + ")";
        Table table = new Table(
                Column.whole("train", "training"),
                Column.whole("repeats", "repeats"),
                Column.number("mae", "MAE" + suffix, DIGITS),
                Column.number("mae_sd", "± sd", 2),
                Column.number("rmse", "RMSE" + suffix, DIGITS),
                Column.number("rmse_sd", "± sd", 2));
        CurveSummary absolute = CurveSummary.of(points, Errors::mae);
        CurveSummary squared = CurveSummary.of(points, Errors::rmse);
        for (int i = 0; i < absolute.sizes().length; i++) {
            table.row(
                    absolute.sizes()[i],
                    absolute.repeats()[i],
                    absolute.means()[i],
                    absolute.deviations()[i],
                    squared.means()[i],
                    squared.deviations()[i]);
        }
        return table;
    }

    /** The straight line through the mean absolute errors, if there are two sizes and no error is zero. */
    public Optional<PowerLaw> powerLaw() {
        CurveSummary summary = CurveSummary.of(points, Errors::mae);
        boolean positive = Arrays.stream(summary.means()).allMatch(mean -> mean > 0);
        return positive && summary.sizes().length > 1
                ? Optional.of(PowerLaw.fit(summary.sizes(), summary.means()))
                : Optional.empty();
    }

    /** The mean absolute errors as a picture. */
    public LearningCurvePlot plot(String title, String name, String unit) {
        CurveSummary summary = CurveSummary.of(points, Errors::mae);
        LearningCurvePlot.Curve curve =
                new LearningCurvePlot.Curve(name, summary.sizes(), summary.means(), summary.deviations(), powerLaw());
        return new LearningCurvePlot(title, "mean absolute error", unit, List.of(curve), List.of());
    }

    /** One row for each model, for JSON. */
    public List<Map<String, Object>> rows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (LearningCurve.Point point : points) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("train", point.size());
            row.put("repeat", point.repeat());
            row.put("test", point.errors().count());
            row.putAll(ErrorReport.fields(point.errors()));
            row.put("seconds", point.seconds());
            rows.add(row);
        }
        return rows;
    }

    /** Writes the rows as a table with commas. */
    public void writeCsv(Path file) {
        StringBuilder text = new StringBuilder();
        for (Map<String, Object> row : rows()) {
            if (text.isEmpty()) {
                text.append(String.join(",", row.keySet())).append('\n');
            }
            text.append(String.join(
                            ",",
                            row.values().stream()
                                    .map(value -> value == null ? "" : value.toString())
                                    .toList()))
                    .append('\n');
        }
        AtomicFile.write(file, stream -> stream.write(text.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
