package org.mbtr.learning.forces;

import java.util.Arrays;
import org.mbtr.learning.kernels.Kernel;
import org.mbtr.learning.linalg.PackedCholesky;
import org.mbtr.learning.linalg.PackedMatrix;
import org.mbtr.representations.parallel.Workers;

/**
 * Kernel ridge regression on values and gradients: solves (K + Λ) c = (y, g) with the matrix of {@link DerivativeKernel} and one
 * noise for values, another for gradients on the diagonal Λ.
 *
 * <p>Only differences of values are learned: a constant o is fitted beside the function without a penalty. With e = 1 in rows
 * of values and 0 in those of gradients it is o = e·(K + Λ)⁻¹(y, g) / e·(K + Λ)⁻¹e, and coefficients of values sum to zero; for
 * values alone this is the centring of {@link org.mbtr.learning.ridge.KernelRidge}. From gradients alone it is the mean of
 * what values are above the function that was learned, which is the limit of infinite noise of values.
 */
public final class DerivativeRidge {
    /**
     * A fit: the value of a structure is Σ_i a_i k(φ, φ_i) + Σ_iβ c_iβ ∂k(φ, φ_i)/∂r_iβ + offset.
     *
     * @param values a, {@code (structures)}; zeros if gradients alone were learned. Handed out as they are, read only
     * @param gradients c, {@code (gradients)}; handed out as they are, read only
     * @param offset in the unit of the values
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Fit(double[] values, double[] gradients, double offset) {}

    private DerivativeRidge() {}

    /**
     * Solves.
     *
     * @param matrix the kernel matrix with noise; overwritten by its factor
     * @param values y, {@code (structures)}
     * @param gradients g, {@code (gradients)}
     * @throws org.mbtr.learning.linalg.NotPositiveDefiniteException if the noise is too small
     */
    public static Fit solve(
            DerivativeKernel derivatives,
            Kernel kernel,
            PackedMatrix matrix,
            double[] values,
            double[] gradients,
            Workers workers) {
        int count = values.length;
        if (matrix.order() == gradients.length) {
            double[] c = PackedCholesky.factorInPlace(matrix, workers).solve(gradients);
            double[] learned = derivatives.values(kernel, c);
            double offset = 0;
            for (int i = 0; i < count; i++) {
                offset += (values[i] - learned[i]) / count;
            }
            return new Fit(new double[count], c, offset);
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        double[] right = Arrays.copyOf(values, count + gradients.length);
        double[] constant = new double[right.length];
        for (int i = 0; i < count; i++) {
            right[i] -= mean;
            constant[i] = 1;
        }
        System.arraycopy(gradients, 0, right, count, gradients.length);
        PackedCholesky factor = PackedCholesky.factorInPlace(matrix, workers);
        double[] solution = factor.solve(right);
        double[] response = factor.solve(constant);
        double offset = sum(solution, count) / sum(response, count);
        for (int i = 0; i < solution.length; i++) {
            solution[i] -= offset * response[i];
        }
        return new Fit(
                Arrays.copyOf(solution, count), Arrays.copyOfRange(solution, count, solution.length), mean + offset);
    }

    private static double sum(double[] values, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i];
        }
        return sum;
    }
}
