package org.mbtr.potentials.gdml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.mbtr.learning.linalg.NotPositiveDefiniteException;
import org.mbtr.learning.linalg.PackedCholesky;
import org.mbtr.learning.linalg.PackedMatrix;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.potentials.Evaluation;
import org.mbtr.potentials.gdml.permutations.PermutationGroup;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;

/**
 * Fits force fields: (K + λ I) α = F by Cholesky factorisation of the lower triangle or by conjugate gradients, as {@link GradientSolver}
 * says. Energies are used for the integration constant alone, the difference of the mean reference energy and the mean predicted one.
 * Without energies a model has no constant. Energies that are learned beside forces are {@link JointEquations}, for which there is the
 * direct solver alone.
 *
 * <p>The published program divides forces by their standard deviation first and multiplies predictions with it; the equations are
 * linear and λ stands next to K, so that changes nothing and is left out.
 */
public final class GdmlTrainer {
    private final Map<String, Double> timings = new LinkedHashMap<>();
    private final Listener listener;
    private Optional<Iteration> last = Optional.empty();

    private GdmlTrainer(Listener listener) {
        this.listener = listener;
    }

    /** A part of the work. */
    public enum Part {
        /** The kernel matrix is filled. */
        ASSEMBLY,
        /** It is factored. */
        FACTORIZATION,
        /** The equations are solved with the factor. */
        SOLUTION,
        /** The preconditioner of the iterative solver is made. */
        PRECONDITIONER,
        /** The equations are solved iteratively. */
        ITERATION,
        /** Energies of the training frames are predicted for the integration constant. */
        CONSTANT;

        /** Name among the timings. */
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Told how far a training is. */
    public interface Listener {
        /** Nobody. */
        Listener NONE = new Listener() {
            @Override
            public void begins(Part part) {}

            @Override
            public void worked(double share) {}
        };

        /** A part begins. */
        void begins(Part part);

        /**
         * This share of the part is done since the last call; called from several threads, for assembly, factorisation and preconditioner
         * only.
         */
        void worked(double share);

        /** An iteration is done. */
        default void iterated(Iteration iteration) {}
    }

    /**
     * How far the iterative solver is.
     *
     * @param number of iterations that are done, those before an interruption included
     * @param residual |F − (K + λ I) α| / |F|
     * @param secondsLeft estimated from the iterations so far, empty if they are too few
     */
    public record Iteration(int number, double residual, OptionalDouble secondsLeft) {}

    /**
     * A model, and what it took.
     *
     * @param model the model
     * @param timings seconds of {@code assembly}, {@code factorization} and {@code solution}, or of {@code preconditioner} and {@code
     *     iteration}, and of {@code constant}
     * @param iteration the last one, absent if the direct solver was used
     */
    public record Training(GdmlModel model, Map<String, Double> timings, Optional<Iteration> iteration) {}

    /**
     * Fits a model with the direct solver.
     *
     * @param info what is known about the data, with the unit of energies
     * @param workers also for evaluations of the model: must stay open as long as it is used
     * @throws MbtrException if the permutations do not fit the molecule, atoms coincide, memory does not suffice, λ is too small
     *     for the matrix to be factored, or energies are to be learned that are not there or not by this solver
     */
    public static Training train(
            ForceFrames data, GdmlSettings settings, PermutationGroup group, ModelInfo info, Workers workers) {
        return train(data, settings, group, new GradientSolver.Direct(), info, Listener.NONE, workers);
    }

    /**
     * The same with any solver, for somebody who waits.
     *
     * @throws NotConvergedException also if the iterative solver does not reach its tolerance
     */
    public static Training train(
            ForceFrames data,
            GdmlSettings settings,
            PermutationGroup group,
            GradientSolver solver,
            ModelInfo info,
            Listener listener,
            Workers workers) {
        return new GdmlTrainer(listener).fit(data, settings, group, solver, info, workers);
    }

