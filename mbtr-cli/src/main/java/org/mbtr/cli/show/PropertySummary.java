package org.mbtr.cli.show;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.Table;
import org.mbtr.structures.PropertyValue;

/** Names, kinds, counts and ranges of the properties of many structures. */
final class PropertySummary {
    private static final int SIGNIFICANT_DIGITS = 6;

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private static final class Entry {
        private final Distribution values = new Distribution();
        private String kind = "";
        private long structures;

        private void add(PropertyValue value) {
            structures++;
            String found = kindOf(value);
            kind = kind.isEmpty() || kind.equals(found) ? found : merged(kind, found);
            switch (value) {
                case PropertyValue.Real real -> values.add(real.value());
                case PropertyValue.Whole whole -> values.add(whole.value());
                case PropertyValue.Reals reals -> {
                    for (double element : reals.values()) {
                        values.add(element);
                    }
                }
                case PropertyValue.Wholes wholes -> {
                    for (long element : wholes.values()) {
                        values.add(element);
                    }
                }
                case PropertyValue.Truth truth -> {}
                case PropertyValue.Truths truths -> {}
                case PropertyValue.Text text -> {}
                case PropertyValue.Texts texts -> {}
            }
        }
    }

    /** Whole numbers among real ones are real numbers that happen to be whole; anything else is a mixture. */
    private static String merged(String one, String other) {
        boolean numbers = one.endsWith("number") && other.endsWith("number");
        boolean arrays = one.endsWith("numbers") && other.endsWith("numbers");
        return numbers ? "number" : arrays ? "numbers" : "mixed";
    }

    private static String kindOf(PropertyValue value) {
        return switch (value) {
            case PropertyValue.Real real -> "number";
            case PropertyValue.Whole whole -> "whole number";
            case PropertyValue.Truth truth -> "truth value";
            case PropertyValue.Text text -> "text";
            case PropertyValue.Reals reals -> "numbers";
            case PropertyValue.Wholes wholes -> "whole numbers";
            case PropertyValue.Truths truths -> "truth values";
            case PropertyValue.Texts texts -> "texts";
        };
    }

    void add(Map<String, PropertyValue> properties) {
        properties.forEach((name, value) ->
                entries.computeIfAbsent(name, unused -> new Entry()).add(value));
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** One row for each property; the unit where it is known. */
    Table table(Map<String, String> units) {
        Table table = new Table(
                Column.text("property", "property"),
                Column.text("unit", "unit"),
                Column.text("kind", "kind"),
                Column.whole("structures", "structures"),
                Column.number("min", "smallest", SIGNIFICANT_DIGITS),
                Column.number("mean", "mean", SIGNIFICANT_DIGITS),
                Column.number("max", "largest", SIGNIFICANT_DIGITS),
                Column.whole("not_finite", "not finite"));
        entries.forEach((name, entry) -> table.row(
                name,
                Optional.ofNullable(units.get(name)),
                entry.kind,
                entry.structures,
                present(entry.values, entry.values.min()),
                present(entry.values, entry.values.mean()),
                present(entry.values, entry.values.max()),
                entry.values.notFinite()));
        return table;
    }

    private static OptionalDouble present(Distribution values, double value) {
        return values.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
