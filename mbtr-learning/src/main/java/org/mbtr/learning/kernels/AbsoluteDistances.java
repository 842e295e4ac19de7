package org.mbtr.learning.kernels;

import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.representations.features.FeatureBlock;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.math.ArrayMath;
import org.mbtr.representations.parallel.Workers;

/**
 * Absolute distances ‖u − v‖₁ of block-sparse features.
 *
 * <p>A block that only one of two structures has adds its own absolute sum. Written as ‖u‖₁ + ‖v‖₁ + Σ over shared blocks
 * of (‖u_b − v_b‖₁ − ‖u_b‖₁ − ‖v_b‖₁), only shared blocks need work.
 */
public final class AbsoluteDistances {
    private AbsoluteDistances() {}

    /** Full symmetric matrix over one set. Whoever asks for it closes it. */
    public static DenseMatrix within(FeatureSet x, Workers workers) {
        double[] norms = norms(x);
        return BlockAccumulator.within(x, AbsoluteDistances::shared, finish(norms, norms), workers);
    }

    /** Rows of {@code x}, columns of {@code y}. Whoever asks for it closes it. */
    public static DenseMatrix between(FeatureSet x, FeatureSet y, Workers workers) {
        return BlockAccumulator.between(x, y, AbsoluteDistances::shared, finish(norms(x), norms(y)), workers);
    }

    private static BlockAccumulator.RowFinish finish(double[] normsX, double[] normsY) {
        return (row, values, offset, count) -> {
            for (int j = 0; j < count; j++) {
                values[offset + j] = Math.max(0, values[offset + j] + normsX[row] + normsY[j]);
            }
        };
    }

    private static void shared(FeatureBlock x, int fromX, int toX, FeatureBlock y, int toY, double[] out) {
        int width = Math.max(usedWidth(x), usedWidth(y));
        double[] normsX = blockNorms(x, fromX, toX);
        double[] normsY = blockNorms(y, 0, toY);
        for (int i = fromX; i < toX; i++) {
            ArrayMath.best()
                    .absoluteDistances(
                            x.values(), i * x.width(), y.values(), y.width(), toY, width, out, (i - fromX) * toY);
            for (int j = 0; j < toY; j++) {
                out[(i - fromX) * toY + j] -= normsX[i - fromX] + normsY[j];
            }
        }
    }

    /** Columns up to the last that is not zero everywhere: padded representations end in zeros. */
    private static int usedWidth(FeatureBlock block) {
        int used = 0;
        for (int row = 0; row < block.rows(); row++) {
            int begin = row * block.width();
            int last = block.width();
            while (last > used && block.values()[begin + last - 1] == 0) {
                last--;
            }
            used = Math.max(used, last);
        }
        return used;
    }

    private static double[] blockNorms(FeatureBlock block, int from, int to) {
        double[] norms = new double[to - from];
        for (int row = from; row < to; row++) {
            for (int m = row * block.width(); m < (row + 1) * block.width(); m++) {
                norms[row - from] += Math.abs(block.values()[m]);
            }
        }
        return norms;
    }

    private static double[] norms(FeatureSet x) {
        double[] norms = new double[x.structureCount()];
        for (FeatureBlock block : x.blocks()) {
            double[] own = blockNorms(block, 0, block.rows());
            for (int row = 0; row < own.length; row++) {
                norms[block.structures()[row]] += own[row];
            }
        }
        return norms;
    }
}
