package org.mbtr.learning.linalg;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Locale;
import org.mbtr.structures.MbtrException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Zeroed memory outside the Java heap, of any size, that the caller gives back by closing an arena. */
final class NativeMemory {
    private static final Logger LOG = LoggerFactory.getLogger(NativeMemory.class);
    private static final double GIBIBYTE = 1L << 30;
    /** One cache line, and the widest vector. */
    private static final long ALIGNMENT = 64;
    /** Below a few huge pages the advice is not worth its call. */
    private static final long HUGE_PAGE = 2L << 20;

    private NativeMemory() {}

    /**
     * Zeroed memory that lives until {@code arena} is closed. Not through the arena's own allocation, which would touch
     * every page at once, and in small pages.
     *
     * @throws MbtrException if the operating system refuses
     */
    static MemorySegment zeroed(long bytes, Arena arena, String purpose) {
        if (bytes > GIBIBYTE) {
            LOG.info("allocating {} for {}", gibibytes(bytes), purpose);
        }
        MemorySegment block = CLibrary.callocate(bytes + ALIGNMENT);
        if (block.address() == 0) {
            throw new MbtrException("the operating system refused " + gibibytes(bytes) + " of memory for " + purpose
                    + "; use fewer training data or a machine with more memory");
        }
        if (bytes >= 2 * HUGE_PAGE) {
            long first = roundUp(block.address(), HUGE_PAGE);
            CLibrary.adviseHugePages(first, (block.address() + bytes - first) / HUGE_PAGE * HUGE_PAGE);
        }
        long start = roundUp(block.address(), ALIGNMENT);
        return MemorySegment.ofAddress(start).reinterpret(bytes, arena, aligned -> CLibrary.free(block));
    }

    private static long roundUp(long value, long unit) {
        return (value + unit - 1) / unit * unit;
    }

    private static String gibibytes(long bytes) {
        return String.format(Locale.ROOT, "%.3g GiB", bytes / GIBIBYTE);
    }
}
