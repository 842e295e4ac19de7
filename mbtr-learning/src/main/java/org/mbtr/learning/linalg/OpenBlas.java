package org.mbtr.learning.linalg;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * The routines of OpenBLAS that are needed, on row-major matrices, each on the calling thread only.
 *
 * <p>Every matrix is a segment whose first byte is its element (0, 0), and a stride in elements. Operands may lie on the
 * Java heap in {@link #gemm}, {@link #syrk} and {@link #gemv}; such a call holds off safepoints, so callers keep it to a
 * few milliseconds. Arguments are not checked here.
 */
final class OpenBlas {
    private static final int ROW_MAJOR = 101;
    private static final int NO_TRANSPOSE = 111;
    private static final int TRANSPOSE = 112;
    private static final int LOWER = 122;
    private static final int NON_UNIT = 131;
    private static final int LEFT = 141;
    private static final int RIGHT = 142;

    private static final SymbolLookup LIBRARY = OpenBlasLibrary.open();
    private static final Linker.Option HEAP = Linker.Option.critical(true);

    private static final FunctionDescriptor GEMM_TYPE = FunctionDescriptor.ofVoid(
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_DOUBLE,
            ADDRESS,
            JAVA_INT,
            ADDRESS,
            JAVA_INT,
            JAVA_DOUBLE,
            ADDRESS,
            JAVA_INT);
    private static final FunctionDescriptor SYRK_TYPE = FunctionDescriptor.ofVoid(
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_DOUBLE,
            ADDRESS,
            JAVA_INT,
            JAVA_DOUBLE,
            ADDRESS,
            JAVA_INT);
    private static final FunctionDescriptor GEMV_TYPE = FunctionDescriptor.ofVoid(
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_DOUBLE,
            ADDRESS,
            JAVA_INT,
            ADDRESS,
            JAVA_INT,
            JAVA_DOUBLE,
            ADDRESS,
            JAVA_INT);
    private static final FunctionDescriptor TRSM_TYPE = FunctionDescriptor.ofVoid(
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_DOUBLE,
            ADDRESS,
            JAVA_INT,
            ADDRESS,
            JAVA_INT);
    private static final FunctionDescriptor TRSV_TYPE = FunctionDescriptor.ofVoid(
            JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);
    private static final FunctionDescriptor POTRF_TYPE =
            FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);

    private static final FunctionDescriptor GELSD_TYPE = FunctionDescriptor.ofVoid(
            ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS,
            ADDRESS, ADDRESS);

    private static final FunctionDescriptor SYEV_TYPE =
            FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);

    private static final MethodHandle GEMM = handle("cblas_dgemm", GEMM_TYPE);
    private static final MethodHandle GEMM_HEAP = handle("cblas_dgemm", GEMM_TYPE, HEAP);
    private static final MethodHandle SYRK = handle("cblas_dsyrk", SYRK_TYPE);
    private static final MethodHandle SYRK_HEAP = handle("cblas_dsyrk", SYRK_TYPE, HEAP);
    private static final MethodHandle GEMV = handle("cblas_dgemv", GEMV_TYPE);
    private static final MethodHandle GEMV_HEAP = handle("cblas_dgemv", GEMV_TYPE, HEAP);
    private static final MethodHandle TRSM = handle("cblas_dtrsm", TRSM_TYPE);
    private static final MethodHandle TRSV = handle("cblas_dtrsv", TRSV_TYPE);
    private static final MethodHandle POTRF = handle("dpotrf_", POTRF_TYPE);
    private static final MethodHandle GELSD = handle("dgelsd_", GELSD_TYPE);
    private static final MethodHandle SYEV = handle("dsyev_", SYEV_TYPE);

    private OpenBlas() {}

    private static MethodHandle handle(String name, FunctionDescriptor type, Linker.Option... options) {
        return Linker.nativeLinker().downcallHandle(LIBRARY.findOrThrow(name), type, options);
    }

    /** C = alpha op(A) op(B) + beta C, with C of {@code rows} by {@code columns} and {@code inner} terms in each sum. */
    static void gemm(
            boolean transposeA,
            boolean transposeB,
            int rows,
            int columns,
            int inner,
            double alpha,
            MemorySegment a,
            int strideA,
            MemorySegment b,
            int strideB,
            double beta,
            MemorySegment c,
            int strideC) {
        MethodHandle routine = a.isNative() && b.isNative() && c.isNative() ? GEMM : GEMM_HEAP;
        try {
            routine.invokeExact(
                    ROW_MAJOR,
                    operation(transposeA),
                    operation(transposeB),
                    rows,
                    columns,
                    inner,
                    alpha,
                    a,
                    strideA,
                    b,
                    strideB,
                    beta,
                    c,
                    strideC);
        } catch (Throwable failure) {
            throw unexpected("dgemm", failure);
        }
    }

    /** Lower triangle of C = alpha op(A) op(A)ᵀ + beta C, with C of this order. */
    static void syrk(
            boolean transposeA,
            int order,
            int inner,
            double alpha,
            MemorySegment a,
            int strideA,
            double beta,
            MemorySegment c,
            int strideC) {
        MethodHandle routine = a.isNative() && c.isNative() ? SYRK : SYRK_HEAP;
        try {
            routine.invokeExact(
                    ROW_MAJOR, LOWER, operation(transposeA), order, inner, alpha, a, strideA, beta, c, strideC);
        } catch (Throwable failure) {
            throw unexpected("dsyrk", failure);
        }
    }

    /** y = alpha op(A) x + beta y, with A stored as {@code rows} by {@code columns}. */
    static void gemv(
            boolean transposeA,
            int rows,
            int columns,
            double alpha,
            MemorySegment a,
            int strideA,
            MemorySegment x,
            double beta,
            MemorySegment y) {
        MethodHandle routine = a.isNative() && x.isNative() && y.isNative() ? GEMV : GEMV_HEAP;
        try {
            routine.invokeExact(ROW_MAJOR, operation(transposeA), rows, columns, alpha, a, strideA, x, 1, beta, y, 1);
        } catch (Throwable failure) {
            throw unexpected("dgemv", failure);
        }
    }

    /** B = op(L)⁻¹ B, with B of {@code rows} by {@code columns} and L lower triangular. */
    static void solveLeft(
            boolean transpose,
            int rows,
            int columns,
            MemorySegment lower,
            int strideLower,
            MemorySegment b,
            int strideB) {
        trsm(LEFT, transpose, rows, columns, lower, strideLower, b, strideB);
    }

    /** B = B L⁻ᵀ, with B of {@code rows} by {@code columns} and L lower triangular. */
    static void solveRightTransposed(
            int rows, int columns, MemorySegment lower, int strideLower, MemorySegment b, int strideB) {
        trsm(RIGHT, true, rows, columns, lower, strideLower, b, strideB);
    }

    private static void trsm(
            int side,
            boolean transpose,
            int rows,
            int columns,
            MemorySegment lower,
            int strideLower,
            MemorySegment b,
            int strideB) {
        try {
            TRSM.invokeExact(
                    ROW_MAJOR,
                    side,
                    LOWER,
                    operation(transpose),
                    NON_UNIT,
                    rows,
                    columns,
                    1.0,
                    lower,
                    strideLower,
                    b,
                    strideB);
        } catch (Throwable failure) {
            throw unexpected("dtrsm", failure);
        }
    }

    /** x = op(L)⁻¹ x. */
    static void solveVector(boolean transpose, int order, MemorySegment lower, int strideLower, MemorySegment x) {
        try {
            TRSV.invokeExact(ROW_MAJOR, LOWER, operation(transpose), NON_UNIT, order, lower, strideLower, x, 1);
        } catch (Throwable failure) {
            throw unexpected("dtrsv", failure);
        }
    }

    /**
     * Lower Cholesky factor in place. Returns −1, or the index of the first pivot that is not positive; that pivot's
     * value then stands in its place on the diagonal. NaN is not noticed.
     */
    static int potrf(int order, MemorySegment a, int stride) {
        try (Arena arena = Arena.ofConfined()) {
            // Rows of the lower triangle are columns of the upper one in LAPACK's column-major order.
            MemorySegment triangle = arena.allocateFrom(JAVA_BYTE, (byte) 'U');
            MemorySegment status = arena.allocateFrom(JAVA_INT, 0);
            POTRF.invokeExact(
                    triangle, arena.allocateFrom(JAVA_INT, order), a, arena.allocateFrom(JAVA_INT, stride), status);
            return status.get(JAVA_INT, 0) - 1;
        } catch (Throwable failure) {
            throw unexpected("dpotrf", failure);
        }
    }

    /**
     * Least squares of smallest norm. Returns the rank.
     *
     * @param a {@code (columns)(rows)}, column after column; not changed
     * @param b {@code (max(rows, columns))}: the right side in its first {@code rows} places, replaced by the solution in
     *     its first {@code columns}
     * @param tolerance singular values below this share of the largest count as zero
     */
    static int gelsd(int rows, int columns, double[] a, double[] b, double tolerance) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocateFrom(JAVA_INT, rows);
            MemorySegment n = arena.allocateFrom(JAVA_INT, columns);
            MemorySegment one = arena.allocateFrom(JAVA_INT, 1);
            MemorySegment matrix = arena.allocateFrom(JAVA_DOUBLE, a);
            MemorySegment right = arena.allocateFrom(JAVA_DOUBLE, b);
            MemorySegment stride = arena.allocateFrom(JAVA_INT, b.length);
            MemorySegment values = arena.allocate(JAVA_DOUBLE, Math.min(rows, columns));
            MemorySegment share = arena.allocateFrom(JAVA_DOUBLE, tolerance);
            MemorySegment rank = arena.allocateFrom(JAVA_INT, 0);
            MemorySegment status = arena.allocateFrom(JAVA_INT, 0);
            MemorySegment ask = arena.allocateFrom(JAVA_INT, -1);
            MemorySegment size = arena.allocateFrom(JAVA_DOUBLE, 0);
            MemorySegment wholeSize = arena.allocateFrom(JAVA_INT, 0);
            GELSD.invokeExact(m, n, one, matrix, m, right, stride, values, share, rank, size, ask, wholeSize, status);
            int length = (int) size.get(JAVA_DOUBLE, 0);
            MemorySegment work = arena.allocate(JAVA_DOUBLE, length);
            MemorySegment wholes = arena.allocate(JAVA_INT, Math.max(1, wholeSize.get(JAVA_INT, 0)));
            MemorySegment workLength = arena.allocateFrom(JAVA_INT, length);
            GELSD.invokeExact(
                    m, n, one, matrix, m, right, stride, values, share, rank, work, workLength, wholes, status);
            if (status.get(JAVA_INT, 0) != 0) {
                throw new IllegalStateException("dgelsd did not converge: " + status.get(JAVA_INT, 0));
            }
            MemorySegment.copy(right, JAVA_DOUBLE, 0, b, 0, b.length);
            return rank.get(JAVA_INT, 0);
        } catch (Throwable failure) {
            throw unexpected("dgelsd", failure);
        }
    }

    /**
     * Eigenvalues and eigenvectors of a symmetric matrix.
     *
     * @param a {@code (order)(order)}, overwritten by the eigenvectors, one after the other
     * @param values {@code (order)}, overwritten by the eigenvalues, ascending
     */
    static void syev(int order, double[] a, double[] values) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment withVectors = arena.allocateFrom(JAVA_BYTE, (byte) 'V');
            MemorySegment lower = arena.allocateFrom(JAVA_BYTE, (byte) 'L');
            MemorySegment n = arena.allocateFrom(JAVA_INT, order);
            MemorySegment matrix = arena.allocateFrom(JAVA_DOUBLE, a);
            MemorySegment eigenvalues = arena.allocate(JAVA_DOUBLE, order);
            MemorySegment ask = arena.allocateFrom(JAVA_INT, -1);
            MemorySegment size = arena.allocateFrom(JAVA_DOUBLE, 0);
            MemorySegment status = arena.allocateFrom(JAVA_INT, 0);
            SYEV.invokeExact(withVectors, lower, n, matrix, n, eigenvalues, size, ask, status);
            int length = (int) size.get(JAVA_DOUBLE, 0);
            MemorySegment work = arena.allocate(JAVA_DOUBLE, length);
            MemorySegment workLength = arena.allocateFrom(JAVA_INT, length);
            SYEV.invokeExact(withVectors, lower, n, matrix, n, eigenvalues, work, workLength, status);
            if (status.get(JAVA_INT, 0) != 0) {
                throw new IllegalStateException("dsyev did not converge: " + status.get(JAVA_INT, 0));
            }
            MemorySegment.copy(matrix, JAVA_DOUBLE, 0, a, 0, a.length);
            MemorySegment.copy(eigenvalues, JAVA_DOUBLE, 0, values, 0, values.length);
        } catch (Throwable failure) {
            throw unexpected("dsyev", failure);
        }
    }

    private static int operation(boolean transpose) {
        return transpose ? TRANSPOSE : NO_TRANSPOSE;
    }

    private static RuntimeException unexpected(String routine, Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof IllegalStateException closed) {
            return closed;
        }
        return new IllegalStateException("call of " + routine + " failed; please report this", failure);
    }
}
