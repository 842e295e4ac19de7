package org.mbtr.cli.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class KernelChoiceTest {
    @Test
    void startIsAHalfPowerOfTwoAboveTheMedian() {
        assertEquals(Math.pow(2, 1), KernelChoice.GAUSSIAN.startLengthScale(1.12), 1e-15);
        assertEquals(Math.pow(2, 8), KernelChoice.LAPLACIAN.startLengthScale(25.3), 1e-12);
    }
}
