package org.mbtr.learning.kernels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.mbtr.learning.linalg.SymmetricEigen;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.FeatureBlock;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.parallel.Workers;

/**
 * Features in fewer numbers with the same inner products, for structures that all have the same blocks, as the frames of a
 * trajectory.
 *
 * <p>Neighbouring bins of a broad distribution say nearly the same, and where an atom is a species of its own all bins of a block are
 * functions of a single number. So the rows x of a block lie close to few directions: the eigenvectors v of Σ x xᵀ with the largest
 * eigenvalues. The numbers v·x have the inner products of the rows. Directions are left out whose eigenvalues sum to less than
 * {@value #LEFT_OUT} of an average block's, so that the mean square of what is left out of a structure is less than this share of the
 * mean square of all of it: as little as rounding changes. The inner products that are left remain those of some features, so kernel
 * matrices stay positive definite. What is left of all blocks stands side by side in one block.
 */
final class PrincipalBlocks {
    /** Share of the sum of squares that may be lost. */
    private static final double LEFT_OUT = 1e-15;

    /** Eigenvectors of wider blocks cost more than they save; such blocks are not bins of one distribution as a rule. */
    private static final int WIDEST = 128;

    /** The directions of a block: {@code (width)(count)}. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Directions(BlockKey key, double[][] vectors, int count) {}

    private final List<Directions> blocks;
    private final Set<BlockKey> keys = new HashSet<>();
    private final int width;

    private PrincipalBlocks(List<Directions> blocks) {
        this.blocks = blocks;
        this.width = blocks.stream().mapToInt(Directions::count).sum();
        blocks.forEach(block -> keys.add(block.key));
    }

    /** Of sets that are compared with each other; empty if they have less than two blocks in common. */
    static Optional<PrincipalBlocks> of(List<FeatureSet> sets, Workers workers) {
        List<BlockKey> common = sets.getFirst().blocks().stream()
                .filter(block -> block.width() <= WIDEST)
                .map(FeatureBlock::key)
                .filter(key -> sets.stream().allMatch(set -> isEverywhere(set, key)))
                .toList();
        if (common.size() < 2) {
            return Optional.empty();
        }
        double[][] squares = new double[common.size()][];
        workers.run(squares.length, b -> squares[b] = squares(sets, common.get(b)));
        double allowed = LEFT_OUT
                * Arrays.stream(squares).mapToDouble(PrincipalBlocks::trace).sum()
                / squares.length;
        Directions[] directions = new Directions[squares.length];
        workers.run(squares.length, b -> directions[b] = directions(common.get(b), squares[b], allowed));
        PrincipalBlocks found = new PrincipalBlocks(List.of(directions));
        return found.width == 0 ? Optional.empty() : Optional.of(found);
    }

    private static boolean isEverywhere(FeatureSet set, BlockKey key) {
        return set.structureCount() == 0
                || set.block(key)
                        .filter(block -> block.rows() == set.structureCount())
                        .isPresent();
    }

    /** Σ x xᵀ over the rows of a block of all sets. */
    private static double[] squares(List<FeatureSet> sets, BlockKey key) {
        int width = sets.getFirst().block(key).orElseThrow().width();
        double[] sum = new double[width * width];
        for (FeatureSet set : sets) {
            double[] values = set.block(key).map(FeatureBlock::values).orElse(new double[0]);
            for (int begin = 0; begin < values.length; begin += width) {
                for (int i = 0; i < width; i++) {
                    double x = values[begin + i];
                    for (int j = 0; j < width; j++) {
                        sum[i * width + j] += x * values[begin + j];
                    }
                }
            }
        }
        return sum;
    }

    private static double trace(double[] squares) {
        int width = width(squares);
        double trace = 0;
        for (int i = 0; i < width; i++) {
            trace += squares[i * width + i];
        }
        return trace;
    }

    private static int width(double[] squares) {
        return (int) Math.round(Math.sqrt(squares.length));
    }

    private static Directions directions(BlockKey key, double[] squares, double allowed) {
        int width = width(squares);
        SymmetricEigen parts = SymmetricEigen.of(squares, width);
        int first = 0;
        double leftOut = 0;
        while (first < width && leftOut + Math.max(0, parts.values()[first]) <= allowed) {
            leftOut += Math.max(0, parts.values()[first++]);
        }
        double[][] vectors = new double[width][width - first];
        for (int m = 0; m < width; m++) {
            for (int k = first; k < width; k++) {
                vectors[m][k - first] = parts.vectors()[k * width + m];
            }
        }
        return new Directions(key, vectors, width - first);
    }

    /** Numbers that are left of each structure. */
    int width() {
        return width;
    }

    /** Features in which the blocks are replaced by one; it takes the key of the first. Other blocks stay as they are. */
    FeatureSet of(FeatureSet set, Workers workers) {
        int count = set.structureCount();
        double[] values = new double[Math.multiplyExact(count, width)];
        int[] offsets = new int[blocks.size()];
        for (int b = 1; b < offsets.length; b++) {
            offsets[b] = offsets[b - 1] + blocks.get(b - 1).count;
        }
        workers.run(count == 0 ? 0 : blocks.size(), b -> {
            Directions directions = blocks.get(b);
            double[] rows = set.block(directions.key).orElseThrow().values();
            int features = directions.vectors.length;
            for (int s = 0; s < count; s++) {
                int target = s * width + offsets[b];
                for (int m = 0; m < features; m++) {
                    double x = rows[s * features + m];
                    double[] vectors = directions.vectors[m];
                    for (int k = 0; k < vectors.length; k++) {
                        values[target + k] += x * vectors[k];
                    }
                }
            }
        });
        List<FeatureBlock> all = new ArrayList<>();
        all.add(new FeatureBlock(
                blocks.getFirst().key, width, IntStream.range(0, count).toArray(), values));
        set.blocks().stream().filter(block -> !keys.contains(block.key())).forEach(all::add);
        return new FeatureSet(count, all);
    }
}
