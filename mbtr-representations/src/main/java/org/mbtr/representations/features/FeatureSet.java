package org.mbtr.representations.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Block-sparse features of many structures. The full feature matrix has one row for each structure and is the blocks side
 * by side in the order of their keys; only rows that are not zero are stored.
 */
public final class FeatureSet {
    private final int structureCount;
    private final List<FeatureBlock> blocks;
    private final Map<BlockKey, FeatureBlock> byKey = new HashMap<>();

    /** From blocks in ascending order of their keys. */
    public FeatureSet(int structureCount, List<FeatureBlock> blocks) {
        this.structureCount = structureCount;
        this.blocks = List.copyOf(blocks);
        for (FeatureBlock block : blocks) {
            byKey.put(block.key(), block);
        }
        if (byKey.size() != blocks.size()) {
            throw new IllegalArgumentException("two blocks have the same key");
        }
    }

    /** Gathers the features of single structures. Cost: one copy of all values. */
    public static FeatureSet of(List<Features> structures) {
        Map<BlockKey, Rows> byKey = new HashMap<>();
        for (Features features : structures) {
            BlockList blocks = features.blockList();
            for (int i = 0; i < blocks.size(); i++) {
                byKey.computeIfAbsent(blocks.key(i), Rows::new).count++;
            }
        }
        for (int s = 0; s < structures.size(); s++) {
            BlockList blocks = structures.get(s).blockList();
            for (int i = 0; i < blocks.size(); i++) {
                byKey.get(blocks.key(i)).add(s, blocks.valuesView(i));
            }
        }
        List<FeatureBlock> gathered = byKey.values().stream()
                .sorted(Comparator.comparing(rows -> rows.key))
                .map(Rows::block)
                .toList();
        return new FeatureSet(structures.size(), gathered);
    }

    /** The rows of one block, counted first and filled in then. */
    private static final class Rows {
        private final BlockKey key;
        private int count;
        private int filled;
        private int width;
        private int[] members = new int[0];
        private double[] matrix = new double[0];

        private Rows(BlockKey key) {
            this.key = key;
        }

        private void add(int structure, double[] values) {
            if (filled == 0) {
                width = values.length;
                members = new int[count];
                matrix = new double[Math.multiplyExact(count, width)];
            }
            members[filled] = structure;
            System.arraycopy(values, 0, matrix, filled++ * width, width);
        }

        private FeatureBlock block() {
            return new FeatureBlock(key, width, members, matrix);
        }
    }

    /** Number of structures (rows of the full matrix). */
    public int structureCount() {
        return structureCount;
    }

    /** All blocks in the order of their keys. */
    public List<FeatureBlock> blocks() {
        return blocks;
    }

    /** The block with this key, if any structure has it. */
    public Optional<FeatureBlock> block(BlockKey key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** Number of columns of the full matrix. */
    public long featureCount() {
        return blocks.stream().mapToLong(FeatureBlock::width).sum();
    }

    /** Number of stored values; the full matrix would hold {@code structureCount * featureCount}. */
    public long storedValues() {
        return blocks.stream().mapToLong(block -> block.values().length).sum();
    }

    /**
     * The rows of some structures, in the given order; blocks that none of them has are left out.
     *
     * @param selection positions of structures, each at most once
     */
    public FeatureSet subset(int[] selection) {
        int[] target = new int[structureCount];
        Arrays.fill(target, -1);
        for (int i = 0; i < selection.length; i++) {
            if (target[selection[i]] >= 0) {
                throw new IllegalArgumentException("structure " + selection[i] + " is selected twice");
            }
            target[selection[i]] = i;
        }
        List<FeatureBlock> selected = new ArrayList<>();
        for (FeatureBlock block : blocks) {
            long[] order = new long[block.rows()];
            int count = 0;
            for (int row = 0; row < block.rows(); row++) {
                int position = target[block.structures()[row]];
                if (position >= 0) {
                    order[count++] = ((long) position << 32) | row;
                }
            }
            if (count == 0) {
                continue;
            }
            Arrays.sort(order, 0, count);
            int[] members = new int[count];
            double[] values = new double[count * block.width()];
            for (int i = 0; i < count; i++) {
                members[i] = (int) (order[i] >>> 32);
                System.arraycopy(
                        block.values(), (int) order[i] * block.width(), values, i * block.width(), block.width());
            }
            selected.add(new FeatureBlock(block.key(), block.width(), members, values));
        }
        return new FeatureSet(selection.length, selected);
    }
}
