package org.mbtr.cli.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.mbtr.structures.MbtrException;

class MemoryEstimateTest {
    private static final long GIGABYTE = 1_000_000_000;

    @Test
    void kernelMatrixGrowsWithTheSquare() {
        assertEquals(200_000_000, MemoryEstimate.fit(5000, 0).matrices());
        assertEquals(
                4 * MemoryEstimate.fit(5000, 0).bytes(),
                MemoryEstimate.fit(10_000, 0).bytes());
    }

    @Test
    void whatIsKeptIsLimited() {
        long limited = MemoryEstimate.search(10_000, 0, 0, 100, 3 * GIGABYTE).matrices();
        assertEquals(3 * GIGABYTE + 2 * 800_000_000L, limited);
    }

    @Test
    void moreThanTheMachineHasIsRefusedWithTheEstimate() {
        MemoryEstimate estimate = MemoryEstimate.fit(100_000, 0);
        MbtrException refused = assertThrows(MbtrException.class, () -> estimate.require(16 * GIGABYTE, GIGABYTE));
        assertTrue(
                refused.getMessage().contains("80 GB") && refused.getMessage().contains("16 GB"));
    }

    @Test
    void featuresMustFitIntoTheHeap() {
        MemoryEstimate estimate = MemoryEstimate.fit(1000, 100_000);
        MbtrException refused = assertThrows(MbtrException.class, () -> estimate.require(16 * GIGABYTE, GIGABYTE));
        assertTrue(refused.getMessage().contains("MBTR_JAVA_OPTS"), refused.getMessage());
    }
}
