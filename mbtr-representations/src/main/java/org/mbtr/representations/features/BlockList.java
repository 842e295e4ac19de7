package org.mbtr.representations.features;

import java.util.Arrays;

/** Blocks of features in ascending order of their keys, in two arrays that grow. */
public final class BlockList {
    private BlockKey[] keys = new BlockKey[16];
    private double[][] values = new double[16][];
    private int size;

    /**
     * Adds a block at the end.
     *
     * @throws IllegalArgumentException if the key is not above the last one
     */
    public void add(BlockKey key, double[] blockValues) {
        if (size > 0 && keys[size - 1].compareTo(key) >= 0) {
            throw new IllegalArgumentException("block " + key + " must not come after " + keys[size - 1]);
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        keys[size] = key;
        values[size++] = blockValues;
    }

    /** Number of blocks. */
    public int size() {
        return size;
    }

    /** Key of a block. */
    public BlockKey key(int index) {
        return keys[index];
    }

    /** Values of a block, {@code (bins)}: the array inside. */
    public double[] valuesView(int index) {
        return values[index];
    }
}
