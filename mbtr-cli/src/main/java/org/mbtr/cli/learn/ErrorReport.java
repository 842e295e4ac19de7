package org.mbtr.cli.learn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mbtr.cli.plot.Labels;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.Table;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.learning.validation.Errors;

/** Errors as people and programs read them. */
public final class ErrorReport {
    private static final int DIGITS = 3;

    private ErrorReport() {}

    /**
     * Mean absolute, root mean squared and largest error: per structure and per atom, beginning with what the target
     * is, or of the target alone where it is neither.
     *
     * @param unit of the target, empty if unknown
     */
    public static Table table(Errors errors, String unit) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("error", "error")));
        List<Errors.Sizes> sizes = new ArrayList<>();
        List<TargetBasis> order = Stream.concat(Stream.of(errors.basis()), errors.sizes().keySet().stream())
                .distinct()
                .toList();
        order.forEach(basis -> {
            String words = basis == TargetBasis.OTHER
                    ? "of the target"
                    : basis.toString().replace('-', ' ');
            String its = errors.basis().unitIn(basis, unit);
            String suffix = its.isEmpty() ? "" : " (" + its + ")";
            columns.add(Column.number(basis.toString(), words + suffix, DIGITS));
            sizes.add(errors.sizes().get(basis));
        });
        Table table = new Table(columns.toArray(Column[]::new));
        row(table, "mean absolute", sizes, Errors.Sizes::mae);
        row(table, "root mean squared", sizes, Errors.Sizes::rmse);
        row(table, "largest", sizes, Errors.Sizes::max);
        return table;
    }

    private static void row(Table table, String name, List<Errors.Sizes> sizes, Function<Errors.Sizes, Double> size) {
        table.row(Stream.concat(Stream.of(name), sizes.stream().map(size)).toArray());
    }

    /** The squared correlation with as many digits as tell it from 1, or why there is none. */
    public static String squaredCorrelation(Errors errors) {
        return Double.isNaN(errors.rSquared()) ? "undefined" : Labels.squaredCorrelation(errors.rSquared());
    }

    /** Heading of the table; the structures with their number, such as "1 test structure". */
    public static String title(Errors errors, String structures) {
        return "Errors on " + structures + ", R² " + squaredCorrelation(errors);
    }

    /** Errors of components of vectors or tensors, as a table of one column. */
    public static Table componentTable(Errors errors, String unit) {
        Table table = new Table(
                Column.text("error", "error"),
                Column.number("value", unit.isEmpty() ? "of a component" : "of a component (" + unit + ")", DIGITS));
        table.row("mean absolute", errors.mae());
        table.row("root mean squared", errors.rmse());
        table.row("largest", errors.max());
        return table;
    }

    /** Heading of that table; the structures with their number. */
    public static String forceTitle(Errors errors, String structures) {
        return "Errors of force components on " + structures + ", R² " + squaredCorrelation(errors);
    }

    /** Errors of components of forces for JSON. */
    public static Map<String, Object> forceFields(Errors errors) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("force_mae", errors.mae());
        fields.put("force_rmse", errors.rmse());
        fields.put("force_max", errors.max());
        fields.put(
                "force_r_squared",
                Optional.of(errors.rSquared()).filter(Double::isFinite).orElse(null));
        return fields;
    }

    /** Fields for JSON: errors of the target itself, then per structure and per atom, null where that has no meaning. */
    public static Map<String, Object> fields(Errors errors) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("mae", errors.mae());
        fields.put("rmse", errors.rmse());
        fields.put("max", errors.max());
        fields.put(
                "r_squared",
                Optional.of(errors.rSquared()).filter(Double::isFinite).orElse(null));
        for (TargetBasis basis : List.of(TargetBasis.PER_STRUCTURE, TargetBasis.PER_ATOM)) {
            Optional<Errors.Sizes> sizes = errors.per(basis);
            String suffix = "_" + basis.toString().replace('-', '_');
            fields.put("mae" + suffix, sizes.map(Errors.Sizes::mae).orElse(null));
            fields.put("rmse" + suffix, sizes.map(Errors.Sizes::rmse).orElse(null));
            fields.put("max" + suffix, sizes.map(Errors.Sizes::max).orElse(null));
        }
        return fields;
    }
}
