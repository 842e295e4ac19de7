package org.mbtr.learning.forces;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.learning.linalg.PackedMatrix;
import org.mbtr.representations.FeatureJacobian;
import org.mbtr.representations.Representation;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/**
 * The derivatives of the features of many structures with respect to all coordinates of their atoms. Row r of structure i is
 * coordinate r − rowStart(i) of its {@code [atoms][3]}. Immutable.
 *
 * <p>Structures are gathered into tiles of about {@value #TILE_ROWS} rows: long enough for the matrix products of their blocks to
 * run at full speed, short enough for the sums to stay in the cache. Tiles depend on the structures alone, and so do results.
 */
public final class Jacobians {
    private static final int TILE_ROWS = 384;

    private final List<JacobianTile> tiles;
    /** First row of each structure; one more entry for the end. */
    private final int[] rowStarts;
    /** First structure of each tile; one more entry for the end. */
    private final int[] tileStarts;

    private Jacobians(List<JacobianTile> tiles, int[] rowStarts, int... tileStarts) {
        this.tiles = tiles;
        this.rowStarts = rowStarts;
        this.tileStarts = tileStarts;
    }

    /**
     * Of these structures. Memory: all derivatives with respect to positions.
     *
     * @throws MbtrException if the representation has no derivatives, or a structure cannot be described; with the position of
     *     the structure (from 1) in front
     */
    public static Jacobians of(Representation representation, List<Structure> structures, Workers workers) {
        int[] rowStarts = new int[structures.size() + 1];
        List<Integer> begins = new ArrayList<>(List.of(0));
        for (int i = 0; i < structures.size(); i++) {
            rowStarts[i + 1] = Math.addExact(rowStarts[i], 3 * structures.get(i).atomCount());
            int begin = begins.getLast();
            if (i > begin && rowStarts[i + 1] - rowStarts[begin] > TILE_ROWS) {
                begins.add(i);
            }
        }
        if (!structures.isEmpty()) {
            begins.add(structures.size());
        }
        int[] tileStarts = begins.stream().mapToInt(Integer::intValue).toArray();
        List<JacobianTile> tiles = new ArrayList<>(Collections.nCopies(tileStarts.length - 1, (JacobianTile) null));
        workers.run(tiles.size(), task -> {
            List<FeatureJacobian> jacobians = new ArrayList<>();
            for (int i = tileStarts[task]; i < tileStarts[task + 1]; i++) {
                jacobians.add(jacobian(representation, structures.get(i), i));
            }
            tiles.set(task, JacobianTile.of(jacobians));
        });
        return new Jacobians(tiles, rowStarts, tileStarts);
    }

    private static FeatureJacobian jacobian(Representation representation, Structure structure, int index) {
        try {
            return representation.jacobian(structure);
        } catch (MbtrException failure) {
            throw new MbtrException(
                    "structure " + (index + 1) + " (" + structure + "): " + failure.getMessage(), failure);
        }
    }

    /** Number of structures. */
    public int structureCount() {
        return rowStarts.length - 1;
    }

    /** Number of coordinates of all structures. */
    public int rowCount() {
        return rowStarts[structureCount()];
    }

    /** First row of a structure; that of the one behind the last is the number of rows. */
    public int rowStart(int structure) {
        return rowStarts[structure];
    }

    /** Inner products of all rows with the features of structures, {@code (rows)(structures)}. Whoever asks for it closes it. */
    public DenseMatrix products(FeatureSet features, Workers workers) {
        int columns = features.structureCount();
        DenseMatrix products = DenseMatrix.zeros(rowCount(), columns);
        workers.run(tiles.size(), task -> {
            JacobianTile tile = tiles.get(task);
            double[] part = new double[Math.multiplyExact(tile.rowCount(), columns)];
            tile.products(features, part);
            for (int row = 0; row < tile.rowCount(); row++) {
                products.setRow(
                        rowStarts[tileStarts[task]] + row,
                        Arrays.copyOfRange(part, row * columns, (row + 1) * columns));
            }
        });
        return products;
    }

    /**
     * Writes the inner products of all rows with each other into part of the lower triangle of a matrix. Cost: rows² for each
     * feature that both structures have, on coordinates that it depends on in both.
     *
     * @param offset row and column of the first product
     */
    public void gram(PackedMatrix target, int offset, Workers workers) {
        int count = tiles.size();
        workers.run(Math.toIntExact(count * (count + 1L) / 2), task -> {
            int i = (int) ((Math.sqrt(8.0 * task + 1) - 1) / 2);
            int j = task - i * (i + 1) / 2;
            JacobianTile rows = tiles.get(i);
            JacobianTile columns = tiles.get(j);
            double[] part = new double[Math.multiplyExact(rows.rowCount(), columns.rowCount())];
            rows.products(columns, part);
            int firstRow = rowStarts[tileStarts[i]];
            int firstColumn = rowStarts[tileStarts[j]];
            for (int row = 0; row < rows.rowCount(); row++) {
                int length = i == j ? row + 1 : columns.rowCount();
                target.setRow(offset + firstRow + row, offset + firstColumn, part, row * columns.rowCount(), length);
            }
        });
    }
}
