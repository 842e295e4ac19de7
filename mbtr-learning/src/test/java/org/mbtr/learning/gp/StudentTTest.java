package org.mbtr.learning.gp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {
    /** Tables of the distribution. */
    @ParameterizedTest
    @CsvSource({
        "1, 12.706, 0.975",
        "4, 2.776, 0.975",
        "10, 2.228, 0.975",
        "30, 1.310, 0.90",
        "10, -1.812, 0.05",
        "3, 0, 0.5"
    })
    void probabilitiesAreThoseOfTables(double degrees, double t, double probability) {
        assertEquals(probability, StudentT.below(t, degrees), 1e-4);
    }

    /** Central differences, error of order 1e-9. */
    @ParameterizedTest
    @CsvSource({"2, -3", "2.5, 0.7", "6, 1.9", "50, -0.3"})
    void densityIsTheSlopeOfTheProbability(double degrees, double t) {
        double h = 1e-4;
        double slope = (StudentT.below(t + h, degrees) - StudentT.below(t - h, degrees)) / (2 * h);
        assertEquals(slope, Math.exp(logDensity(t, 1, degrees)), 1e-8);
    }

    private static double logDensity(double t, double scale, double degrees) {
        return StudentT.logLikelihood(new double[] {t}, scale, degrees);
    }

    /** Also where the product of all terms is larger than any number. */
    @Test
    void likelihoodIsTheSumOverTheValues() {
        double[] values =
                new Random(1).doubles(500, -3, 3).map(x -> Math.sinh(5 * x)).toArray();
        double sum = 0;
        for (double value : values) {
            sum += logDensity(value, 0.7, 3);
        }
        assertEquals(sum, StudentT.logLikelihood(values, 0.7, 3), 1e-13 * Math.abs(sum));
        assertTrue(sum < -5000, "the largest number has a logarithm of 710");
    }

    @Test
    void endsAreCertain() {
        assertEquals(1, StudentT.below(Double.POSITIVE_INFINITY, 4));
        assertEquals(0, StudentT.below(Double.NEGATIVE_INFINITY, 4));
    }
}
