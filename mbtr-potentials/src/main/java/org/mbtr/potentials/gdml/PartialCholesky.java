package org.mbtr.potentials.gdml;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;
import org.mbtr.learning.linalg.Cholesky;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.learning.linalg.MatrixView;
import org.mbtr.learning.linalg.Products;
import org.mbtr.representations.parallel.Workers;

/**
 * A partial Cholesky factorisation K ≈ F Fᵀ with random pivots: each pivot is drawn with the probability of its share in the
 * trace of the remainder K − F Fᵀ. Pivots are proposed by blocks and accepted with the probability that the remainder has kept, which
 * gives the same distribution as one pivot after the other at the speed of matrix products. The seed is fixed: the same matrix gives the
 * same pivots.
 *
 * <p>Sources: Chen, Epperly, Tropp and Webber, Commun. Pure Appl. Math. 78, 995 (2025), for random pivots; Epperly, Tropp and Webber,
 * arXiv 2410.03969 (2024), for blocks; Díaz, Epperly, Frangella, Tropp and Webber, arXiv 2304.12465 (2023), for use as a preconditioner.
 */
final class PartialCholesky {
    /** Pivots proposed together. */
    private static final int BLOCK = 128;

    private static final long SEED = 1;
    /** Pivots below this many roundings of the largest diagonal element are noise. */
    private static final double ROUNDINGS = 64;

    private final KernelColumns columns;
    private final Workers workers;
    private final int order;
    private final double noise;
    /** Diagonal of the remainder. */
    private final double[] remainder;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final DenseMatrix factor;
    private int rank;

    private PartialCholesky(KernelColumns columns, int wanted, Workers workers) {
        this.columns = columns;
        this.workers = workers;
        this.order = columns.order();
        this.remainder = columns.diagonal(workers);
        this.noise = ROUNDINGS
                * Math.ulp(1.0)
                * wanted
                * Arrays.stream(remainder).max().orElse(0);
        this.factor = DenseMatrix.zeros(wanted, order);
    }

    /**
     * Fᵀ of a matrix. Cost: columns² · order multiply-adds.
     *
     * @param factor {@code (columns asked for)(order)}, of which the first {@code rank} rows are used; whoever asks for it closes it
     * @param rank number of pivots
     * @param trace of the matrix
     * @param remainder trace of K − F Fᵀ
     */
    record Factor(DenseMatrix factor, int rank, double trace, double remainder) implements AutoCloseable {
        /** The rows that are used. */
        MatrixView rows() {
            return factor.view().block(0, 0, rank, factor.columns());
        }

        @Override
        public void close() {
            factor.close();
        }
    }

    /**
     * Factors.
     *
     * @param wanted number of pivots, at most the order
     * @param enough trace of the remainder at which fewer will do
     * @param listener told which share of all operations was done since the last call
     */
    static Factor of(KernelColumns columns, int wanted, double enough, DoubleConsumer listener, Workers workers) {
        PartialCholesky work = new PartialCholesky(columns, wanted, workers);
        try {
            double trace = Arrays.stream(work.remainder).sum();
            double left = trace;
            while (work.rank < wanted && left > enough) {
                double before = work.rank;
                work.addBlock(Math.min(BLOCK, wanted - work.rank));
                left = Arrays.stream(work.remainder).sum();
                listener.accept((work.rank * (double) work.rank - before * before) / ((double) wanted * wanted));
            }
            return new Factor(work.factor, work.rank, trace, left);
        } catch (RuntimeException | Error failure) {
            work.factor.close();
            throw failure;
        }
    }

    private void addBlock(int proposals) {
        int[] proposed = Arrays.stream(draw(proposals)).distinct().toArray();
        try (DenseMatrix candidates = DenseMatrix.zeros(proposed.length, order)) {
            columns.fill(proposed, candidates, workers);
            subtractFactored(proposed, candidates);
            int[] accepted = accept(proposed, candidates);
            if (accepted.length > 0) {
                append(proposed, accepted, candidates);
            }
        }
    }

    /** Coordinates drawn with probabilities as the diagonal of the remainder. */
    private int[] draw(int count) {
        double[] sums = remainder.clone();
        Arrays.parallelPrefix(sums, Double::sum);
        int[] drawn = new int[count];
        for (int i = 0; i < count; i++) {
            double point = random.nextDouble() * sums[order - 1];
            int found = Arrays.binarySearch(sums, point);
            int place = Math.min(order - 1, found < 0 ? -found - 1 : found + 1);
            while (place > 0 && remainder[place] <= 0) {
                place--;
            }
            drawn[i] = place;
        }
        return drawn;
    }

    /** Columns of K − F Fᵀ from columns of K. */
    private void subtractFactored(int[] proposed, DenseMatrix candidates) {
        if (rank == 0) {
            return;
        }
        double[] at = new double[proposed.length * rank];
        for (int i = 0; i < proposed.length; i++) {
            for (int k = 0; k < rank; k++) {
                at[i * rank + k] = factor.get(k, proposed[i]);
            }
        }
        Products.multiply(
                -1,
                MatrixView.of(at, proposed.length, rank),
                factor.view().block(0, 0, rank, order),
                1,
                candidates.view(),
                workers);
    }

    /** Places of the proposals that become pivots; the others stay, those that are noise are given up. */
    private int[] accept(int[] proposed, DenseMatrix candidates) {
        int count = proposed.length;
        double[][] left = new double[count][count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                left[i][j] = candidates.get(i, proposed[j]);
            }
        }
        int[] accepted = new int[count];
        int found = 0;
        for (int i = 0; i < count; i++) {
            double original = candidates.get(i, proposed[i]);
            double pivot = left[i][i];
            if (!(original > noise)) {
                remainder[proposed[i]] = 0;
            } else if (pivot > noise && random.nextDouble() * original < pivot) {
                accepted[found++] = i;
                eliminate(left, i);
            }
        }
        return Arrays.copyOf(accepted, found);
    }

    private static void eliminate(double[][] left, int pivot) {
        double[] row = left[pivot].clone();
        for (int i = 0; i < left.length; i++) {
            double factor = row[i] / row[pivot];
            for (int j = 0; j < left.length; j++) {
                left[i][j] -= factor * row[j];
            }
        }
    }

    /** New rows L⁻¹ C of Fᵀ, with the accepted columns C and L Lᵀ their elements at the pivots. */
    private void append(int[] proposed, int[] accepted, DenseMatrix candidates) {
        int count = accepted.length;
        double[] row = new double[order];
        try (DenseMatrix pivots = DenseMatrix.zeros(count, count)) {
            for (int i = 0; i < count; i++) {
                candidates.copyRowTo(accepted[i], row);
                factor.setRow(rank + i, row);
                for (int j = 0; j <= i; j++) {
                    pivots.set(i, j, row[proposed[accepted[j]]]);
                }
            }
            Cholesky.factorInPlace(pivots, workers)
                    .multiplyInverseFactor(factor.view().block(rank, 0, count, order), workers);
        }
        for (int i = 0; i < count; i++) {
            factor.copyRowTo(rank + i, row);
            for (int c = 0; c < order; c++) {
                remainder[c] = Math.max(0, remainder[c] - row[c] * row[c]);
            }
        }
        for (int i : accepted) {
            remainder[proposed[i]] = 0;
        }
        rank += count;
    }
}
