package org.mbtr.cli.reproduce;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.Table;
import org.mbtr.learning.validation.Errors;
import org.mbtr.structures.Structure;

/** Our numbers beside the published ones, and the molecules with the largest errors. */
final class TableOneReport {
    private static final int LARGEST = 5;

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
    private final List<Map<String, Object>> fields = new ArrayList<>();
    private final Table largest = new Table(
            Column.text("data", "data"),
            Column.text("target", "target"),
            Column.text("model", "model"),
            Column.whole("structure", "structure"),
            Column.text("formula", "formula"),
            Column.number("reference", "reference", 6),
            Column.number("error", "error", 3),
            Column.text("unit", "unit"));

    void add(TableOne.Outcome outcome) {
        TableOneRow row = outcome.row();
        Errors errors = outcome.result().errors();
        OptionalDouble ratio = row.publishedMae().isPresent()
                ? OptionalDouble.of(errors.mae() / row.publishedMae().getAsDouble())
                : OptionalDouble.empty();
        rows.row(
                row.data(),
                row.target(),
                row.representation(),
                row.kernel().label(),
                outcome.training(),
                errors.count(),
                errors.mae(),
                row.publishedMae(),
                ratio,
                errors.rmse(),
                row.publishedRmse(),
                outcome.unit(),
                outcome.result().tuning().evaluations(),
                outcome.seconds());
        Map<String, Object> more = new LinkedHashMap<>(rows.rows().getLast());
        more.put("max", errors.max());
        more.put("inner_rmse", outcome.result().tuning().loss());
        more.put("log2_hyper_parameters", outcome.result().tuning().point());
        fields.add(more);
        addLargest(outcome);
    }

    private void addLargest(TableOne.Outcome outcome) {
        double[] references = outcome.result().tested().labels();
        double[] predictions = outcome.result().predictions();
        IntStream.range(0, references.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -Math.abs(predictions[i] - references[i])))
                .limit(LARGEST)
                .forEach(i -> {
                    Structure structure = outcome.result().tested().structures().get(i);
                    largest.row(
                            outcome.row().data(),
                            outcome.row().target(),
                            outcome.row().representation() + " "
                                    + outcome.row().kernel().label(),
                            outcome.testPositions()[i] + 1,
                            structure.formula(),
                            references[i],
                            predictions[i] - references[i],
                            outcome.unit());
                });
    }

    String text() {
        return rows.text() + System.lineSeparator() + "Published numbers are for " + TableOne.TRAINING
                + " training molecules.";
    }

    String largestErrors() {
        return "Largest errors (structures counted from 1)" + System.lineSeparator() + largest.text();
    }

    List<Map<String, Object>> rows() {
        return List.copyOf(fields);
    }

    List<Map<String, Object>> largest() {
        return largest.rows();
    }
}
