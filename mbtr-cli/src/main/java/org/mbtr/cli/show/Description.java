package org.mbtr.cli.show;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mbtr.cli.report.Table;

/** Facts and tables about something, as text for people and as fields for JSON. */
public final class Description {
    private record Fact(String label, String text) {}

    private record Part(String title, Table table) {}

    private final List<Fact> facts = new ArrayList<>();
    private final List<Part> tables = new ArrayList<>();
    private final Map<String, Object> fields = new LinkedHashMap<>();

    /**
     * Adds a fact.
     *
     * @param key name in JSON
     * @param label name for people
     * @param value for JSON
     * @param text for people
     */
    public Description fact(String key, String label, Object value, String text) {
        facts.add(new Fact(label, text));
        fields.put(key, value);
        return this;
    }

    /** Adds a fact that reads the same for people and programs. */
    public Description fact(String key, String label, Object value) {
        return fact(key, label, value, value.toString());
    }

    /** Adds a field for JSON that people do not see. */
    public Description field(String key, Object value) {
        fields.put(key, value);
        return this;
    }

    /** Adds the field {@code unit}: {@code null} for the empty text that stands for an unknown unit. */
    public Description unit(String unit) {
        return field("unit", unit.isEmpty() ? null : unit);
    }

    /** Adds a fact for people that is no field of JSON, or is one already. */
    public Description shown(String label, String text) {
        facts.add(new Fact(label, text));
        return this;
    }

    /** Adds a table for people whose numbers are fields of JSON already. */
    public Description shown(String title, Table table) {
        tables.add(new Part(title, table));
        return this;
    }

    /** Adds a table below the facts. */
    public Description table(String key, String title, Table table) {
        tables.add(new Part(title, table));
        fields.put(key, table.rows());
        return this;
    }

    /** Fields for JSON in the order in which they were added. */
    public Map<String, Object> fields() {
        return new LinkedHashMap<>(fields);
    }

    /** Facts line by line with their labels aligned, then the tables; no line break at the end. */
    public String text() {
        int width = facts.stream().mapToInt(fact -> fact.label().length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (Fact fact : facts) {
            lines.add(fact.label() + " ".repeat(width - fact.label().length()) + "  " + fact.text());
        }
        for (Part part : tables) {
            lines.add("");
            lines.add(part.title());
            lines.add(part.table().text());
        }
        return String.join(System.lineSeparator(), lines);
    }
}
