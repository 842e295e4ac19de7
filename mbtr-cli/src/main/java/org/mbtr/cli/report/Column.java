package org.mbtr.cli.report;

/**
 * A column of a {@link Table}.
 *
 * @param key name of the field in JSON
 * @param title heading for people, with the unit: "MAE (kcal/mol)"
 * @param kind what the cells hold
 * @param digits significant digits of numbers, 1 or more
 * @param widest greatest width of a text that is shown in full; JSON carries all of it
 */
public record Column(String key, String title, Kind kind, int digits, int widest) {
    /** What the cells of a column hold. */
    public enum Kind {
        /** Text, aligned to the left. */
        TEXT,
        /** Whole numbers, aligned to the right. */
        WHOLE,
        /** Other numbers, aligned at the decimal point. */
        NUMBER
    }

    /** Refuses empty names and less than one digit. */
    public Column {
        if (key.isEmpty() || digits < 1 || widest < 1) {
            throw new IllegalArgumentException("a column needs a key, and room for a digit or letter");
        }
    }

    /** A column of texts. */
    public static Column text(String key, String title) {
        return new Column(key, title, Kind.TEXT, 1, Integer.MAX_VALUE);
    }

    /** A column of texts that are cut to this width when shown. */
    public static Column text(String key, String title, int widest) {
        return new Column(key, title, Kind.TEXT, 1, widest);
    }

    /** A column of whole numbers. */
    public static Column whole(String key, String title) {
        return new Column(key, title, Kind.WHOLE, 1, Integer.MAX_VALUE);
    }

    /** A column of numbers shown with this many significant digits; JSON carries all digits. */
    public static Column number(String key, String title, int digits) {
        return new Column(key, title, Kind.NUMBER, digits, Integer.MAX_VALUE);
    }
}
