package org.mbtr.learning.gp;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
        assertEquals(slope, Math.exp(StudentT.logDensity(t, degrees)), 1e-8);
    }

    @Test
    void endsAreCertain() {
        assertEquals(1, StudentT.below(Double.POSITIVE_INFINITY, 4));
        assertEquals(0, StudentT.below(Double.NEGATIVE_INFINITY, 4));
    }
}
