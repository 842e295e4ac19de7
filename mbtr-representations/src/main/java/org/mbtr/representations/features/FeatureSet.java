package org.mbtr.representations.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
        Map<BlockKey, Integer> rows = new TreeMap<>();
        Map<BlockKey, Integer> widths = new HashMap<>();
        for (Features features : structures) {
            features.blocksView().forEach((key, values) -> {
                rows.merge(key, 1, Integer::sum);
                widths.putIfAbsent(key, values.length);
            });
        }
        Map<BlockKey, int[]> members = new HashMap<>();
        Map<BlockKey, double[]> matrices = new HashMap<>();
        Map<BlockKey, Integer> filled = new HashMap<>();
        rows.forEach((key, count) -> {
            members.put(key, new int[count]);
            matrices.put(key, new double[Math.multiplyExact(count, widths.get(key))]);
            filled.put(key, 0);
        });
        for (int s = 0; s < structures.size(); s++) {
            int structure = s;
            structures.get(s).blocksView().forEach((key, values) -> {
                int row = filled.merge(key, 1, Integer::sum) - 1;
                members.get(key)[row] = structure;
                System.arraycopy(values, 0, matrices.get(key), row * values.length, values.length);
            });
        }
        List<FeatureBlock> blocks = new ArrayList<>();
        for (BlockKey key : rows.keySet()) {
            blocks.add(new FeatureBlock(key, widths.get(key), members.get(key), matrices.get(key)));
        }
        return new FeatureSet(structures.size(), blocks);
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
