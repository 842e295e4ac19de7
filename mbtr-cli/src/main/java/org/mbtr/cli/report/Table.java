package org.mbtr.cli.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Rows of results, as aligned text for people and as rows for JSON, from the same data.
 *
 * <p>A cell is a text, a number, a truth value, or an {@link Optional} or {@link OptionalDouble} of these; an absent one
 * shows as a dash and becomes {@code null} in JSON.
 */
public final class Table {
    private static final String GAP = "  ";
    private static final String ABSENT = "–";

    private final List<Column> columns;
    private final List<List<Optional<Object>>> rows = new ArrayList<>();

    /** An empty table with these columns. */
    public Table(Column... columns) {
        this.columns = List.of(columns);
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException if the number of cells is wrong, a number stands in a text column or the other way
     *     round, or a number is not finite
     */
    public Table row(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(columns.size() + " cells expected, found " + cells.length);
        }
        List<Optional<Object>> row = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            row.add(checked(columns.get(i), cells[i]));
        }
        rows.add(List.copyOf(row));
        return this;
    }

    private static Optional<Object> checked(Column column, Object cell) {
        Optional<Object> value = switch (cell) {
            case Optional<?> optional -> optional.map(Object.class::cast);
            case OptionalDouble optional ->
                optional.isPresent() ? Optional.of(optional.getAsDouble()) : Optional.empty();
            default -> Optional.of(cell);
        };
        value.ifPresent(present -> {
            boolean fits = switch (column.kind()) {
                case TEXT -> !(present instanceof Number);
                case WHOLE -> present instanceof Integer || present instanceof Long;
                case NUMBER -> present instanceof Number number && Double.isFinite(number.doubleValue());
            };
            if (!fits) {
                throw new IllegalArgumentException("column " + column.key() + " cannot hold " + present);
            }
        });
        return value;
    }

    /** Rows in the order of their arrival: from the column's key to the value, {@code null} where absent. */
    public List<Map<String, Object>> rows() {
        List<Map<String, Object>> result = new ArrayList<>();
        for (List<Optional<Object>> row : rows) {
            Map<String, Object> fields = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                fields.put(columns.get(i).key(), row.get(i).orElse(null));
            }
            result.add(Collections.unmodifiableMap(fields));
        }
        return Collections.unmodifiableList(result);
    }

    /** The table as aligned lines: headings, a rule, rows; no line break at the end. */
    public String text() {
        List<List<String>> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.add(alignedColumn(i));
        }
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < rows.size() + 2; line++) {
            StringBuilder joined = new StringBuilder();
            for (int i = 0; i < columns.size(); i++) {
                joined.append(i == 0 ? "" : GAP).append(cells.get(i).get(line));
            }
            text.append(line == 0 ? "" : System.lineSeparator())
                    .append(joined.toString().stripTrailing());
        }
        return text.toString();
    }

    private List<String> alignedColumn(int index) {
        Column column = columns.get(index);
        List<String> body = new ArrayList<>();
        for (List<Optional<Object>> row : rows) {
            body.add(row.get(index).map(value -> format(column, value)).orElse(ABSENT));
        }
        if (column.kind() == Column.Kind.NUMBER) {
            body = alignedAtPoint(body);
        }
        int width = column.title().length();
        for (String cell : body) {
            width = Math.max(width, cell.length());
        }
        boolean left = column.kind() == Column.Kind.TEXT;
        List<String> lines = new ArrayList<>();
        lines.add(padded(column.title(), width, left));
        lines.add("-".repeat(width));
        for (String cell : body) {
            lines.add(padded(cell, width, left));
        }
        return lines;
    }

    private static String format(Column column, Object value) {
        return column.kind() == Column.Kind.NUMBER
                ? Numbers.significant(((Number) value).doubleValue(), column.digits())
                : cut(value.toString(), column.widest());
    }

    private static String cut(String text, int widest) {
        return text.length() <= widest ? text : text.substring(0, widest - 1) + "…";
    }

    private static List<String> alignedAtPoint(List<String> numbers) {
        int longest = 0;
        for (String number : numbers) {
            longest = Math.max(longest, fractionLength(number));
        }
        List<String> aligned = new ArrayList<>();
        for (String number : numbers) {
            aligned.add(number + " ".repeat(longest - fractionLength(number)));
        }
        return aligned;
    }

    private static int fractionLength(String number) {
        int point = number.indexOf('.');
        return point < 0 ? 0 : number.length() - point;
    }

    private static String padded(String text, int width, boolean left) {
        String fill = " ".repeat(width - text.length());
        return left ? text + fill : fill + text;
    }
}
