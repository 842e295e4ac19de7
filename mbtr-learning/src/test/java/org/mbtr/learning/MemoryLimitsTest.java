package org.mbtr.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.mbtr.structures.MbtrException;

class MemoryLimitsTest {
    private static final long GIGABYTE = 1_000_000_000L;

    @Test
    void everythingTogetherStaysWithinTheLimit() {
        for (int training : new int[] {100, 2000, 5000}) {
            MemoryLimits limits = MemoryLimits.within(2 * GIGABYTE, training, training / 10);
            double metric = 8.0 * training * (training + training / 10);
            double kernelAndFactor = metric + 8.0 * training * training;

            assertTrue(
                    limits.features() + limits.keptMatrices() + kernelAndFactor < 2 * GIGABYTE,
                    limits + " beside " + kernelAndFactor);
            assertTrue(limits.keptMatrices() >= metric, "what is in use is kept");
        }
    }

    @Test
    void matricesThatAreTooLargeAreRefusedWithTheirSize() {
        MbtrException refused = assertThrows(MbtrException.class, () -> MemoryLimits.within(2 * GIGABYTE, 20_000, 500));
        assertTrue(refused.getMessage().contains("20000 structures"), refused.getMessage());
        assertTrue(refused.getMessage().contains("10180 MB"), refused.getMessage());
    }

    @Test
    void limitsNeedRoomForFeatures() {
        assertThrows(IllegalArgumentException.class, () -> new MemoryLimits(0, 1));
        assertEquals(4L << 30, MemoryLimits.usual().keptMatrices());
    }
}
