package org.mbtr.cli.learn;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mbtr.cli.plot.Labels;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.Table;
import org.mbtr.learning.validation.Errors;

/** Errors as people and programs read them. */
public final class ErrorReport {
    private static final int DIGITS = 3;

    private ErrorReport() {}

    /** Mean absolute, root mean squared and largest error, per structure and per atom, and the squared correlation. */
    public static Table table(Errors errors, String unit) {
        String suffix = unit.isEmpty() ? "" : " (" + unit + ")";
        Table table = new Table(
                Column.text("error", "error"),
                Column.number("per_structure", "per structure" + suffix, DIGITS),
                Column.number("per_atom", "per atom" + suffix, DIGITS));
        return table.row("mean absolute", errors.mae(), errors.maePerAtom())
                .row("root mean squared", errors.rmse(), errors.rmsePerAtom())
                .row("largest", errors.max(), errors.maxPerAtom());
    }

    /** The squared correlation with as many digits as tell it from 1, or why there is none. */
    public static String squaredCorrelation(Errors errors) {
        return Double.isNaN(errors.rSquared()) ? "undefined" : Labels.squaredCorrelation(errors.rSquared());
    }

    /** Heading of the table; the structures with their number, such as "1 test structure". */
    public static String title(Errors errors, String structures) {
        return "Errors on " + structures + ", R² " + squaredCorrelation(errors);
    }

    /** Fields for JSON. */
    public static Map<String, Object> fields(Errors errors) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("mae", errors.mae());
        fields.put("rmse", errors.rmse());
        fields.put("max", errors.max());
        fields.put(
                "r_squared",
                Optional.of(errors.rSquared()).filter(Double::isFinite).orElse(null));
        fields.put("mae_per_atom", errors.maePerAtom());
        fields.put("rmse_per_atom", errors.rmsePerAtom());
        fields.put("max_per_atom", errors.maxPerAtom());
        return fields;
    }
}
