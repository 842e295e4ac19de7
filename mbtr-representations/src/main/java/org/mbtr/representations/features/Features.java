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
    private final BlockList blocks;

    private Features(BlockList blocks) {
        this.blocks = blocks;
    }

    /** Takes over the blocks; the arrays must not be changed afterwards. */
    public static Features of(Map<BlockKey, double[]> blocks) {
        BlockList list = new BlockList();
        new TreeMap<>(blocks).forEach(list::add);
        return new Features(list);
    }

    /** Takes over the list, which must not be changed afterwards. */
    public static Features of(BlockList blocks) {
        return new Features(blocks);
    }

    /** The blocks by key, a new map. The arrays are the ones inside: read them, do not write. */
    public SortedMap<BlockKey, double[]> blocksView() {
        SortedMap<BlockKey, double[]> map = new TreeMap<>();
        for (int i = 0; i < blocks.size(); i++) {
            map.put(blocks.key(i), blocks.valuesView(i));
        }
        return map;
    }

    /** The blocks in order: read them, do not write. */
    BlockList blockList() {
        return blocks;
    }

    /** Values of one block, {@code (bins)}, a copy; empty if the structure has no such block. */
    public double[] block(BlockKey key) {
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.key(i).equals(key)) {
                return blocks.valuesView(i).clone();
            }
        }
        return new double[0];
    }

    /** Only the blocks of one part; they are shared. */
    public Features slice(BlockSlice slice) {
        BlockList some = new BlockList();
        for (int i = 0; i < blocks.size(); i++) {
            if (slice.contains(blocks.key(i))) {
                some.add(blocks.key(i), blocks.valuesView(i));
            }
        }
        return new Features(some);
    }

    /** Number of stored values. */
    public long storedValues() {
        long count = 0;
        for (int i = 0; i < blocks.size(); i++) {
            count += blocks.valuesView(i).length;
        }
        return count;
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Features features) || blocks.size() != features.blocks.size()) {
            return false;
        }
        for (int i = 0; i < blocks.size(); i++) {
            if (!blocks.key(i).equals(features.blocks.key(i))
                    || !Arrays.equals(blocks.valuesView(i), features.blocks.valuesView(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return blocksView().keySet().hashCode();
    }
}
