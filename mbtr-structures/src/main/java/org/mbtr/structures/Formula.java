package org.mbtr.structures;

import java.util.Map;
import java.util.TreeMap;

/** Chemical formulas. */
final class Formula {
    private Formula() {}

    /** Hill order: carbon, hydrogen, the rest alphabetically; all alphabetically where there is no carbon. */
    static String hill(int[] atomicNumbers) {
        Map<String, Integer> counts = new TreeMap<>();
        for (int z : atomicNumbers) {
            counts.merge(Element.of(z).symbol(), 1, Integer::sum);
        }
        StringBuilder formula = new StringBuilder();
        if (counts.containsKey("C")) {
            append(formula, "C", counts.remove("C"));
            if (counts.containsKey("H")) {
                append(formula, "H", counts.remove("H"));
            }
        }
        counts.forEach((symbol, count) -> append(formula, symbol, count));
        return formula.toString();
    }

    private static void append(StringBuilder formula, String symbol, int count) {
        formula.append(symbol);
        if (count > 1) {
            formula.append(count);
        }
    }
}
