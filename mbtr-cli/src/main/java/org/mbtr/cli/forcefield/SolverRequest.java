package org.mbtr.cli.forcefield;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.mbtr.cli.report.Numbers;
import org.mbtr.potentials.gdml.GradientSolver;
import org.mbtr.structures.MbtrException;

/**
 * What the user asks of the solver of a force field.
 *
 * @param kind which one
 * @param memory that the matrix or the preconditioner may take (bytes), by default a share of the machine's
 * @param tolerance of the relative residual of the iterative one
 * @param columns of its preconditioner
 */
public record SolverRequest(Kind kind, Optional<Long> memory, Optional<Double> tolerance, Optional<Integer> columns) {
    /** Share of the memory of the machine that is taken unless the user says another. */
    private static final double SHARE = 0.7;

    /** Which solver. */
    public enum Kind {
        /** The direct one if its matrix fits into the memory, else the iterative one. */
        AUTO,
        /** Cholesky factorisation. */
        DIRECT,
        /** Conjugate gradients. */
        ITERATIVE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Memory that the matrix or the preconditioner may take (bytes). */
    public long limit(long machine) {
        return memory.orElse((long) (SHARE * machine));
    }

    /**
     * The solver for so many frames.
     *
     * @param energies whether they are learned beside forces, which only the direct one does
     * @param machine memory of the machine (bytes)
     * @throws MbtrException if the direct one is wanted and its matrix is larger than the memory that the user allows, or no
     *     column of the preconditioner fits
     */
    public GradientSolver solver(int frames, int atoms, boolean energies, long machine) {
        long limit = limit(machine);
        return switch (kind) {
            case DIRECT -> {
                long needed = GradientSolver.Direct.bytes(frames, atoms, energies);
                if (memory.isPresent() && needed > limit) {
                    throw new MbtrException("the direct solver needs " + Numbers.bytes(needed)
                            + " for the kernel matrix, but --memory allows " + Numbers.bytes(limit) + "; use "
                            + (energies ? "fewer frames, or --learn-from forces with " : "") + "--solver iterative");
                }
                yield new GradientSolver.Direct();
            }
            case ITERATIVE -> iterative(limit);
            case AUTO ->
                switch (GradientSolver.within(limit, frames, atoms)) {
                    case GradientSolver.Direct direct -> direct;
                    case GradientSolver.Iterative iterative -> iterative(limit);
                };
        };
    }

    /** The solver of a search, whose fits are small and many: the direct one wherever its matrix fits into the memory. */
    GradientSolver searching(int frames, int atoms, boolean energies, long machine) {
        return energies ? new GradientSolver.Direct() : GradientSolver.within(limit(machine), frames, atoms);
    }

    /** The iterative solver as asked for. */
    GradientSolver.Iterative iterative(long limit) {
        GradientSolver.Iterative solver = GradientSolver.Iterative.within(limit);
        if (tolerance.isPresent()) {
            solver = solver.withTolerance(tolerance.get());
        }
        return columns.isPresent() ? solver.withColumns(columns.get()) : solver;
    }

    /** A solver that keeps its last iterate in a file, if it is one that iterates. */
    public static GradientSolver keeping(GradientSolver solver, Path checkpoint) {
        return switch (solver) {
            case GradientSolver.Direct direct -> direct;
            case GradientSolver.Iterative iterative -> iterative.withCheckpoint(checkpoint);
        };
    }
}
