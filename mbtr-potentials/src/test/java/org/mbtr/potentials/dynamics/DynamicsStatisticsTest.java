package org.mbtr.potentials.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DynamicsStatisticsTest {
    @Test
    void straightLineHasItsSlope() {
        DynamicsStatistics statistics = new DynamicsStatistics();
        for (int i = 0; i < 100; i++) {
            statistics.add(0.1 * i, 300 + (i % 2 == 0 ? 10 : -10), -1e4 + 0.03 * 0.1 * i);
        }

        assertEquals(0.03, statistics.drift(), 1e-10);
        assertEquals(300, statistics.meanTemperature(), 1e-10);
        assertEquals(10 * Math.sqrt(100 / 99.0), statistics.temperatureDeviation(), 1e-10);
    }

    @Test
    void nothingIsKnownOfASingleStep() {
        DynamicsStatistics statistics = new DynamicsStatistics();
        statistics.add(0, 300, -5);

        assertEquals(0, statistics.drift());
        assertEquals(0, statistics.temperatureDeviation());
    }

    @Test
    void stateIsEverything() {
        DynamicsStatistics one = new DynamicsStatistics();
        one.add(0, 300, -5);
        one.add(1, 310, -5.1);
        DynamicsStatistics other = DynamicsStatistics.resumed(one.state());
        one.add(2, 290, -5.2);
        other.add(2, 290, -5.2);

        assertArrayEquals(one.state(), other.state());
    }
}
