package org.mbtr.learning.ridge;

import java.util.Arrays;
import java.util.List;
import org.mbtr.learning.linalg.Cholesky;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.representations.parallel.Workers;

/**
 * What models of kernel ridge regression are wrong by for structures that they were fitted without, from one factorisation of
 * G = K + λI for all structures instead of one for each model. With C = G⁻¹ and a = C y, the residuals of the structures F that
 * are left out together are C_FF⁻¹ a_F; for a single one, a_i / C_ii.
 *
 * <p>Constants are fitted again without F, too. With centred labels the mean of the others takes the place of that of all. A centred
 * kernel means a constant b that is fitted without penalty: then P = C − C 1 1ᵀ C / 1ᵀ C 1 takes the place of C.
 *
 * <p>Source: G. Wahba, Spline Models for Observational Data, SIAM (1990), section 4.2, for one structure; for more it follows in the
 * same way from the inverse of a matrix in blocks.
 */
public final class FoldResiduals {
    private FoldResiduals() {}

    /**
     * Labels minus predictions. Cost: n³ multiply-adds for the inverse, half of it if every fold is of one structure, and a cube of
     * its length for each fold. Memory: a second matrix unless every fold is of one structure.
     *
     * @param kernel full symmetric matrix {@code (n)(n)}; overwritten
     * @param labels {@code (n)}
     * @param lambda regularisation strength, added to the diagonal, 0 or above
     * @param centring as in {@link KernelRidge#fit}
     * @param folds positions that are left out together, none twice, and no fold of all
     * @return {@code (n)}, 0 for positions in no fold
     * @throws org.mbtr.learning.linalg.NotPositiveDefiniteException if λ is too small for this kernel matrix
     */
    public static double[] of(
            DenseMatrix kernel, double[] labels, double lambda, Centring centring, List<int[]> folds, Workers workers) {
        int n = labels.length;
        if (folds.stream().anyMatch(fold -> fold.length == n)) {
            throw new IllegalArgumentException("nothing is left to fit to when a fold holds all " + n + " structures");
        }
        if (centring == Centring.KERNEL) {
            separateConstant(kernel, workers);
        }
        kernel.addToDiagonal(lambda);
        Cholesky factored = Cholesky.factorInPlace(kernel, workers);
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        Solutions solutions = new Solutions(labels, factored.solve(labels), factored.solve(ones), centring);
        double[] residuals = new double[n];
        if (folds.stream().allMatch(fold -> fold.length == 1)) {
            double[] diagonal = factored.inverseDiagonal(workers);
            for (int[] fold : folds) {
                int i = fold[0];
                residuals[i] = solutions.right(fold)[0] / (diagonal[i] - solutions.taken(i, i));
            }
            return residuals;
        }
        try (DenseMatrix inverse = factored.inverse(workers)) {
            for (int[] fold : folds) {
                solve(inverse, fold, solutions, residuals, workers);
            }
        }
        return residuals;
    }

    private static void solve(
            DenseMatrix inverse, int[] fold, Solutions solutions, double[] residuals, Workers workers) {
        try (DenseMatrix block = DenseMatrix.zeros(fold.length, fold.length)) {
            for (int r = 0; r < fold.length; r++) {
                for (int c = 0; c <= r; c++) {
                    int row = Math.max(fold[r], fold[c]);
                    int column = Math.min(fold[r], fold[c]);
                    block.set(r, c, inverse.get(row, column) - solutions.taken(row, column));
                }
            }
            double[] left = Cholesky.factorInPlace(block, workers).solve(solutions.right(fold));
            for (int r = 0; r < fold.length; r++) {
                residuals[fold[r]] = left[r];
            }
        }
    }

    /**
     * Centres the kernel and adds the same number to all of its elements. P is the same whatever the number; one as large as the matrix
     * keeps the constant vector from being divided by λ alone, where P would be the difference of numbers that nearly agree.
     */
    private static void separateConstant(DenseMatrix kernel, Workers workers) {
        KernelRidge.centre(kernel, workers);
        int n = kernel.rows();
        double constant = Arrays.stream(kernel.diagonal()).sum() / n;
        workers.run(n, i -> {
            double[] row = kernel.row(i);
            for (int j = 0; j < n; j++) {
                row[j] += constant;
            }
            kernel.setRow(i, row);
        });
    }

    /**
     * Solutions of G x = y for labels and for ones.
     *
     * @param ofLabels a = G⁻¹ y
     * @param ofOnes b = G⁻¹ 1
     */
    private record Solutions(double[] labels, double[] ofLabels, double[] ofOnes, Centring centring) {
        /** What is subtracted from an element of G⁻¹. */
        double taken(int row, int column) {
            return centring == Centring.KERNEL ? ofOnes[row] * ofOnes[column] / sum(ofOnes) : 0;
        }

        /** The right side for structures that are left out together. */
        double[] right(int[] fold) {
            double constant = switch (centring) {
                case NONE -> 0;
                case LABELS ->
                    (sum(labels)
                                    - Arrays.stream(fold)
                                            .mapToDouble(i -> labels[i])
                                            .sum())
                            / (labels.length - fold.length);
                case KERNEL -> sum(ofLabels) / sum(ofOnes);
            };
            return Arrays.stream(fold)
                    .mapToDouble(i -> ofLabels[i] - constant * ofOnes[i])
                    .toArray();
        }

        private static double sum(double[] values) {
            return Arrays.stream(values).sum();
        }
    }
}
