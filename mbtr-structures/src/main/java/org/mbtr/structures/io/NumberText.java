package org.mbtr.structures.io;

import java.util.Locale;

/**
 * Numbers as they stand in files: decimal, with an exponent after e, E, d or D (Fortran), or nan and inf in any case.
 *
 * <p>Java's own parser takes hexadecimal numbers and type suffixes ("1d") too; those are words here.
 */
final class NumberText {
    /** What a word is. */
    enum Kind {
        WORD,
        WHOLE,
        REAL,
        FORTRAN,
        NOT_FINITE
    }

    private NumberText() {}

    /** What the characters from {@code from} to before {@code to} are; an empty range is a word. */
    static Kind kind(CharSequence text, int from, int to) {
        int at = from;
        if (at < to && isSign(text.charAt(at))) {
            at++;
        }
        int first = at;
        at = digitsEnd(text, at, to);
        int digits = at - first;
        Kind kind = Kind.WHOLE;
        if (at < to && text.charAt(at) == '.') {
            int fraction = digitsEnd(text, at + 1, to);
            digits += fraction - at - 1;
            at = fraction;
            kind = Kind.REAL;
        }
        if (digits == 0) {
            return isNotFinite(text, first, to) ? Kind.NOT_FINITE : Kind.WORD;
        }
        if (at < to && "eEdD".indexOf(text.charAt(at)) >= 0) {
            kind = Character.toLowerCase(text.charAt(at)) == 'd' ? Kind.FORTRAN : Kind.REAL;
            at++;
            if (at < to && isSign(text.charAt(at))) {
                at++;
            }
            int end = digitsEnd(text, at, to);
            if (end == at) {
                return Kind.WORD;
            }
            at = end;
        }
        return at == to ? kind : Kind.WORD;
    }

    /**
     * The number in {@code text} from {@code from} to before {@code to}, rounded as {@link Double#parseDouble} rounds.
     *
     * @throws NumberFormatException if it is a word
     */
    static double parse(String text, int from, int to) {
        return switch (kind(text, from, to)) {
            case WHOLE, REAL -> Double.parseDouble(text.substring(from, to));
            case FORTRAN ->
                Double.parseDouble(text.substring(from, to).replace('d', 'e').replace('D', 'e'));
            case NOT_FINITE -> notFinite(text.substring(from, to).toLowerCase(Locale.ROOT));
            case WORD -> throw new NumberFormatException(text.substring(from, to));
        };
    }

    /** Shortest decimal that reads back to the same bits; "nan", "inf", "-inf" for the others. */
    static String write(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        return Double.toString(value);
    }

    private static boolean isSign(char c) {
        return c == '+' || c == '-';
    }

    private static int digitsEnd(CharSequence text, int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private static boolean isNotFinite(CharSequence text, int from, int to) {
        if (to - from != 3 && to - from != 8) {
            return false;
        }
        String word = text.subSequence(from, to).toString().toLowerCase(Locale.ROOT);
        return word.equals("nan") || word.equals("inf") || word.equals("infinity");
    }

    private static double notFinite(String lowerCase) {
        if (lowerCase.endsWith("nan")) {
            return Double.NaN;
        }
        return lowerCase.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
}
