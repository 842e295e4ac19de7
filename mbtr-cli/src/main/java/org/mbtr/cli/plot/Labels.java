package org.mbtr.cli.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.function.Function;

/** Wording of axes and captions. */
public final class Labels {
    private static final MathContext TICK_PRECISION = new MathContext(9);
    private static final int SUBSCRIPT_ZERO = 0x2080;
    private static final int LONGEST_PLAIN_TICK = 9;
    /** As many digits as fit into {@link #LONGEST_PLAIN_TICK} with sign and point, for numbers from 1 up to {@link #FIRST_TOO_LONG}. */
    private static final MathContext SHORT_PRECISION = new MathContext(7);

    private static final double FIRST_TOO_LONG = 1e8;
    private static final double FEWEST_FOR_SELECTION = 6;
    private static final double ROUNDING = 1e-9;

    private Labels() {}

    /** The unit as it follows the name of an axis; nothing where there is no unit. */
    static String inParentheses(String unit) {
        return unit.isEmpty() ? "" : " (" + unit + ")";
    }

    /** A chemical formula with its whole numbers as subscripts; one with fractions as it is. */
    static String formula(String formula) {
        return formula.contains(".")
                ? formula
                : formula.chars()
                        .map(c -> Character.isDigit(c) ? SUBSCRIPT_ZERO + Character.digit(c, 10) : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /**
     * The number at a tick, without the rounding error that adding up tick distances leaves. The ends of an axis must differ in it,
     * or the axis gets no ticks: those of total energies, −97212.3712 … −97171.6945, have five digits in common.
     */
    static String tick(double value) {
        String text = rounded(value, TICK_PRECISION);
        if (text.length() <= LONGEST_PLAIN_TICK) {
            return text;
        }
        double size = Math.abs(value);
        return size >= 1 && size < FIRST_TOO_LONG
                ? rounded(value, SHORT_PRECISION)
                : String.format(Locale.ROOT, "%.3g", value);
    }

    private static String rounded(double value, MathContext precision) {
        double rounded = new BigDecimal(value).round(precision).doubleValue();
        return BigDecimal.valueOf(rounded).stripTrailingZeros().toPlainString();
    }

    /** Labels of a logarithmic axis: 1, 2 and 5 of each decade, and all numbers where less than a decade is shown. */
    static Function<Double, String> logTicks(Range range) {
        boolean all = range.max() / range.min() < FEWEST_FOR_SELECTION;
        return value -> {
            double mantissa = value / Math.pow(10, Math.floor(Math.log10(value * (1 + ROUNDING))));
            long leading = Math.round(mantissa);
            return all || leading == 1 || leading == 2 || leading == 5 ? tick(value) : " ";
        };
    }

    /**
     * A squared correlation, with as many digits as tell it from 1: 0.87, 0.99994. Truncated, so that only a perfect one
     * reads 1.
     */
    public static String squaredCorrelation(double value) {
        if (!(value < 1)) {
            return String.format(Locale.ROOT, "%.2f", value);
        }
        int digits = Math.clamp((int) Math.ceil(-Math.log10(1 - value)), 2, 9);
        double scale = Math.pow(10, digits);
        return String.format(Locale.ROOT, "%." + digits + "f", Math.floor(value * scale) / scale);
    }
}
