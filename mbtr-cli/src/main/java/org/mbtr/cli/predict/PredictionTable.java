package org.mbtr.cli.predict;

import java.util.List;
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
}
