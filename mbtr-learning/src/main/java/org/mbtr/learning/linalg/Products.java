package org.mbtr.learning.linalg;

import java.lang.foreign.MemorySegment;
import org.mbtr.representations.parallel.Workers;

/**
 * Products of dense matrices and vectors.
 *
 * <p>Every sum is taken in an order that depends on the shapes only, so results do not depend on the number of threads.
 * Operands may lie on the Java heap or outside; the result must not overlap them.
 */
public final class Products {
    /** Longest sum in one native call, which bounds a call on heap memory to some milliseconds. */
    private static final int INNER_PIECE = 1024;
    /** Matrix elements in one piece of a matrix-vector product. */
    private static final int VECTOR_PIECE = 1 << 18;
    /** Fewest rows in a piece of a matrix-vector product: what the kernels of OpenBLAS take at once. */
    private static final int UNROLLED_ROWS = 16;

    private Products() {}

    /**
     * C = alpha A B + beta C. Pass {@link MatrixView#transpose()} for Aᵀ or Bᵀ. With beta = 0 the old content of C is
     * not read. Cost: 2 m n k operations.
     *
     * @param a (m)(k)
     * @param b (k)(n)
     * @param c (m)(n), not transposed; overwritten
     * @throws IllegalArgumentException if shapes do not fit
     */
    public static void multiply(double alpha, MatrixView a, MatrixView b, double beta, MatrixView c, Workers workers) {
        requireStored(c);
        require(a.columns() == b.rows() && a.rows() == c.rows() && b.columns() == c.columns(), a, b, c);
        Tiling rowTiles = Tiling.product(c.rows());
        Tiling columnTiles = Tiling.product(c.columns());
        workers.run(Math.multiplyExact(rowTiles.count(), columnTiles.count()), task -> {
            int i = task / columnTiles.count();
            int j = task % columnTiles.count();
            tile(alpha, a, b, beta, c, rowTiles, i, columnTiles, j);
        });
    }

    /**
     * Lower triangle, with diagonal, of C = alpha A Aᵀ + beta C; the strict upper triangle is left as it is. Cost: n² k
     * operations.
     *
     * @param a (n)(k); pass a transposed view for AᵀA
     * @param c (n)(n), not transposed; overwritten
     * @throws IllegalArgumentException if shapes do not fit
     */
    public static void symmetric(double alpha, MatrixView a, double beta, MatrixView c, Workers workers) {
        requireStored(c);
        require(a.rows() == c.rows() && a.rows() == c.columns(), a, a.transpose(), c);
        Tiling tiles = Tiling.product(c.rows());
        MatrixView transpose = a.transpose();
        LowerTiles lower = new LowerTiles(tiles.count());
        workers.run(lower.count(), task -> {
            int i = lower.row(task);
            int j = lower.column(task);
            if (i == j) {
                diagonalTile(alpha, a, beta, c, tiles.start(i), tiles.length(i));
            } else {
                tile(alpha, a, transpose, beta, c, tiles, i, tiles, j);
            }
        });
    }

    /**
     * Matrix of inner products G_ij = x_i · x_j, lower triangle only; see {@link DenseMatrix#mirrorLower}. Whoever asks
     * for it closes it.
     *
     * @param x row-major [rows][columns], one vector in each row
     */
    public static DenseMatrix gram(double[] x, int rows, int columns, Workers workers) {
        return gram(MatrixView.of(x, rows, columns), workers);
    }

    /** Like {@link #gram(double[], int, int, Workers)}, for rows of any matrix. */
    public static DenseMatrix gram(MatrixView x, Workers workers) {
        DenseMatrix gram = DenseMatrix.zeros(x.rows(), x.rows());
        symmetric(1, x, 0, gram.view(), workers);
        return gram;
    }

    /**
     * Inner products G_ij = x_i · y_j of the rows of two matrices, (x.rows)(y.rows). Whoever asks for it closes it.
     *
     * @throws IllegalArgumentException if the rows differ in length
     */
    public static DenseMatrix crossGram(MatrixView x, MatrixView y, Workers workers) {
        DenseMatrix gram = DenseMatrix.zeros(x.rows(), y.rows());
        try {
            multiply(1, x, y.transpose(), 0, gram.view(), workers);
            return gram;
        } catch (RuntimeException failure) {
            gram.close();
            throw failure;
        }
    }

    /**
     * The vector A x, of length m. Cost: 2 m n operations.
     *
     * @param a (m)(n)
     * @param x (n)
     * @throws IllegalArgumentException if shapes do not fit
     */
    public static double[] multiply(MatrixView a, double[] x, Workers workers) {
        if (x.length != a.columns()) {
            throw new IllegalArgumentException("a matrix of " + a.rows() + " x " + a.columns()
                    + " needs a vector of length " + a.columns() + ", found " + x.length);
        }
        double[] y = new double[a.rows()];
        if (x.length == 0) {
            return y;
        }
        MemorySegment vector = MemorySegment.ofArray(x);
        MemorySegment result = MemorySegment.ofArray(y);
        Tiling tiles = Tiling.uniform(y.length, Math.max(UNROLLED_ROWS, VECTOR_PIECE / x.length));
        workers.run(tiles.count(), task -> {
            int start = tiles.start(task);
            int length = tiles.length(task);
            OpenBlas.gemv(
                    a.transposed(),
                    a.transposed() ? x.length : length,
                    a.transposed() ? length : x.length,
                    1,
                    a.from(start, 0),
                    a.stride(),
                    vector,
                    0,
                    result.asSlice((long) start * Double.BYTES));
        });
        return y;
    }

    private static void tile(
            double alpha,
            MatrixView a,
            MatrixView b,
            double beta,
            MatrixView c,
            Tiling rowTiles,
            int i,
            Tiling columnTiles,
            int j) {
        int row = rowTiles.start(i);
        int column = columnTiles.start(j);
        int inner = 0;
        do {
            int piece = Math.min(INNER_PIECE, a.columns() - inner);
            OpenBlas.gemm(
                    a.transposed(),
                    b.transposed(),
                    rowTiles.length(i),
                    columnTiles.length(j),
                    piece,
                    alpha,
                    a.from(row, inner),
                    a.stride(),
                    b.from(inner, column),
                    b.stride(),
                    inner == 0 ? beta : 1,
                    c.from(row, column),
                    c.stride());
            inner += piece;
        } while (inner < a.columns());
    }

    private static void diagonalTile(double alpha, MatrixView a, double beta, MatrixView c, int start, int length) {
        int inner = 0;
        do {
            int piece = Math.min(INNER_PIECE, a.columns() - inner);
            OpenBlas.syrk(
                    a.transposed(),
                    length,
                    piece,
                    alpha,
                    a.from(start, inner),
                    a.stride(),
                    inner == 0 ? beta : 1,
                    c.from(start, start),
                    c.stride());
            inner += piece;
        } while (inner < a.columns());
    }

    private static void requireStored(MatrixView c) {
        if (c.transposed()) {
            throw new IllegalArgumentException("the result of a product cannot be a transposed view");
        }
    }

    private static void require(boolean fits, MatrixView a, MatrixView b, MatrixView c) {
        if (!fits) {
            throw new IllegalArgumentException(
                    "shapes do not fit: " + shape(a) + " times " + shape(b) + " into " + shape(c));
        }
    }

    private static String shape(MatrixView view) {
        return view.rows() + " x " + view.columns();
    }
}
