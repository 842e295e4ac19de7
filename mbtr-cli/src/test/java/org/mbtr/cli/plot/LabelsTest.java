package org.mbtr.cli.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LabelsTest {
    @Test
    void ticksShowNoRoundingErrors() {
        assertEquals("0.3", Labels.tick(0.1 + 0.2));
        assertEquals("-1600", Labels.tick(-1600));
        assertEquals("0", Labels.tick(0));
    }

    /** The plotting library draws no ticks where the ends of an axis read the same. */
    @Test
    void endsOfAnAxisThatIsFarFromZeroReadDifferently() {
        assertEquals("-97212.37", Labels.tick(-97212.371249));
        assertEquals("-97171.69", Labels.tick(-97171.694518));
        assertEquals("-406757.3", Labels.tick(-406757.312377));
        assertEquals("1.23e-05", Labels.tick(1.23456789e-5));
        assertEquals("1.23e+10", Labels.tick(1.23456789e10));
    }

    @Test
    void logarithmicTicksSelectWhereManyWouldCrowd() {
        assertEquals("50", Labels.logTicks(new Range(1, 1000)).apply(50.0));
        assertEquals(" ", Labels.logTicks(new Range(1, 1000)).apply(60.0));
        assertEquals("60", Labels.logTicks(new Range(30, 90)).apply(60.0));
        assertEquals("1000", Labels.logTicks(new Range(1, 1000)).apply(1000.0));
    }

    @Test
    void onlyAPerfectCorrelationReadsOne() {
        assertEquals("0.98", Labels.squaredCorrelation(0.9801));
        assertEquals("0.99994", Labels.squaredCorrelation(0.99994));
        assertEquals("1.00", Labels.squaredCorrelation(1));
    }
}
