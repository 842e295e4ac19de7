package org.mbtr.learning.linalg;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** The elements of one matrix, outside the Java heap, zero at first; whoever owns them closes them. */
final class NativeDoubles implements AutoCloseable {
    private final String purpose;
    private final Arena arena;
    private final MemorySegment segment;

    /**
     * Takes memory.
     *
     * @param purpose what it is for, in messages: "a matrix of 2 x 3"
     * @throws org.mbtr.structures.MbtrException if the operating system refuses
     */
    @SuppressWarnings("MustBeClosedChecker") // The arena lives as long as this object and is closed by it.
    NativeDoubles(long count, String purpose) {
        this.purpose = purpose;
        this.arena = Arena.ofShared();
        try {
            this.segment = NativeMemory.zeroed(Math.multiplyExact(count, Double.BYTES), arena, purpose);
        } catch (RuntimeException refused) {
            arena.close();
            throw refused;
        }
    }

    /** The elements; {@link IllegalStateException} when closed. */
    MemorySegment segment() {
        if (!segment.scope().isAlive()) {
            throw new IllegalStateException("the memory of " + purpose + " is already closed");
        }
        return segment;
    }

    /** Gives the memory back. Closing twice is harmless. */
    @Override
    public void close() {
        if (segment.scope().isAlive()) {
            arena.close();
        }
    }
}
