package org.mbtr.cli.predict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.Table;

/** Predictions as a table. */
public final class PredictionTable {
    private static final int DIGITS = 6;
    private static final int DIFFERENCE_DIGITS = 3;
    private static final int WIDEST_FORMULA = 30;

    private PredictionTable() {}

    /** One row for each prediction. */
    public static Table of(List<Prediction> predictions, String unit) {
        String suffix = unit.isEmpty() ? "" : " (" + unit + ")";
        Table table = new Table(
                Column.whole("index", "index"),
                Column.text("formula", "formula", WIDEST_FORMULA),
                Column.number("predicted", "predicted" + suffix, DIGITS),
                Column.number("reference", "reference", DIGITS),
                Column.number("difference", "difference", DIFFERENCE_DIGITS));
        for (Prediction prediction : predictions) {
            table.row(
                    prediction.index(),
                    prediction.structure().formula(),
                    prediction.predicted(),
                    prediction.reference(),
                    prediction.difference());
        }
        return table;
    }

    /**
     * The same for JSON, with energy of the whole structure, forces {@code [atoms][3]} and stress {@code [3][3]} where they
     * are wanted.
     */
    static List<Map<String, Object>> fields(List<Prediction> predictions, Derivatives wanted) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Map<String, Object> row : of(predictions, "").rows()) {
            Map<String, Object> fields = new LinkedHashMap<>(row);
            Prediction prediction = predictions.get(rows.size());
            prediction.gradient().ifPresent(gradient -> {
                fields.put("energy", gradient.energy());
                if (wanted.forces()) {
                    fields.put("forces", vectors(gradient.forces()));
                }
                if (wanted.stress()) {
                    fields.put("stress", vectors(gradient.stress(prediction.structure())));
                }
            });
            rows.add(fields);
        }
        return rows;
    }

    private static List<double[]> vectors(double[] components) {
        return IntStream.range(0, components.length / 3)
                .mapToObj(i -> Arrays.copyOfRange(components, 3 * i, 3 * i + 3))
                .toList();
    }
}
