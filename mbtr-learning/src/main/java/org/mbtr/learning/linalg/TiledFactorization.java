package org.mbtr.learning.linalg;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.mbtr.representations.parallel.Workers;

/**
 * Cholesky factorisation over tiles, left-looking: tile (i, j) of the factor is
 *
 * <p>L_ij = (A_ij − Σ_{k&lt;j} L_ik L_jkᵀ) L_jj⁻ᵀ,
 *
 * <p>where the sum is one product with a long inner dimension. Tasks are numbered column by column, and each waits for
 * the tiles that it needs, all of which have smaller numbers, so the earliest unfinished task can always go on. Threads
 * that finish a column begin the next one while others still work on the former; the diagonal tile, half as much work
 * as its neighbours, is ready when these have summed their products.
 */
final class TiledFactorization {
    /**
     * Columns that the triangular solver of OpenBLAS works on at once. It runs at a quarter of the rate of a product, so
     * most of its work is better done by products; narrower strips would make these slow, too.
     */
    private static final int STRIP = 64;

    private final MemorySegment matrix;
    private final int order;
    private final Tiling tiles;
    private final RowProgress progress;

    TiledFactorization(DenseMatrix matrix, Tiling tiles) {
        this.matrix = matrix.segment();
        this.order = matrix.rows();
        this.tiles = tiles;
        this.progress = new RowProgress(tiles.count());
    }

    void run(Workers workers) {
        LowerTiles tasks = new LowerTiles(tiles.count());
        workers.run(tasks.count(), task -> {
            boolean done = false;
            try {
                factorTile(tasks.row(task), tasks.column(task));
                done = true;
            } finally {
                if (!done) {
                    progress.abort();
                }
            }
        });
    }

    private void factorTile(int i, int j) {
        if (!progress.await(i, j) || !progress.await(j, j)) {
            return;
        }
        int row = tiles.start(i);
        int column = tiles.start(j);
        MemorySegment tile = at(row, column);
        if (i == j) {
            if (column > 0) {
                OpenBlas.syrk(false, tiles.length(j), column, -1, at(row, 0), order, 1, tile, order);
            }
            factorDiagonal(tile, column, tiles.length(j));
        } else {
            if (column > 0) {
                OpenBlas.gemm(
                        false,
                        true,
                        tiles.length(i),
                        tiles.length(j),
                        column,
                        -1,
                        at(row, 0),
                        order,
                        at(column, 0),
                        order,
                        1,
                        tile,
                        order);
            }
            if (!progress.await(j, j + 1)) {
                return;
            }
            solveTile(row, tiles.length(i), column, tiles.length(j));
        }
        progress.advance(i);
    }

    /** Multiplies the tile at (row, column) by L_jj⁻ᵀ from the right, strip by strip. */
    private void solveTile(int row, int height, int column, int width) {
        for (int done = 0; done < width; done += STRIP) {
            int strip = Math.min(STRIP, width - done);
            MemorySegment target = at(row, column + done);
            if (done > 0) {
                OpenBlas.gemm(
                        false,
                        true,
                        height,
                        strip,
                        done,
                        -1,
                        at(row, column),
                        order,
                        at(column + done, column),
                        order,
                        1,
                        target,
                        order);
            }
            OpenBlas.solveRightTransposed(height, strip, at(column + done, column + done), order, target, order);
        }
    }

    private void factorDiagonal(MemorySegment tile, int start, int length) {
        int failed = OpenBlas.potrf(length, tile, order);
        // LAPACK compares pivots with zero, which lets NaN and infinity through.
        for (int k = 0; k < (failed < 0 ? length : failed + 1); k++) {
            double pivot = tile.getAtIndex(ValueLayout.JAVA_DOUBLE, (long) k * order + k);
            if (k == failed || !Double.isFinite(pivot)) {
                throw new NotPositiveDefiniteException(start + k, pivot, order);
            }
        }
    }

    private MemorySegment at(int row, int column) {
        return matrix.asSlice(((long) row * order + column) * Double.BYTES);
    }
}
