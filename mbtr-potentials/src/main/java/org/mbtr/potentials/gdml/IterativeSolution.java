package org.mbtr.potentials.gdml;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import org.mbtr.representations.parallel.Workers;

/**
 * Solves (K + λ I) α = F by preconditioned conjugate gradients with products on the fly, and keeps the last iterate in a file.
 *
 * <p>Source: Chmiela et al., Sci. Adv. 9, eadf0873 (2023).
 */
final class IterativeSolution {
    /** Iterations without progress before giving up. */
    private static final int PATIENCE = 1000;

    private static final long NANOSECONDS_BETWEEN_CHECKPOINTS = 60_000_000_000L;

    private final TrainingFrames frames;
    private final GdmlSettings settings;
    private final GradientSolver.Iterative solver;
    private final Optional<SolutionCheckpoint> checkpoint;
    private final Workers workers;
    private final Matern kernel;
    private final KernelProduct product;
    private final Optional<SolutionCheckpoint.Kept> kept;

    /**
     * Prepares the work.
     *
     * @throws org.mbtr.structures.MbtrException if there is a checkpoint, but not of these equations
     */
    IterativeSolution(
            TrainingFrames frames,
            GdmlSettings settings,
            GradientSolver.Iterative solver,
            Optional<SolutionCheckpoint> checkpoint,
            Workers workers) {
        this.frames = frames;
        this.settings = settings;
        this.solver = solver;
        this.checkpoint = checkpoint;
        this.workers = workers;
        this.kernel = new Matern(settings.lengthScale());
        this.product = new KernelProduct(frames, kernel, LaneMath.best());
        this.kept = checkpoint.flatMap(file -> file.read(product.order()));
    }

    /**
     * The solution.
     *
     * @param coefficients α {@code (order)}
     * @param iterations number of them, those before an interruption included
     * @param residual |F − (K + λ I) α| / |F|
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Solved(double[] coefficients, int iterations, double residual) {}

    /**
     * Makes the preconditioner; whoever asks for it closes it.
     *
     * @param listener told which share of the work was done since the last call
     */
    Preconditioner preconditioner(DoubleConsumer listener) {
        return Preconditioner.of(
                new KernelColumns(frames, kernel, LaneMath.best()),
                settings.lambda(),
                solver.columns(frames.count, frames.atoms),
                listener,
                workers);
    }

    /**
     * Iterates until the residual is small enough.
     *
     * @param forces F {@code (order)}
     * @param listener told after each iteration
     * @throws NotConvergedException if the residual does not get there; the checkpoint then holds the last iterate
     */
    Solved solve(double[] forces, Preconditioner preconditioner, GdmlTrainer.Listener listener) {
        Watch watch = new Watch(kept.map(SolutionCheckpoint.Kept::iterations).orElse(0), listener);
        ConjugateGradients method = new ConjugateGradients(
                this::matrix,
                preconditioner::solve,
                new ConjugateGradients.Limits(solver.tolerance(), solver.iterations(), PATIENCE),
                watch);
        ConjugateGradients.Result result = method.solve(
                forces, kept.map(SolutionCheckpoint.Kept::coefficients).orElse(new double[forces.length]));
        watch.keep(result.iterations(), result.x());
        if (result.ending() != ConjugateGradients.Ending.CONVERGED) {
            throw failure(result, preconditioner.columns());
        }
        return new Solved(result.x(), watch.before + result.iterations(), result.residual());
    }

    private double[] matrix(double[] vector) {
        double[] result = product.times(vector, workers);
        for (int i = 0; i < result.length; i++) {
            result[i] = Math.fma(settings.lambda(), vector[i], result[i]);
        }
        return result;
    }

    private NotConvergedException failure(ConjugateGradients.Result result, int columns) {
        String reached = String.format(
                Locale.ROOT,
                "the relative residual is %.2g after %d iterations, wanted %.2g",
                result.residual(),
                result.iterations(),
                solver.tolerance());
        String next = checkpoint
                .map(file -> " The last iterate is in " + file.file() + ", the same command goes on from there.")
                .orElse("");
        return new NotConvergedException(
                switch (result.ending()) {
                    case ITERATIONS ->
                        reached + ", the most that is allowed. Use more columns for the preconditioner than " + columns
                                + ", a larger lambda than " + settings.lambda() + " or a larger tolerance." + next;
                    case STAGNATION ->
                        reached + ", and falls no more. Use a larger lambda than " + settings.lambda()
                                + ", more columns for the preconditioner than " + columns
                                + ", or a tolerance above that residual." + next;
                    case NOT_POSITIVE ->
                        reached + ", and the matrix has turned out not to be positive definite within its rounding"
                                + " errors: lambda = " + settings.lambda() + " is too small, use a larger one.";
                    case CONVERGED -> throw new IllegalArgumentException("there is no failure");
                });
    }

    /** Tells the listener, and writes the file every minute. */
    private final class Watch implements ConjugateGradients.Observer {
        private final int before;
        private final GdmlTrainer.Listener listener;
        private final ConvergenceRate rate = new ConvergenceRate();
        private final long begin = System.nanoTime();
        private long written = begin;

        Watch(int before, GdmlTrainer.Listener listener) {
            this.before = before;
            this.listener = listener;
        }

        @Override
        public void iterated(int number, double residual, double[] x) {
            rate.add(residual);
            double each = (System.nanoTime() - begin) * 1e-9 / number;
            OptionalDouble left = rate.left(solver.tolerance());
            listener.iterated(new GdmlTrainer.Iteration(
                    before + number,
                    residual,
                    left.isPresent() ? OptionalDouble.of(each * left.getAsDouble()) : OptionalDouble.empty()));
            if (System.nanoTime() - written > NANOSECONDS_BETWEEN_CHECKPOINTS) {
                keep(number, x);
            }
        }

        void keep(int number, double[] x) {
            checkpoint.ifPresent(file -> file.write(new SolutionCheckpoint.Kept(x, before + number)));
            written = System.nanoTime();
        }
    }
}
