package org.mbtr.learning;

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

    /** Checks that there is room for features. */
    public MemoryLimits {
        if (features <= 0 || keptMatrices < 0) {
            throw new IllegalArgumentException(
                    "features need some memory; found " + features + " and " + keptMatrices + " bytes");
        }
    }

    /** Half of the heap for features, and 4 GiB for matrices. */
    public static MemoryLimits usual() {
        return new MemoryLimits(Runtime.getRuntime().maxMemory() / 2, USUAL_MATRICES);
    }
}
