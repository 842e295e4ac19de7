package org.mbtr.learning.kernels;

import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.learning.linalg.MatrixView;
import org.mbtr.learning.linalg.Products;
import org.mbtr.representations.features.FeatureBlock;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.parallel.Workers;

/** Inner products u · v of block-sparse features, by dense matrix products block by block. */
public final class InnerProducts {
    /** The parallel work is across strips of rows; within one, products run on the calling thread. */
    private static final Workers CALLING_THREAD = new Workers(1);

    private InnerProducts() {}

    /** Full symmetric matrix over one set. Whoever asks for it closes it. */
    public static DenseMatrix within(FeatureSet x, Workers workers) {
        return BlockAccumulator.within(x, InnerProducts::product, (row, values, offset, count) -> {}, workers);
    }

    /** Rows of {@code x}, columns of {@code y}. Whoever asks for it closes it. */
    public static DenseMatrix between(FeatureSet x, FeatureSet y, Workers workers) {
        return BlockAccumulator.between(x, y, InnerProducts::product, (row, values, offset, count) -> {}, workers);
    }

    static void product(FeatureBlock x, int fromX, int toX, FeatureBlock y, int toY, double[] out) {
        MatrixView rows = MatrixView.of(x.values(), x.rows(), x.width()).block(fromX, 0, toX - fromX, x.width());
        MatrixView columns = MatrixView.of(y.values(), y.rows(), y.width()).block(0, 0, toY, y.width());
        Products.multiply(1, rows, columns.transpose(), 0, MatrixView.of(out, toX - fromX, toY), CALLING_THREAD);
    }
}
