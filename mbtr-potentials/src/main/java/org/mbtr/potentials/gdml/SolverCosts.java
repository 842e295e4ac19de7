package org.mbtr.potentials.gdml;

import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.learning.linalg.PackedMatrix;
import org.mbtr.learning.linalg.Products;
import org.mbtr.potentials.gdml.permutations.PermutationGroup;
import org.mbtr.representations.parallel.Workers;

/**
 * What the two solvers take, estimated from small pieces of their work: kernel matrix and product of a few frames, and a dense product. How
 * many iterations there will be depends on λ and the columns and is not known beforehand.
 *
 * @param order of the matrix
 * @param directBytes of the matrix
 * @param directSeconds of assembly and factorisation
 * @param iterativeBytes of the preconditioner
 * @param preparationSeconds of the preconditioner
 * @param iterationSeconds of one iteration
 */
public record SolverCosts(
        int order,
        long directBytes,
        double directSeconds,
        long iterativeBytes,
        double preparationSeconds,
        double iterationSeconds) {
    /** Frames that are tried. */
    private static final int SAMPLE = 48;

    /** Order of the dense product that is tried. */
    private static final int TILE = 512;

    /** The first trials run in code that is not compiled yet, so there are some, and more for large fits. */
    private static final int TRIALS = 4;

    /** Time for trials of one kind: so much for each equation, and no more than that. */
    private static final double SECONDS_PER_EQUATION = 1e-4;

    private static final double MOST_SECONDS = 2;

    /** Measures for up to six seconds, the larger the fit the longer, and extrapolates. */
    public static SolverCosts of(
            ForceFrames data,
            GdmlSettings settings,
            PermutationGroup group,
            GradientSolver.Iterative solver,
            Workers workers) {
        int frames = data.count();
        int order = GradientSolver.order(frames, data.atoms());
        double patience = Math.min(MOST_SECONDS, SECONDS_PER_EQUATION * order);
        int sampled = Math.min(SAMPLE, frames);
        TrainingFrames sample = TrainingFrames.of(
                data.positions().subList(0, sampled),
                group,
                settings.representation().functions(),
                workers);
        Matern kernel = new Matern(settings.lengthScale());
        double rows = secondsOfRows(sample, kernel, patience, workers);
        double pair = secondsOfProduct(sample, kernel, patience, workers);
        double multiplyAdd = secondsOfMultiplyAdd(patience, workers);
        double columns = solver.columns(frames, data.atoms());
        double product = pair * frames * frames;
        double owners = Math.min(frames, columns);
        return new SolverCosts(
                order,
                4L * order * order,
                rows * frames * frames / 2 + multiplyAdd * Math.pow(order, 3) / 6,
                solver.bytes(frames, data.atoms()),
                rows * frames * owners + multiplyAdd * 5 / 2 * columns * columns * order,
                product);
    }

    /** For two frames: their block of the kernel matrix. Frames of a block of columns are worked out together, beyond the diagonal too. */
    private static double secondsOfRows(TrainingFrames sample, Matern kernel, double patience, Workers workers) {
        KernelAssembly assembly = new KernelAssembly(sample, kernel, LaneMath.best());
        double pairs = 0;
        for (int block = 0; block < sample.blocks(); block++) {
            pairs += LaneMath.LANES * (sample.count - LaneMath.LANES * block);
        }
        try (PackedMatrix matrix = PackedMatrix.zeros(assembly.order())) {
            return shortest(() -> assembly.fill(matrix, share -> {}, workers), patience) / pairs;
        }
    }

    /** For two frames: their share of a product. */
    private static double secondsOfProduct(TrainingFrames sample, Matern kernel, double patience, Workers workers) {
        KernelProduct product = new KernelProduct(sample, kernel, LaneMath.best());
        double[] vector = new double[product.order()];
        double seconds = shortest(() -> product.times(vector, workers), patience);
        return seconds / ((double) sample.count * LaneMath.LANES * sample.blocks());
    }

    private static double secondsOfMultiplyAdd(double patience, Workers workers) {
        try (DenseMatrix factor = DenseMatrix.zeros(TILE, TILE);
                DenseMatrix result = DenseMatrix.zeros(TILE, TILE)) {
            double seconds = shortest(
                    () -> Products.multiply(1, factor.view(), factor.view(), 0, result.view(), workers), patience);
            return seconds / Math.pow(TILE, 3);
        }
    }

    private static double shortest(Runnable work, double patience) {
        double shortest = Double.POSITIVE_INFINITY;
        long first = System.nanoTime();
        for (int trial = 0; trial < TRIALS || (System.nanoTime() - first) * 1e-9 < patience; trial++) {
            long begin = System.nanoTime();
            work.run();
            shortest = Math.min(shortest, (System.nanoTime() - begin) * 1e-9);
        }
        return shortest;
    }
}