    private Training fit(
            ForceFrames data,
            GdmlSettings settings,
            PermutationGroup group,
            GradientSolver solver,
            ModelInfo info,
            Workers workers) {
        if (settings.learnsEnergies()) {
            requireDirect(solver);
            return joint(data, settings, group, info, workers);
        }
        TrainingFrames frames = frames(data, settings, group, workers);
        double[] coefficients = switch (solver) {
            case GradientSolver.Direct direct -> solved(data, frames, settings, workers);
            case GradientSolver.Iterative iterative -> {
                Optional<SolutionCheckpoint> kept =
                        iterative.checkpoint().map(file -> SolutionCheckpoint.of(file, data, settings, group));
                yield iterated(data, new IterativeSolution(frames, settings, iterative, kept, workers));
            }
        };
        GdmlModel model = GdmlModel.of(
                settings,
                MoleculeFrames.of(data, group),
                frames,
                GdmlCoefficients.ofForces(coefficients),
                OptionalDouble.empty(),
                info,
                workers);
        Optional<double[]> energies = data.energies();
        if (energies.isPresent()) {
            double constant = timed(Part.CONSTANT, () -> constant(model, energies.get()));
            return new Training(model.withConstant(constant), timings, last);
        }
        return new Training(model, timings, last);
    }

    private static void requireDirect(GradientSolver solver) {
        if (solver instanceof GradientSolver.Iterative) {
            throw new MbtrException(
                    "the iterative solver learns from forces alone, found settings that learn energies too; use the"
                            + " direct solver or learn from forces");
        }
    }

    private double[] iterated(ForceFrames data, IterativeSolution solution) {
        try (Preconditioner preconditioner =
                timed(Part.PRECONDITIONER, () -> solution.preconditioner(listener::worked))) {
            IterativeSolution.Solved solved =
                    timed(Part.ITERATION, () -> solution.solve(data.flatForces(), preconditioner, listener));
            last = Optional.of(new Iteration(solved.iterations(), solved.residual(), OptionalDouble.of(0)));
            return solved.coefficients();
        }
    }

    private Training joint(
            ForceFrames data, GdmlSettings settings, PermutationGroup group, ModelInfo info, Workers workers) {
        if (data.energies().isEmpty()) {
            throw new MbtrException(
                    "learning from energies and forces needs the energies of all frames, found none; learn"
                            + " from forces alone");
        }
        TrainingFrames frames = frames(data, settings, group, workers);
        JointEquations equations = new JointEquations(frames, data, settings);
        JointEquations.Solution solved;
        try (PackedMatrix matrix = timed(Part.ASSEMBLY, () -> equations.matrix(listener::worked, workers))) {
            double rounding = rounding(matrix);
            equations.addLambda(matrix);
            PackedCholesky factor = factored(matrix, frames, settings, rounding, workers);
            solved = timed(Part.SOLUTION, () -> equations.solve(factor));
        }
        GdmlModel model = GdmlModel.of(
                settings,
                MoleculeFrames.of(data, group),
                frames,
                solved.coefficients(),
                OptionalDouble.of(solved.constant()),
                info,
                workers);
        return new Training(model, timings, last);
    }

    private PackedCholesky factored(
            PackedMatrix matrix, TrainingFrames frames, GdmlSettings settings, double rounding, Workers workers) {
        return timed(Part.FACTORIZATION, () -> {
            try {
                return PackedCholesky.factorInPlace(matrix, listener::worked, workers);
            } catch (NotPositiveDefiniteException failure) {
                throw explained(failure, frames, settings, rounding);
            }
        });
    }

    private double[] solved(ForceFrames data, TrainingFrames frames, GdmlSettings settings, Workers workers) {
        try (PackedMatrix matrix = timed(Part.ASSEMBLY, () -> kernelMatrix(frames, settings, listener, workers))) {
            double rounding = rounding(matrix);
            matrix.addToDiagonal(settings.lambda());
            PackedCholesky factor = factored(matrix, frames, settings, rounding, workers);
            return timed(Part.SOLUTION, () -> factor.solve(data.flatForces()));
        }
    }

