package org.mbtr.representations.mbtr;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mbtr.structures.Element;
import org.mbtr.structures.MbtrException;

/** Checks that settings share. */
final class SettingsCheck {
    private SettingsCheck() {}

    static void positive(String name, double value) {
        if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
            throw new MbtrException(name + " must be a number above 0, found " + value);
        }
    }

    static void finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new MbtrException(name + " must be a finite number, found " + value);
        }
    }

    static void notNegative(String name, double value) {
        if (!(value >= 0) || value == Double.POSITIVE_INFINITY) {
            throw new MbtrException(name + " must be 0 or a number above, found " + value);
        }
    }

    /** A copy of a list of different symbols of elements. */
    static List<String> elements(String name, List<String> symbols) {
        Set<String> seen = new HashSet<>();
        for (String symbol : symbols) {
            if (Element.ofSymbol(symbol).isEmpty()) {
                throw new MbtrException(name + ": unknown element " + symbol);
            }
            if (!seen.add(symbol)) {
                throw new MbtrException(name + ": " + symbol + " is named twice");
            }
        }
        return List.copyOf(symbols);
    }
}
