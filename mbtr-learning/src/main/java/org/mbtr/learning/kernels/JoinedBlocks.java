package org.mbtr.learning.kernels;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.FeatureBlock;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.features.Features;

/**
 * Blocks that all structures of a set have, as the frames of a trajectory, side by side as one: products with a hundred small
 * matrices become one product with a large one, of which each row is read from end to end.
 *
 * @param keys of the blocks
 * @param offsets where each begins in a row, and the length of a row behind them
 */
@SuppressWarnings("ArrayRecordComponent")
record JoinedBlocks(List<BlockKey> keys, int[] offsets) {
    /** Of a set; empty if a structure lacks a block that another has, or the rows would not fit into an array. */
    static Optional<JoinedBlocks> of(FeatureSet set) {
        List<FeatureBlock> blocks = set.blocks();
        boolean common = blocks.stream().allMatch(block -> block.rows() == set.structureCount());
        if (blocks.size() < 2 || !common || set.storedValues() > Integer.MAX_VALUE - 8) {
            return Optional.empty();
        }
        int[] offsets = new int[blocks.size() + 1];
        for (int b = 0; b < blocks.size(); b++) {
            offsets[b + 1] = offsets[b] + blocks.get(b).width();
        }
        return Optional.of(
                new JoinedBlocks(blocks.stream().map(FeatureBlock::key).toList(), offsets));
    }

    private int width() {
        return offsets[keys.size()];
    }

    /** The joined block takes the key of the first. */
    private BlockKey key() {
        return keys.getFirst();
    }

    /** Features with the joined block; other blocks stay as they are. All structures must have the blocks that are joined. */
    FeatureSet join(FeatureSet set) {
        int count = set.structureCount();
        double[] values = new double[Math.multiplyExact(count, width())];
        for (int b = 0; b < keys.size(); b++) {
            FeatureBlock block = set.block(keys.get(b)).orElseThrow();
            for (int row = 0; row < count; row++) {
                System.arraycopy(
                        block.values(), row * block.width(), values, row * width() + offsets[b], block.width());
            }
        }
        List<FeatureBlock> blocks = new ArrayList<>();
        blocks.add(
                new FeatureBlock(key(), width(), set.block(key()).orElseThrow().structures(), values));
        set.blocks().stream().filter(block -> !keys.contains(block.key())).forEach(blocks::add);
        return new FeatureSet(count, blocks);
    }

    /** Vectors of the space of features, one for each structure, as one block; what a vector does not have is zero. */
    FeatureSet joinDirections(FeatureSet set) {
        int count = set.structureCount();
        double[] values = new double[Math.multiplyExact(count, width())];
        for (int b = 0; b < keys.size(); b++) {
            FeatureBlock block = set.block(keys.get(b)).orElse(null);
            for (int row = 0; block != null && row < block.rows(); row++) {
                System.arraycopy(
                        block.values(),
                        row * block.width(),
                        values,
                        block.structures()[row] * width() + offsets[b],
                        block.width());
            }
        }
        return new FeatureSet(
                count,
                List.of(new FeatureBlock(
                        key(), width(), IntStream.range(0, count).toArray(), values)));
    }

    /** The other direction, for one structure. */
    Features split(Features joined) {
        Map<BlockKey, double[]> blocks = new TreeMap<>(joined.blocksView());
        double[] row = blocks.get(key());
        for (int b = 0; b < keys.size(); b++) {
            double[] values = new double[offsets[b + 1] - offsets[b]];
            System.arraycopy(row, offsets[b], values, 0, values.length);
            blocks.put(keys.get(b), values);
        }
        return Features.of(blocks);
    }
}
