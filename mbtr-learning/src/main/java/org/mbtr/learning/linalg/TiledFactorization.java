package org.mbtr.learning.linalg;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.DoubleConsumer;
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

    private final LowerTriangle matrix;
    private final Tiling tiles;
    private final RowProgress progress;

    TiledFactorization(LowerTriangle matrix) {
        this.matrix = matrix;
        this.tiles = matrix.tiles();
        this.progress = new RowProgress(tiles.count());
    }

    void run(Workers workers) {
        run(share -> {}, workers);
    }

    /** Tells the listener after each tile which share of all operations it took. */
    void run(DoubleConsumer listener, Workers workers) {
        LowerTiles tasks = new LowerTiles(tiles.count());
        workers.run(tasks.count(), task -> {
            boolean done = false;
            try {
                factorTile(tasks.row(task), tasks.column(task));
                done = true;
                listener.accept(share(tasks.row(task), tasks.column(task)));
            } finally {
                if (!done) {
                    progress.abort();
                }
            }
        });
    }

    /** Operations of a tile, 2 h w c for its products and h w² for its solution or w³/3 on the diagonal, by n³/3. */
    private double share(int i, int j) {
        double height = tiles.length(i);
        double width = tiles.length(j);
        double column = tiles.start(j);
        double operations = i == j ? width * width * (column + width / 3) : height * width * (2 * column + width);
        return 3 * operations / Math.pow(matrix.order(), 3);
    }

    private void factorTile(int i, int j) {
        if (!progress.await(i, j) || !progress.await(j, j)) {
            return;
        }
        int row = tiles.start(i);
        int column = tiles.start(j);
        int stride = matrix.stride(row);
        MemorySegment tile = matrix.at(row, column);
        if (i == j) {
            if (column > 0) {
                OpenBlas.syrk(false, tiles.length(j), column, -1, matrix.at(row, 0), stride, 1, tile, stride);
            }
            factorDiagonal(tile, stride, column, tiles.length(j));
        } else {
            if (column > 0) {
                OpenBlas.gemm(
                        false,
                        true,
                        tiles.length(i),
                        tiles.length(j),
                        column,
                        -1,
                        matrix.at(row, 0),
                        stride,
                        matrix.at(column, 0),
                        matrix.stride(column),
                        1,
                        tile,
                        stride);
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
        int stride = matrix.stride(row);
        int diagonalStride = matrix.stride(column);
        for (int done = 0; done < width; done += STRIP) {
            int strip = Math.min(STRIP, width - done);
            MemorySegment target = matrix.at(row, column + done);
            if (done > 0) {
                OpenBlas.gemm(
                        false,
                        true,
                        height,
                        strip,
                        done,
                        -1,
                        matrix.at(row, column),
                        stride,
                        matrix.at(column + done, column),
                        diagonalStride,
                        1,
                        target,
                        stride);
            }
            OpenBlas.solveRightTransposed(
                    height, strip, matrix.at(column + done, column + done), diagonalStride, target, stride);
        }
    }

    private void factorDiagonal(MemorySegment tile, int stride, int start, int length) {
        int failed = OpenBlas.potrf(length, tile, stride);
        // LAPACK compares pivots with zero, which lets NaN and infinity through.
        for (int k = 0; k < (failed < 0 ? length : failed + 1); k++) {
            double pivot = tile.getAtIndex(ValueLayout.JAVA_DOUBLE, (long) k * stride + k);
            if (k == failed || !Double.isFinite(pivot)) {
                throw new NotPositiveDefiniteException(start + k, pivot, matrix.order());
            }
        }
    }
}
