package org.mbtr.learning.forces;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mbtr.learning.linalg.MatrixView;
import org.mbtr.learning.linalg.Products;
import org.mbtr.representations.FeatureJacobian;
import org.mbtr.representations.JacobianBlock;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.FeatureBlock;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.parallel.Workers;

/**
 * The Jacobians of some consecutive structures, block by block: each block is a dense matrix with a row for every coordinate
 * that it depends on. Rows of a tile are the coordinates of its structures one after the other; what a row does not have is
 * zero. Immutable.
 */
final class JacobianTile {
    /** Tiles run in parallel; within one, products run on the calling thread. */
    private static final Workers CALLING_THREAD = new Workers(1);

    /** Rows of one block: which rows of the tile they are, ascending, and {@code [rows][width]} derivatives. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Block(BlockKey key, int width, int[] rows, double[] values) {
        MatrixView view() {
            return MatrixView.of(values, rows.length, width);
        }
    }

    private final int rowCount;
    private final List<Block> blocks;
    private final Map<BlockKey, Block> byKey = new HashMap<>();

    private JacobianTile(int rowCount, List<Block> blocks) {
        this.rowCount = rowCount;
        this.blocks = blocks;
        blocks.forEach(block -> byKey.put(block.key, block));
    }

    /** Gathers the derivatives with respect to positions; those with respect to strain are left out. */
    static JacobianTile of(List<FeatureJacobian> structures) {
        Map<BlockKey, Integer> counts = new TreeMap<>();
        int rowCount = 0;
        for (FeatureJacobian jacobian : structures) {
            rowCount += 3 * jacobian.atomCount();
            for (JacobianBlock block : jacobian.blocks()) {
                counts.merge(block.key(), block.coordinateCount(), Integer::sum);
            }
        }
        List<Block> blocks = new ArrayList<>();
        counts.forEach((key, count) -> blocks.add(gather(structures, key, count)));
        return new JacobianTile(rowCount, blocks);
    }

    private static Block gather(List<FeatureJacobian> structures, BlockKey key, int count) {
        int[] rows = new int[count];
        double[] values = new double[0];
        int width = 0;
        int filled = 0;
        int begin = 0;
        for (FeatureJacobian jacobian : structures) {
            JacobianBlock block = jacobian.block(key).orElse(null);
            if (block != null) {
                if (values.length == 0) {
                    width = block.width();
                    values = new double[Math.multiplyExact(count, width)];
                }
                int coordinates = block.coordinateCount();
                System.arraycopy(block.values(), 0, values, filled * width, coordinates * width);
                for (int row = 0; row < coordinates; row++) {
                    rows[filled++] = begin + 3 * block.atoms()[row / 3] + row % 3;
                }
            }
            begin += 3 * jacobian.atomCount();
        }
        return new Block(key, width, rows, values);
    }

    /** Number of coordinates. */
    int rowCount() {
        return rowCount;
    }

    /**
     * Inner products of the rows of this tile with those of another, a sum over the blocks that both have.
     *
     * @param out {@code [rowCount][other.rowCount]}, row-major; overwritten
     */
    void products(JacobianTile other, double[] out) {
        Arrays.fill(out, 0, rowCount * other.rowCount, 0);
        double[] part = new double[0];
        for (Block x : blocks) {
            Block y = other.byKey.get(x.key);
            if (y == null) {
                continue;
            }
            part = multiplied(x.view(), y.view(), part);
            scatter(x.rows, y.rows, part, out, other.rowCount);
        }
    }

    /**
     * Inner products of the rows of this tile with the features of structures.
     *
     * @param out {@code [rowCount][structures]}, row-major; overwritten
     */
    void products(FeatureSet features, double[] out) {
        int columns = features.structureCount();
        Arrays.fill(out, 0, rowCount * columns, 0);
        double[] part = new double[0];
        for (Block x : blocks) {
            FeatureBlock y = features.block(x.key).orElse(null);
            if (y == null) {
                continue;
            }
            part = multiplied(x.view(), MatrixView.of(y.values(), y.rows(), y.width()), part);
            scatter(x.rows, y.structures(), part, out, columns);
        }
    }

    private static double[] multiplied(MatrixView x, MatrixView y, double[] space) {
        int size = Math.multiplyExact(x.rows(), y.rows());
        double[] out = space.length < size ? new double[size] : space;
        Products.multiply(1, x, y.transpose(), 0, MatrixView.of(out, x.rows(), y.rows()), CALLING_THREAD);
        return out;
    }

    private static void scatter(int[] rows, int[] columns, double[] part, double[] out, int stride) {
        for (int i = 0; i < rows.length; i++) {
            int source = i * columns.length;
            int target = rows[i] * stride;
            for (int j = 0; j < columns.length; j++) {
                out[target + columns[j]] += part[source + j];
            }
        }
    }
}
