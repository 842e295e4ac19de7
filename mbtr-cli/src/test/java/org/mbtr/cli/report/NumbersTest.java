package org.mbtr.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.6041, 0.604",
        "0.9996, 1.00",
        "9.999, 10.0",
        "12.3456, 12.3",
        "1538.04, 1538",
        "-0.01234, -0.0123",
        "0.00001234, 1.23e-05",
        "2.5e12, 2.50e+12",
        "999.96, 1000"
    })
    void threeSignificantDigits(double value, String expected) {
        assertEquals(expected, Numbers.significant(value, 3));
    }

    @Test
    void durationsInTheUnitsThatMatter() {
        assertEquals("0.42 s", Numbers.duration(Duration.ofMillis(420)));
        assertEquals("12 s", Numbers.duration(Duration.ofMillis(12_300)));
        assertEquals("1 min 0 s", Numbers.duration(Duration.ofMillis(59_700)));
        assertEquals("3 min 5 s", Numbers.duration(Duration.ofSeconds(185)));
        assertEquals("2 h 10 min", Numbers.duration(Duration.ofMinutes(130)));
    }

    @Test
    void bytesWithDecimalPrefixes() {
        assertEquals("512 bytes", Numbers.bytes(512));
        assertEquals("1.6 MB", Numbers.bytes(1_600_000));
        assertEquals("16 GB", Numbers.bytes(15_900_000_000L));
    }
}
