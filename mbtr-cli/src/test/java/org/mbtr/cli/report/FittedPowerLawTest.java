package org.mbtr.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FittedPowerLawTest {
    @Test
    void pointsOnTheLawLeaveNothingOpen() {
        int[] sizes = {100, 200, 400};
        FittedPowerLaw fitted = FittedPowerLaw.of(sizes, new double[] {4, 2, 1});
        assertEquals(-1, fitted.law().exponent(), 1e-12);
        assertEquals(400, fitted.law().factor(), 1e-9);
        assertEquals(0, fitted.exponentDeviation(), 1e-7);
        assertEquals(0, fitted.factorDeviation(), 1e-4);
    }

    /** log errors 0, 1, 0 over log sizes −1, 0, 1 (times log 10): worked out by hand. */
    @Test
    void deviationsAreThoseOfTheTextbook() {
        int[] sizes = {1, 10, 100};
        FittedPowerLaw fitted = FittedPowerLaw.of(sizes, new double[] {1, Math.E, 1});
        double step = Math.log(10);
        double variance = 2.0 / 3; // residuals −1/3, 2/3, −1/3; one degree of freedom
        assertEquals(0, fitted.law().exponent(), 1e-12);
        assertEquals(Math.sqrt(variance / (2 * step * step)), fitted.exponentDeviation(), 1e-12);
        double factor = Math.exp(1.0 / 3);
        assertEquals(factor, fitted.law().factor(), 1e-12);
        assertEquals(factor * Math.sqrt(variance * (1.0 / 3 + 1.0 / 2)), fitted.factorDeviation(), 1e-12);
    }

    /** Exponents of many fits to noisy points scatter as much as each fit says. */
    @Test
    void deviationsAreThoseOfRepeatedExperiments() {
        Random random = new Random(1);
        int[] sizes = {100, 100, 300, 300, 1000, 1000, 3000, 3000};
        int experiments = 4000;
        double squares = 0;
        double stated = 0;
        for (int e = 0; e < experiments; e++) {
            double[] errors = new double[sizes.length];
            for (int i = 0; i < errors.length; i++) {
                errors[i] = 50 * Math.pow(sizes[i], -0.5) * Math.exp(0.1 * random.nextGaussian());
            }
            FittedPowerLaw fitted = FittedPowerLaw.of(sizes, errors);
            squares += Math.pow(fitted.law().exponent() + 0.5, 2) / experiments;
            stated += Math.pow(fitted.exponentDeviation(), 2) / experiments;
        }
        assertEquals(1, squares / stated, 0.1); // two estimates of a variance from 4000 fits, each within 3 %
    }

    @Test
    void twoPointsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> FittedPowerLaw.of(new int[] {1, 2}, new double[] {1, 2}));
    }
}
