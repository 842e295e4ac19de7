package org.mbtr.representations.features;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The features of one structure: only the blocks that it has, in the order of their keys. A block that is missing is a
 * block of zeros.
 */
public final class Features {
    private final SortedMap<BlockKey, double[]> blocks;

    private Features(SortedMap<BlockKey, double[]> blocks) {
        this.blocks = blocks;
    }

    /** Takes over the blocks; the arrays must not be changed afterwards. */
    public static Features of(Map<BlockKey, double[]> blocks) {
        return new Features(new TreeMap<>(blocks));
    }

    /** As {@link #of(Map)}, without copying the map, which must not be changed afterwards either. */
    public static Features of(SortedMap<BlockKey, double[]> blocks) {
        return new Features(blocks);
    }

    /** The blocks by key. The arrays are the ones inside: read them, do not write. */
    public SortedMap<BlockKey, double[]> blocksView() {
        return blocks;
    }

    /** Values of one block, {@code (bins)}, a copy; empty if the structure has no such block. */
    public double[] block(BlockKey key) {
        double[] values = blocks.get(key);
        return values == null ? new double[0] : values.clone();
    }

    /** Number of stored values. */
    public long storedValues() {
        return blocks.values().stream().mapToLong(values -> values.length).sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Features features
                && blocks.keySet().equals(features.blocks.keySet())
                && blocks.entrySet().stream()
                        .allMatch(entry -> Arrays.equals(entry.getValue(), features.blocks.get(entry.getKey())));
    }

    @Override
    public int hashCode() {
        return blocks.keySet().hashCode();
    }
}
