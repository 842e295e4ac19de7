package org.mbtr.learning.kernels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.FeatureBlock;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.parallel.Workers;

/**
 * Squared Euclidean distances ‖u − v‖² = u·u + v·v − 2 u·v of block-sparse features.
 *
 * <p>The formula loses digits where u and v are nearly equal. So blocks that every structure has are first shifted by
 * their mean over the reference set, which changes no distance and makes the norms as small as the distances; and a
 * distance that is still below {@value #CLOSE} of the norms is summed again from the differences themselves.
 */
public final class SquaredDistances {
    /** Below this share of u·u + v·v a distance would have fewer than ten correct digits. */
    private static final double CLOSE = 1e-6;

    private SquaredDistances() {}

    /** A reference set relative to the means of the blocks that all of its structures have, with its squared norms. */
    @SuppressWarnings("ArrayRecordComponent")
    record Reference(Map<BlockKey, double[]> means, FeatureSet features, double[] norms) {
        /** Of a set. Cost: one copy of its common blocks. */
        static Reference of(FeatureSet set) {
            return of(set, Workers.CALLING_THREAD);
        }

        /** The same by several threads. */
        static Reference of(FeatureSet set, Workers workers) {
            Map<BlockKey, double[]> means = commonMeans(set, workers);
            FeatureSet shifted = shift(set, means, workers);
            return new Reference(means, shifted, squaredNorms(shifted));
        }

        /** The same structures with other features of the same distances. */
        Reference withFeatures(FeatureSet others) {
            return new Reference(means, others, norms);
        }

        /** Other features relative to the same means. */
        FeatureSet align(FeatureSet others) {
            return shift(others, means, Workers.CALLING_THREAD);
        }

        /** The same by several threads. */
        FeatureSet align(FeatureSet others, Workers workers) {
            return shift(others, means, workers);
        }
    }

    /** Features relative to the mean of the blocks that all structures have: with the same distances, and small norms. */
    public static FeatureSet relative(FeatureSet x) {
        return Reference.of(x).features();
    }

    /** Full symmetric matrix over one set, with a diagonal of zeros. Whoever asks for it closes it. */
    public static DenseMatrix within(FeatureSet x, Workers workers) {
        Reference reference = Reference.of(x, workers);
        return BlockAccumulator.within(
                reference.features(),
                InnerProducts::product,
                finish(reference.features(), reference.features(), reference.norms(), reference.norms()),
                workers);
    }

    /**
     * Rows of {@code x}, columns of {@code reference}. Whoever asks for it closes it.
     *
     * @param reference the set whose means are the origin, usually the training set
     */
    public static DenseMatrix between(FeatureSet x, FeatureSet reference, Workers workers) {
        Reference ready = Reference.of(reference, workers);
        return between(ready.align(x, workers), ready, workers);
    }

    /** The same with a reference set that is ready and features aligned with it. */
    static DenseMatrix between(FeatureSet aligned, Reference reference, Workers workers) {
        return BlockAccumulator.between(
                aligned,
                reference.features(),
                InnerProducts::product,
                finish(aligned, reference.features(), squaredNorms(aligned), reference.norms()),
                workers);
    }

    private static BlockAccumulator.RowFinish finish(FeatureSet x, FeatureSet y, double[] normsX, double[] normsY) {
        return (row, values, offset, count) -> {
            for (int j = 0; j < count; j++) {
                double norms = normsX[row] + normsY[j];
                double distance = norms - 2 * values[offset + j];
                values[offset + j] = distance > CLOSE * norms ? distance : summed(x, row, y, j);
            }
        };
    }

    /** The distance of two structures from the differences of their features. */
    private static double summed(FeatureSet x, int structureX, FeatureSet y, int structureY) {
        if (x == y && structureX == structureY) {
            return 0;
        }
        double sum = 0;
        for (FeatureBlock block : x.blocks()) {
            int rowX = row(block, structureX);
            FeatureBlock other = y.block(block.key()).orElse(null);
            int rowY = other == null ? -1 : row(other, structureY);
            for (int m = 0; m < block.width(); m++) {
                double u = rowX < 0 ? 0 : block.values()[rowX * block.width() + m];
                double v = rowY < 0 ? 0 : other.values()[rowY * block.width() + m];
                sum += (u - v) * (u - v);
            }
        }
        for (FeatureBlock block : y.blocks()) {
            int rowY = x.block(block.key()).isPresent() ? -1 : row(block, structureY);
            for (int m = 0; rowY >= 0 && m < block.width(); m++) {
                double v = block.values()[rowY * block.width() + m];
                sum += v * v;
            }
        }
        return sum;
    }

    private static int row(FeatureBlock block, int structure) {
        return Arrays.binarySearch(block.structures(), structure);
    }

    /** Means of the blocks that all structures of a set have. */
    private static Map<BlockKey, double[]> commonMeans(FeatureSet set, Workers workers) {
        List<FeatureBlock> common = set.blocks().stream()
                .filter(block -> block.rows() == set.structureCount())
                .toList();
        double[][] means = new double[common.size()][];
        workers.run(means.length, b -> means[b] = mean(common.get(b)));
        Map<BlockKey, double[]> byKey = new LinkedHashMap<>();
        for (int b = 0; b < means.length; b++) {
            byKey.put(common.get(b).key(), means[b]);
        }
        return byKey;
    }

    /** Subtracts the means from the blocks that have one; structures without the block get a row of minus the mean. */
    private static FeatureSet shift(FeatureSet x, Map<BlockKey, double[]> means, Workers workers) {
        List<BlockKey> keys = List.copyOf(means.keySet());
        FeatureBlock[] shifted = new FeatureBlock[keys.size()];
        workers.run(shifted.length, b -> shifted[b] = shifted(keys.get(b), means.get(keys.get(b)), x));
        List<FeatureBlock> blocks = new ArrayList<>(List.of(shifted));
        for (FeatureBlock block : x.blocks()) {
            if (!means.containsKey(block.key())) {
                blocks.add(block);
            }
        }
        return new FeatureSet(x.structureCount(), blocks);
    }

    private static double[] mean(FeatureBlock block) {
        double[] mean = new double[block.width()];
        double[] values = block.values();
        for (int begin = 0; begin < values.length; begin += mean.length) {
            for (int m = 0; m < mean.length; m++) {
                mean[m] += values[begin + m];
            }
        }
        for (int m = 0; m < mean.length; m++) {
            mean[m] /= block.rows();
        }
        return mean;
    }

    private static FeatureBlock shifted(BlockKey key, double[] mean, FeatureSet x) {
        int width = mean.length;
        int[] all = new int[x.structureCount()];
        double[] values = new double[Math.multiplyExact(x.structureCount(), width)];
        for (int s = 0; s < all.length; s++) {
            all[s] = s;
            for (int m = 0; m < width; m++) {
                values[s * width + m] = -mean[m];
            }
        }
        x.block(key).ifPresent(block -> {
            for (int row = 0; row < block.rows(); row++) {
                int target = block.structures()[row] * width;
                for (int m = 0; m < width; m++) {
                    values[target + m] += block.values()[row * width + m];
                }
            }
        });
        return new FeatureBlock(key, width, all, values);
    }

    private static double[] squaredNorms(FeatureSet x) {
        double[] norms = new double[x.structureCount()];
        for (FeatureBlock block : x.blocks()) {
            for (int row = 0; row < block.rows(); row++) {
                double sum = 0;
                for (int m = row * block.width(); m < (row + 1) * block.width(); m++) {
                    sum += block.values()[m] * block.values()[m];
                }
                norms[block.structures()[row]] += sum;
            }
        }
        return norms;
    }
}
