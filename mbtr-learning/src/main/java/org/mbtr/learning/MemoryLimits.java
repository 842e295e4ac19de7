package org.mbtr.learning;

import org.mbtr.structures.MbtrException;

/**
 * What learning may take of the memory. Features that do not fit are worked on in slices, which costs time; matrices that are not
 * kept are worked out again when a search comes back to them.
 *
 * @param features bytes of features at a time, in the heap of the JVM
 * @param keptMatrices bytes of metric matrices that a search keeps for later evaluations, outside the heap; those in use are
 *     kept in any case
 */
public record MemoryLimits(long features, long keptMatrices) {
    private static final long USUAL_MATRICES = 4L << 30;
    /** What the program takes without any data. */
    private static final long PROGRAM = 300L << 20;
    /** Features need this much at least. */
    private static final long LEAST = 100L << 20;

    private static final long MEGABYTE = 1_000_000;

    /** Checks that there is room for features. */
    public MemoryLimits {
        if (features <= 0 || keptMatrices < 0) {
            throw new IllegalArgumentException(
                    "features need some memory; found " + features + " and " + keptMatrices + " bytes");
        }
    }

    /**
     * Limits that keep all of learning within a number of bytes: besides what a model of these sizes needs, half of what is left is for
     * features and half for matrices that are kept.
     *
     * @param training number of structures that models are fitted to
     * @param validation number of structures that they are compared on in a search
     * @throws MbtrException if matrices alone take more
     */
    public static MemoryLimits within(long bytes, int training, int validation) {
        long metric = 8L * training * ((long) training + validation);
        long needed = PROGRAM + metric + metric + 8L * training * training;
        long left = bytes - needed;
        if (left < LEAST) {
            throw new MbtrException("the kernel matrices of " + training + " structures take "
                    + Math.ceilDiv(needed + LEAST, MEGABYTE) + " MB with the program; allow more than "
                    + Math.ceilDiv(bytes, MEGABYTE) + " MB, or take fewer structures");
        }
        long heap = Runtime.getRuntime().maxMemory();
        return new MemoryLimits(Math.min(left, heap) / 2, metric + left / 2);
    }

    /** Half of the heap for features, and 4 GiB for matrices. */
    public static MemoryLimits usual() {
        return new MemoryLimits(Runtime.getRuntime().maxMemory() / 2, USUAL_MATRICES);
    }
}
