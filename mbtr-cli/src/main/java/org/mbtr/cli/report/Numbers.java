package org.mbtr.cli.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. */
public final class Numbers {
    private static final double SMALLEST_PLAIN = 1e-4;
    private static final double LARGEST_PLAIN = 1e9;

    private Numbers() {}

    /**
     * The number with this many significant digits. Digits before the decimal point are never rounded away; very small
     * and very large numbers get an exponent.
     */
    public static String significant(double value, int digits) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        if (value == 0) {
            return "0";
        }
        double magnitude = Math.abs(value);
        if (magnitude < SMALLEST_PLAIN || magnitude >= LARGEST_PLAIN) {
            return String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
        }
        BigDecimal exact = new BigDecimal(value);
        int decimals = digits - (exact.precision() - exact.scale());
        BigDecimal rounded = exact.setScale(Math.max(0, decimals), RoundingMode.HALF_EVEN);
        if (decimals > 0 && rounded.precision() > digits) {
            rounded = rounded.setScale(decimals - 1, RoundingMode.HALF_EVEN); // 0.9996 has become 1.000
        }
        return rounded.toPlainString();
    }

    /** A duration in the two units that matter: "0.42 s", "12 s", "3 min 5 s", "2 h 10 min". */
    public static String duration(Duration duration) {
        double seconds = duration.toNanos() / 1e9;
        long whole = Math.round(seconds);
        if (seconds < 9.95) {
            return significant(seconds, 2) + " s";
        }
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3600) {
            return whole / 60 + " min " + whole % 60 + " s";
        }
        return whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }

    /** A number of bytes with a decimal prefix: "1.6 MB". */
    public static String bytes(long count) {
        String[] units = {"bytes", "kB", "MB", "GB", "TB"};
        double value = count;
        int unit = 0;
        while (value >= 999.5 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return (unit == 0 ? Long.toString(count) : significant(value, 2)) + " " + units[unit];
    }

    /** A count with its noun: "1 structure", "3 structures". */
    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
