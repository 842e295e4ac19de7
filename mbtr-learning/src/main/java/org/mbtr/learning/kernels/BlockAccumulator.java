package org.mbtr.learning.kernels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.representations.features.FeatureBlock;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.parallel.Workers;

/**
 * Adds up a matrix over pairs of structures block by block: each block contributes a small dense matrix over the
 * structures that have it, which is added at their rows and columns.
 *
 * <p>Work is cut into strips of {@value #STRIP} rows; a strip lies on the heap while it is added to, and only then goes
 * into the matrix. Strips do not depend on the number of threads and neither do results.
 */
final class BlockAccumulator {
    /** Rows of a strip: enough for the products to run at full speed, few enough for the caches and many threads. */
    static final int STRIP = 128;

    /** The contribution of one block to the rows of a strip. */
    interface Contribution {
        /**
         * Writes the contribution of rows {@code fromX … toX−1} of {@code x} against rows {@code 0 … toY−1} of {@code y}.
         *
         * @param out row-major with {@code toY} columns, overwritten
         */
        void compute(FeatureBlock x, int fromX, int toX, FeatureBlock y, int toY, double[] out);
    }

    /** What is done with a finished row before it goes into the matrix. */
    interface RowFinish {
        /** Changes the first {@code count} values of row {@code row}, which begin at {@code offset}. */
        void finish(int row, double[] values, int offset, int count);
    }

    private record BlockPair(FeatureBlock x, FeatureBlock y) {}

    private BlockAccumulator() {}

    /** Lower triangle, with diagonal, over the pairs of one set; the upper triangle is mirrored from it. */
    static DenseMatrix within(FeatureSet x, Contribution contribution, RowFinish finish, Workers workers) {
        DenseMatrix matrix = accumulate(x, x, true, contribution, finish, workers);
        matrix.mirrorLower(workers);
        return matrix;
    }

    /** All pairs of two sets: rows of {@code x}, columns of {@code y}. */
    static DenseMatrix between(
            FeatureSet x, FeatureSet y, Contribution contribution, RowFinish finish, Workers workers) {
        return accumulate(x, y, false, contribution, finish, workers);
    }

    private static DenseMatrix accumulate(
            FeatureSet x, FeatureSet y, boolean lower, Contribution contribution, RowFinish finish, Workers workers) {
        List<BlockPair> shared = new ArrayList<>();
        for (FeatureBlock block : x.blocks()) {
            y.block(block.key()).ifPresent(other -> shared.add(new BlockPair(block, other)));
        }
        DenseMatrix matrix = DenseMatrix.zeros(x.structureCount(), y.structureCount());
        int strips = Math.ceilDiv(x.structureCount(), STRIP);
        workers.run(strips, task -> {
            int strip = strips - 1 - task; // the longest rows of a triangle first
            int begin = strip * STRIP;
            int end = Math.min(x.structureCount(), begin + STRIP);
            int columns = lower ? end : y.structureCount();
            double[] sum = new double[(end - begin) * columns];
            double[] part = new double[0];
            for (BlockPair pair : shared) {
                int fromX = firstAtLeast(pair.x.structures(), begin);
                int toX = firstAtLeast(pair.x.structures(), end);
                int toY = lower ? toX : pair.y.rows();
                if (fromX == toX || toY == 0) {
                    continue;
                }
                if (part.length < (toX - fromX) * toY) {
                    part = new double[(end - begin) * columns];
                }
                contribution.compute(pair.x, fromX, toX, pair.y, toY, part);
                scatter(pair, fromX, toX, toY, begin, part, sum, columns);
            }
            double[] row = new double[y.structureCount()];
            for (int i = begin; i < end; i++) {
                int count = lower ? i + 1 : columns;
                finish.finish(i, sum, (i - begin) * columns, count);
                System.arraycopy(sum, (i - begin) * columns, row, 0, count);
                matrix.setRow(i, row);
            }
        });
        return matrix;
    }

    private static void scatter(
            BlockPair pair, int fromX, int toX, int toY, int begin, double[] part, double[] sum, int columns) {
        int[] structuresX = pair.x.structures();
        int[] structuresY = pair.y.structures();
        boolean contiguous = toY > 0 && structuresY[toY - 1] == toY - 1;
        for (int i = fromX; i < toX; i++) {
            int source = (i - fromX) * toY;
            int target = (structuresX[i] - begin) * columns;
            if (contiguous) {
                for (int j = 0; j < toY; j++) {
                    sum[target + j] += part[source + j];
                }
            } else {
                for (int j = 0; j < toY; j++) {
                    sum[target + structuresY[j]] += part[source + j];
                }
            }
        }
    }

    private static int firstAtLeast(int[] ascending, int value) {
        int place = Arrays.binarySearch(ascending, value);
        return place >= 0 ? place : -place - 1;
    }
}
