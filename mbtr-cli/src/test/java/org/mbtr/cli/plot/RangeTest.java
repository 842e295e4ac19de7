package org.mbtr.cli.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeTest {
    @ParameterizedTest
    @CsvSource({
        "0.105, 0.25, 0.1, 0.2",
        "0.11, 0.19, 0.1, 0.2",
        "0.3, 0.4, 0.2, 0.5",
        "55, 90, 50, 100",
        "5.1, 9, 5, 10"
    })
    void logarithmicAxisHasTwoNumbersToBeReadBy(double min, double max, double one, double other) {
        Range range = new Range(min, max).withTicks();
        assertTrue(range.min() <= one && other <= range.max(), range.toString());
        assertTrue(range.min() <= min && max <= range.max(), range.toString());
    }

    @Test
    void axisThatHasThemStays() {
        Range range = new Range(0.09, 0.21);
        assertEquals(range, range.withTicks());
    }
}
