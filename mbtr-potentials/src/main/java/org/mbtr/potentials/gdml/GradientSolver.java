package org.mbtr.potentials.gdml;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.mbtr.learning.linalg.PackedMatrix;
import org.mbtr.structures.MbtrException;

/** How the equations (K + λ I) α = F of a force field, or those of {@link JointEquations}, are solved. */
public sealed interface GradientSolver {
    /** By a Cholesky factorisation of the matrix: exact, 4·order² bytes and order³/3 operations. */
    record Direct() implements GradientSolver {
        private static final int LARGEST_ORDER = Integer.MAX_VALUE / 2;

        /**
         * Order of the kernel matrix: 3·atoms·frames, and a row for each frame if energies are learned beside forces.
         *
         * @throws MbtrException if the matrix would be larger than what can be addressed
         */
        public static int order(int frames, int atoms, boolean energies) {
            long order = frames * (3L * atoms + (energies ? 1 : 0));
            if (order > LARGEST_ORDER) {
                throw new MbtrException(frames + " frames of " + atoms + " atoms make a matrix of order " + order
                        + ", too large to be factored; train on fewer frames"
                        + (energies ? "" : " or with the iterative solver"));
            }
            return (int) order;
        }

        /**
         * Memory of the kernel matrix (bytes), by far the largest part of what is needed.
         *
         * @throws MbtrException if the matrix would be larger than what can be addressed
         */
        public static long bytes(int frames, int atoms, boolean energies) {
            return PackedMatrix.bytes(order(frames, atoms, energies));
        }
    }

    /**
     * By conjugate gradients with products that are worked out as they are needed, preconditioned with some columns of the matrix: any number of
     * frames, 8·columns·(order + 3·columns) bytes. For forces alone.
     *
     * <p>The tolerance bounds forces: those predicted for the training frames differ from those of the exact solution by a root mean square of
     * at most tolerance times that of the reference forces, since they differ by K (K + λ I)⁻¹ r, where r is the residual.
     *
     * @param tolerance of the residual |F − (K + λ I) α| relative to |F|, above 0 and below 1
     * @param columns of the preconditioner, empty for {@link #columns}; never more than the order of the matrix
     * @param memory of the preconditioner at most (bytes)
     * @param iterations largest number of them
     * @param checkpoint file that keeps the last iterate, written every minute; a training that finds it goes on from there. Whoever
     *     keeps the model deletes it
     */
    record Iterative(double tolerance, OptionalInt columns, long memory, int iterations, Optional<Path> checkpoint)
            implements GradientSolver {
        /** Relative residual that is enough for nearly all purposes. */
        public static final double TOLERANCE = 1e-6;

        /** Largest number of iterations unless another is asked for. */
        public static final int ITERATIONS = 5000;

        /** Share of the order that pays as columns. */
        private static final int ORDER_PER_COLUMN = 8;

        /** Checks. */
        public Iterative {
            if (!(tolerance > 0 && tolerance < 1)) {
                throw new MbtrException(
                        "the tolerance of the relative residual must be above 0 and below 1, found " + tolerance);
            }
            if (columns.isPresent() && columns.getAsInt() < 1) {
                throw new MbtrException("the preconditioner needs at least one column, found " + columns.getAsInt());
            }
            if (iterations < 1) {
                throw new MbtrException("at least one iteration is needed, found " + iterations);
            }
        }

        /** With the usual settings, and this much memory for the preconditioner (bytes). */
        public static Iterative within(long memory) {
            return new Iterative(TOLERANCE, OptionalInt.empty(), memory, ITERATIONS, Optional.empty());
        }

        /** The same with another tolerance. */
        public Iterative withTolerance(double replacement) {
            return new Iterative(replacement, columns, memory, iterations, checkpoint);
        }

        /** The same with this number of columns, whatever the memory. */
        public Iterative withColumns(int replacement) {
            return new Iterative(tolerance, OptionalInt.of(replacement), memory, iterations, checkpoint);
        }

        /** The same with another limit of iterations. */
        public Iterative withIterations(int replacement) {
            return new Iterative(tolerance, columns, memory, replacement, checkpoint);
        }

        /** The same with a file for the last iterate. */
        public Iterative withCheckpoint(Path replacement) {
            return new Iterative(tolerance, columns, memory, iterations, Optional.of(replacement));
        }

        /**
         * Number of columns of the preconditioner: as many as asked for, else an eighth of the order or what the memory holds.
         *
         * @throws MbtrException if the memory does not hold one column
         */
        public int columns(int frames, int atoms) {
            long order = order(frames, atoms);
            if (columns.isPresent()) {
                return (int) Math.min(order, columns.getAsInt());
            }
            // 8 c (order + 3 c) bytes.
            double held = (Math.sqrt((double) order * order + 1.5 * memory) - order) / 6;
            if (held < 1) {
                throw new MbtrException(
                        "a memory of " + memory + " bytes does not hold one column of a matrix of order " + order + ", "
                                + 8 * order + " bytes; give more, at best an eighth of the order as columns");
            }
            return (int) Math.min(held, Math.ceilDiv(order, ORDER_PER_COLUMN));
        }

        /** Memory of the preconditioner (bytes). */
        public long bytes(int frames, int atoms) {
            long count = columns(frames, atoms);
            return Double.BYTES * count * (order(frames, atoms) + 3 * count);
        }
    }

    /**
     * Order 3·atoms·frames of the matrix of forces.
     *
     * @throws MbtrException if vectors of that length cannot be addressed
     */
    static int order(int frames, int atoms) {
        long order = 3L * frames * atoms;
        if (order > Integer.MAX_VALUE - Byte.SIZE) {
            throw new MbtrException(frames + " frames of " + atoms + " atoms make " + order
                    + " equations, more than can be addressed; train on fewer frames");
        }
        return (int) order;
    }

    /** For forces alone: the direct solver if its matrix fits into so much memory (bytes), else the iterative one with a preconditioner that does. */
    static GradientSolver within(long memory, int frames, int atoms) {
        long order = order(frames, atoms);
        return order <= Direct.LARGEST_ORDER && Direct.bytes(frames, atoms, false) <= memory
                ? new Direct()
                : Iterative.within(memory);
    }
}
