package org.mbtr.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PowerLawTest {
    /** Rounding of a handful of logarithms. */
    private static final double TOLERANCE = 1e-12;

    @Test
    void findsTheLawThatMadeThePoints() {
        int[] sizes = {100, 500, 5000};
        double[] errors = {40 * Math.pow(100, -0.6), 40 * Math.pow(500, -0.6), 40 * Math.pow(5000, -0.6)};
        PowerLaw law = PowerLaw.fit(sizes, errors);
        assertEquals(-0.6, law.exponent(), TOLERANCE);
        assertEquals(40, law.factor(), 100 * TOLERANCE);
    }

    @Test
    void needsTwoSizes() {
        assertThrows(IllegalArgumentException.class, () -> PowerLaw.fit(new int[] {10, 10}, new double[] {1, 2}));
    }
}
