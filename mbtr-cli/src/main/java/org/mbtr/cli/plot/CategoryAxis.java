package org.mbtr.cli.plot;

import java.util.List;
import org.knowm.xchart.style.XYStyler;

/** A horizontal axis with names at 0, 1, 2 … instead of numbers. */
final class CategoryAxis {
    /** Small, because names have to fit beside each other: where they do not, the library leaves out some. */
    private static final float NAME_SIZE = 12;

    private static final double HALF = 0.5;
    private static final double NEAR = 1e-6;

    private CategoryAxis() {}

    /** Left end: half a place before the first name. */
    static double begin() {
        return -HALF;
    }

    /** Right end: half a place behind the last name. */
    static double end(List<String> names) {
        return names.size() - HALF;
    }

    static void apply(XYStyler styler, List<String> names) {
        styler.setXAxisMin(begin()).setXAxisMax(end(names));
        styler.setAxisTickLabelsFont(styler.getAxisTickLabelsFont().deriveFont(NAME_SIZE));
        styler.setXAxisTickMarkSpacingHint(1);
        styler.setXAxisTickLabelsFormattingFunction(place -> {
            int nearest = (int) Math.round(place);
            // The ends of the axis have to read differently, or it gets no ticks.
            return nearest >= 0 && nearest < names.size() && Math.abs(place - nearest) < NEAR
                    ? names.get(nearest)
                    : place < 0 ? " " : "  ";
        });
    }
}
