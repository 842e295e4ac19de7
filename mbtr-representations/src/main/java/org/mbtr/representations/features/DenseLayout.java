package org.mbtr.representations.features;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mbtr.structures.MbtrException;

/**
 * Where each block stands in a row of the full feature matrix: blocks side by side in the order of their keys. Blocks that
 * a structure does not have are zeros. Immutable.
 */
public final class DenseLayout {
    private final SortedMap<BlockKey, Integer> widths;
    private final SortedMap<BlockKey, Integer> offsets = new TreeMap<>();
    private final int columnCount;

    /**
     * From the widths of the blocks.
     *
     * @throws MbtrException if a row would be longer than an array can be
     */
    public DenseLayout(Map<BlockKey, Integer> widths) {
        this.widths = Collections.unmodifiableSortedMap(new TreeMap<>(widths));
        long columns = 0;
        for (Map.Entry<BlockKey, Integer> block : this.widths.entrySet()) {
            offsets.put(block.getKey(), (int) columns);
            columns += block.getValue();
            if (columns > Integer.MAX_VALUE - 8) {
                throw new MbtrException("a dense row would have more than " + (Integer.MAX_VALUE - 8)
                        + " features; use the block-sparse form, fewer species or fewer bins");
            }
        }
        this.columnCount = (int) columns;
    }

    /** The blocks that at least one of the structures has. */
    public static DenseLayout of(FeatureSet features) {
        SortedMap<BlockKey, Integer> widths = new TreeMap<>();
        for (FeatureBlock block : features.blocks()) {
            widths.put(block.key(), block.width());
        }
        return new DenseLayout(widths);
    }

    /** The blocks from left to right. */
    public SortedSet<BlockKey> keys() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(widths.keySet()));
    }

    /** Number of features of a block of the layout. */
    public int width(BlockKey key) {
        return of(widths, key);
    }

    /** Column of the first feature of a block of the layout. */
    public int offset(BlockKey key) {
        return of(offsets, key);
    }

    private static int of(SortedMap<BlockKey, Integer> numbers, BlockKey key) {
        Integer number = numbers.get(key);
        if (number == null) {
            throw new MbtrException(
                    "the layout has no block " + key + "; it was made from other structures or settings");
        }
        return number;
    }

    /** Number of columns. */
    public int columnCount() {
        return columnCount;
    }

    /**
     * The dense row {@code (columnCount)} of one structure. Cost: one search in each block and a copy.
     *
     * @throws MbtrException if the structure has a block that the layout has not
     */
    public double[] row(FeatureSet features, int structure) {
        double[] row = new double[columnCount];
        for (FeatureBlock block : features.blocks()) {
            int position = Arrays.binarySearch(block.structures(), structure);
            if (position >= 0) {
                put(block.key(), block.values(), position * block.width(), block.width(), row);
            }
        }
        return row;
    }

    /**
     * The dense row {@code (columnCount)} of one structure described alone.
     *
     * @throws MbtrException if the structure has a block that the layout has not
     */
    public double[] row(Features features) {
        double[] row = new double[columnCount];
        features.blocksView().forEach((key, values) -> put(key, values, 0, values.length, row));
        return row;
    }

    private void put(BlockKey key, double[] values, int from, int width, double[] row) {
        int offset = offset(key);
        if (width != width(key)) {
            throw new MbtrException("block " + key + " has " + width + " features, the layout has " + width(key)
                    + "; it was made with other settings");
        }
        System.arraycopy(values, from, row, offset, width);
    }
}