    /**
     * The kernel matrix K of the forces of frames, without λ, of order 3·atoms·frames: coordinates of the first frame first. Whoever asks
     * for it closes it.
     *
     * @throws MbtrException if the permutations do not fit the molecule, atoms coincide, or memory does not suffice
     */
    public static PackedMatrix kernelMatrix(
            ForceFrames data, GdmlSettings settings, PermutationGroup group, Workers workers) {
        return kernelMatrix(frames(data, settings, group, workers), settings, Listener.NONE, workers);
    }

    private static PackedMatrix kernelMatrix(
            TrainingFrames frames, GdmlSettings settings, Listener listener, Workers workers) {
        GradientSolver.Direct.order(frames.count, frames.atoms, false);
        KernelAssembly assembly = new KernelAssembly(frames, new Matern(settings.lengthScale()), LaneMath.best());
        PackedMatrix matrix = PackedMatrix.zeros(assembly.order());
        try {
            assembly.fill(matrix, listener::worked, workers);
            return matrix;
        } catch (RuntimeException | Error failure) {
            matrix.close();
            throw failure;
        }
    }

    private static TrainingFrames frames(
            ForceFrames data, GdmlSettings settings, PermutationGroup group, Workers workers) {
        group.requireFits(data.atomicNumbers());
        GradientSolver.order(data.count(), data.atoms());
        return TrainingFrames.of(
                data.positions(), group, settings.representation().functions(), workers);
    }

    /** Rounding errors that a factorisation of the matrix has: unit roundoff times order times the largest element of the diagonal. */
    private static double rounding(PackedMatrix matrix) {
        double largest = 0;
        for (int i = 0; i < matrix.order(); i++) {
            largest = Math.max(largest, matrix.get(i, i));
        }
        return Math.ulp(1.0) * matrix.order() * largest;
    }

    /**
     * Rounding errors of the kernel matrix of frames like these; a λ below them does not regularise, whether or not the matrix can be
     * factored.
     */
    static double rounding(ForceFrames data, GdmlSettings settings, PermutationGroup group, Workers workers) {
        try (PackedMatrix matrix = kernelMatrix(data, settings, group, workers)) {
            return rounding(matrix);
        }
    }

    private static MbtrException explained(
            NotPositiveDefiniteException failure, TrainingFrames frames, GdmlSettings settings, double rounding) {
        int energy = failure.pivotIndex() - 3 * frames.atoms * frames.count;
        int frame = energy < 0 ? failure.pivotIndex() / (3 * frames.atoms) : energy;
        int nearest = frames.nearest(frame);
        return new MbtrException(
                "the kernel matrix of " + frames.count + " frames cannot be factored with lambda = " + settings.lambda()
                        + (settings.learnsEnergies() ? " and force lambda = " + settings.forceLambda() : "")
                        + ": pivot "
                        + (failure.pivotIndex() + 1) + ", of "
                        + (energy < 0 ? "" : "the energy of ") + "frame " + (frame + 1) + ", is " + failure.pivotValue()
                        + ". Moving or turning a whole molecule changes no distance, so the matrix is singular without"
                        + " lambda; rounding errors here are of the order of " + rounding + ", use a lambda above that."
                        + (nearest < 0
                                ? ""
                                : " The frame most like that one is frame " + (nearest + 1)
                                        + "; remove one of them if they are duplicates."),
                failure);
    }

    private static double constant(GdmlModel model, double[] energies) {
        List<Evaluation> found = model.evaluate(model.trainingStructures());
        double sum = 0;
        for (int f = 0; f < energies.length; f++) {
            sum += energies[f] - found.get(f).energy();
        }
        return sum / energies.length;
    }

    private <T> T timed(Part part, Supplier<T> work) {
        listener.begins(part);
        long start = System.nanoTime();
        T result = work.get();
        timings.put(part.label(), (System.nanoTime() - start) * 1e-9);
        return result;
    }
}
