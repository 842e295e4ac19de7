package org.mbtr.cli.plot;

import java.util.Locale;

/** Wording of axes and captions. */
final class Labels {
    private Labels() {}

    /** The unit as it follows the name of an axis; nothing where there is no unit. */
    static String inParentheses(String unit) {
        return unit.isEmpty() ? "" : " (" + unit + ")";
    }

    /**
     * A squared correlation, with as many digits as tell it from 1: 0.87, 0.99994. Truncated, so that only a perfect one
     * reads 1.
     */
    static String squaredCorrelation(double value) {
        if (!(value < 1)) {
            return String.format(Locale.ROOT, "%.2f", value);
        }
        int digits = Math.clamp((int) Math.ceil(1 - Math.log10(1 - value)), 2, 9);
        double scale = Math.pow(10, digits);
        return String.format(Locale.ROOT, "%." + digits + "f", Math.floor(value * scale) / scale);
    }
}
