package org.mbtr.representations.mbtr;

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
}
