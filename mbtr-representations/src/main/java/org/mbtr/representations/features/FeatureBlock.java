package org.mbtr.representations.features;

/**
 * One block of the features of many structures: a dense matrix over the structures that have the block.
 *
 * <p>The arrays are handed out as they are, because kernels read gigabytes from them: read them, do not write.
 *
 * @param key which block
 * @param width number of features (bins) of the block
 * @param structures {@code [m]}, ascending positions of the structures that have the block
 * @param values {@code [m*width]}, row-major
 */
@SuppressWarnings("ArrayRecordComponent")
public record FeatureBlock(BlockKey key, int width, int[] structures, double[] values) {
    /** Checks that the arrays fit together. */
    public FeatureBlock {
        if ((long) structures.length * width != values.length) {
            throw new IllegalArgumentException("block " + key + ": " + structures.length + " rows of " + width
                    + " features need " + (long) structures.length * width + " values, found " + values.length);
        }
    }

    /** Number of structures that have the block. */
    public int rows() {
        return structures.length;
    }
}
