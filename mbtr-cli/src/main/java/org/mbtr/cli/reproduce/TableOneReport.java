package org.mbtr.cli.reproduce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.mbtr.cli.plot.ComparisonPlot;
import org.mbtr.cli.plot.Plot;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.Table;
import org.mbtr.learning.validation.Errors;
import org.mbtr.learning.workflow.Tuning;

/** Our numbers beside the published ones, and the molecules with the largest errors. */
final class TableOneReport {
    private final Table rows = new Table(
            Column.text("data", "data"),
            Column.text("target", "target"),
            Column.text("representation", "representation"),
            Column.text("kernel", "kernel"),
            Column.whole("train", "train"),
            Column.whole("test", "test"),
            Column.number("mae", "MAE", 3),
            Column.number("published_mae", "published", 3),
            Column.number("mae_ratio", "ratio", 2),
            Column.number("rmse", "RMSE", 3),
            Column.number("published_rmse", "published", 3),
            Column.text("unit", "unit"),
            Column.whole("evaluations", "evaluations"),
            Column.number("seconds", "time (s)", 3));
    private static final String DATA =
            "They are of QM7b at full precision: the coordinates of qm7b are rounded to 0.01 Å, which costs energy accuracy; the molecules of qm7_pbe0geom are in other"
                    + " conformers.";

    private final Map<String, List<ComparisonPlot.Entry>> entries = new LinkedHashMap<>();
    private final List<Map<String, Object>> fields = new ArrayList<>();
    private final LargestErrors largest = new LargestErrors();

    void add(TableOneRow row, RowOutcome outcome) {
        Errors errors = outcome.errors();
        String unit = outcome.set().data().unit();
        Tuning.Result tuning = outcome.tuning().orElseThrow();
        OptionalDouble ratio = row.publishedMae().isPresent()
                ? OptionalDouble.of(errors.mae() / row.publishedMae().getAsDouble())
                : OptionalDouble.empty();
        rows.row(
                row.data(),
                row.target(),
                row.representation(),
                row.kernel().label(),
                outcome.set().training(),
                errors.count(),
                errors.mae(),
                row.publishedMae(),
                ratio,
                errors.rmse(),
                row.publishedRmse(),
                unit,
                tuning.evaluations(),
                outcome.seconds());
        Map<String, Object> more = new LinkedHashMap<>(rows.rows().getLast());
        more.put("max", errors.max());
        more.put("inner_rmse", tuning.loss());
        more.put("log2_hyper_parameters", tuning.point());
        fields.add(more);
        entries.computeIfAbsent("MAE of " + row.target() + " (" + unit + ")", property -> new ArrayList<>())
                .add(new ComparisonPlot.Entry(
                        // Short, or the axis has no room for all names.
                        row.representation().replace("-extended", "+") + " "
                                + row.kernel().label(),
                        row.data(),
                        errors.mae(),
                        row.publishedMae()));
        largest.add(row.representation() + " " + row.kernel().label(), unit, outcome);
    }

    String text() {
        return rows.text() + System.lineSeparator() + "Published numbers are for " + TableOne.TRAINING
                + " training molecules. " + DATA + System.lineSeparator() + System.lineSeparator()
                + largest.text();
    }

    /** A panel for each property. */
    Plot plot() {
        return new ComparisonPlot(
                "Molecules with 4 to 7 atoms other than hydrogen",
                entries.entrySet().stream()
                        .map(property -> new ComparisonPlot.Panel(property.getKey(), property.getValue()))
                        .toList());
    }

    String summary() {
        return ExperimentResult.summary("model", "MAE", fields, "mae_ratio");
    }

    List<Map<String, Object>> rows() {
        return List.copyOf(fields);
    }

    LargestErrors largest() {
        return largest;
    }
}
