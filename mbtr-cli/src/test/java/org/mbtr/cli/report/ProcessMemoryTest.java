package org.mbtr.cli.report;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;

class ProcessMemoryTest {
    private static final long TAKEN = 128L << 20;

    /** Memory that is touched and given back stays in the peak until it is forgotten. */
    @Test
    void peakRemembersUntilItIsForgotten() {
        assumeTrue(ProcessMemory.forgetPeak(), "this system does not forget peaks");
        long before = ProcessMemory.peak().orElseThrow();
        try (Arena arena = Arena.ofConfined()) {
            arena.allocate(TAKEN).fill((byte) 1);
        }
        long peak = ProcessMemory.peak().orElseThrow();
        assertTrue(peak > before + TAKEN / 2, before + " " + peak);
        ProcessMemory.forgetPeak();
        assertTrue(ProcessMemory.peak().orElseThrow() < peak - TAKEN / 4, "forgotten");
    }
}
