package org.mbtr.cli.learn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.Table;
import org.mbtr.learning.search.SearchJournal;

/** The evaluations of a search, one row each. */
public final class EvaluationTable {
    private static final int DIGITS = 4;

    private EvaluationTable() {}

    /**
     * The table.
     *
     * @param contents variables and evaluations
     * @param unit of the losses, empty if unknown
     */
    public static Table of(SearchJournal.Contents contents, String unit) {
        List<Column> columns = new ArrayList<>(List.of(Column.whole("evaluation", "evaluation")));
        contents.variables().forEach(name -> columns.add(Column.text(key(name), name)));
        columns.add(Column.number("rmse", "RMSE" + (unit.isEmpty() ? "" : " (" + unit + ")"), DIGITS));
        columns.add(Column.number("seconds", "seconds", 2));
        columns.add(Column.text("best", "best"));
        Table table = new Table(columns.toArray(Column[]::new));
        int best = best(contents.evaluations());
        for (int i = 0; i < contents.evaluations().size(); i++) {
            SearchJournal.Evaluation evaluation = contents.evaluations().get(i);
            List<Object> row = new ArrayList<>(List.of(i + 1));
            evaluation.exponents().forEach(exponent -> row.add("2^" + Words.exponent(exponent)));
            row.add(Double.isFinite(evaluation.loss()) ? OptionalDouble.of(evaluation.loss()) : OptionalDouble.empty());
            row.add(evaluation.seconds());
            row.add(i == best ? "*" : "");
            table.row(row.toArray());
        }
        return table;
    }

    /** Rows for JSON: numbers in place of the words of the table. */
    public static List<Map<String, Object>> rows(SearchJournal.Contents contents) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (SearchJournal.Evaluation evaluation : contents.evaluations()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("evaluation", rows.size() + 1);
            for (int v = 0; v < contents.variables().size(); v++) {
                row.put(
                        "log2_" + key(contents.variables().get(v)),
                        evaluation.exponents().get(v));
            }
            row.put("rmse", Double.isFinite(evaluation.loss()) ? evaluation.loss() : null);
            row.put("seconds", evaluation.seconds());
            rows.add(row);
        }
        return rows;
    }

    private static String key(String name) {
        return name.replace('-', '_').replace('.', '_');
    }

    /** Position of the first smallest loss, −1 if there is none. */
    public static int best(List<SearchJournal.Evaluation> evaluations) {
        int best = -1;
        for (int i = 0; i < evaluations.size(); i++) {
            double loss = evaluations.get(i).loss();
            if (Double.isFinite(loss)
                    && (best < 0 || loss < evaluations.get(best).loss())) {
                best = i;
            }
        }
        return best;
    }
}
