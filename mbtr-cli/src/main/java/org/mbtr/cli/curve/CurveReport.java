package org.mbtr.cli.curve;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
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

    private int[] sizes() {
        return points.stream()
                .mapToInt(LearningCurve.Point::size)
                .distinct()
                .sorted()
                .toArray();
    }

    private double[] values(int size, ToDoubleFunction<Errors> error) {
        return points.stream()
                .filter(point -> point.size() == size)
                .mapToDouble(point -> error.applyAsDouble(point.errors()))
                .toArray();
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Sample standard deviation; 0 for a single value. */
    private static double deviation(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return values.length < 2 ? 0 : Math.sqrt(sum / (values.length - 1));
    }

    private double[] over(ToDoubleFunction<double[]> statistic, ToDoubleFunction<Errors> error) {
        int[] sizes = sizes();
        double[] result = new double[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            result[i] = statistic.applyAsDouble(values(sizes[i], error));
        }
        return result;
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
        for (int size : sizes()) {
            double[] absolute = values(size, Errors::mae);
            double[] squared = values(size, Errors::rmse);
            table.row(size, absolute.length, mean(absolute), deviation(absolute), mean(squared), deviation(squared));
        }
        return table;
    }

    /** The straight line through the mean absolute errors, if there are two sizes and no error is zero. */
    public Optional<PowerLaw> powerLaw() {
        double[] means = over(CurveReport::mean, Errors::mae);
        for (double mean : means) {
            if (!(mean > 0)) {
                return Optional.empty();
            }
        }
        return means.length < 2 ? Optional.empty() : Optional.of(PowerLaw.fit(sizes(), means));
    }

    /** The mean absolute errors as a picture. */
    public LearningCurvePlot plot(String title, String name, String unit) {
        LearningCurvePlot.Curve curve = new LearningCurvePlot.Curve(
                name, sizes(), over(CurveReport::mean, Errors::mae), over(CurveReport::deviation, Errors::mae));
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
