package org.mbtr.potentials.gdml;

import java.util.function.DoubleConsumer;
import org.mbtr.learning.linalg.Cholesky;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.learning.linalg.MatrixView;
import org.mbtr.learning.linalg.Products;
import org.mbtr.representations.parallel.Workers;

/**
 * The inverse of P = F Fᵀ + μ I, where F Fᵀ is a {@link PartialCholesky} of the kernel matrix (a Nyström approximation). With an
 * orthonormal basis Q of the columns of F, F = Q M,
 *
 * <pre>
 * P⁻¹ = (I − Q Qᵀ) / μ + Q (M Mᵀ + μ I)⁻¹ Qᵀ.
 * </pre>
 *
 * <p>Woodbury's identity is the same in fewer operations, but subtracts numbers that agree in all digits where an eigenvalue of K is 1/ε times λ. Here what is
 * along Q is subtracted twice, so that nothing of it is divided by μ. Q comes from F by two Cholesky factorisations, of FᵀF + μ I = L Lᵀ and of WᵀW = L' L'ᵀ,
 * W = F L⁻ᵀ, Q = W L'⁻ᵀ, so M Mᵀ = BᵀB with B = L L'.
 *
 * <p>μ is λ, but not less than the rounding errors of FᵀF, ε tr(F Fᵀ). Q takes the place of F: 8·columns·order bytes, and up to three matrices over the columns.
 *
 * <p>Sources: Chmiela et al., Sci. Adv. 9, eadf0873 (2023), for preconditioned force fields; Fukaya et al., SIAM J. Sci. Comput. 42, A477 (2020),
 * for the basis by shifted factorisations.
 */
final class Preconditioner implements AutoCloseable {
    /** Shares in the operations. */
    private static final double FACTORIZATION_SHARE = 0.3;

    private static final double BASIS_SHARE = 0.35;

    /** Qᵀ in its first rows. */
    private final PartialCholesky.Factor basis;

    private final MatrixView rows;
    private final DenseMatrix innerFactor;
    private final Cholesky inner;
    private final double shift;
    private final Workers workers;

    private Preconditioner(
            PartialCholesky.Factor basis, DenseMatrix innerFactor, Cholesky inner, double shift, Workers workers) {
        this.basis = basis;
        this.rows = basis.rows();
        this.innerFactor = innerFactor;
        this.inner = inner;
        this.shift = shift;
        this.workers = workers;
    }

    /**
     * Makes the preconditioner of K + λ I. Cost: 5/2·columns²·order multiply-adds.
     *
     * @param wanted number of columns, at most the order; fewer are taken if the remainder is below λ with fewer
     * @param listener told which share of the work was done since the last call
     */
    static Preconditioner of(
            KernelColumns columns, double lambda, int wanted, DoubleConsumer listener, Workers workers) {
        PartialCholesky.Factor factor = PartialCholesky.of(
                columns, wanted, lambda, share -> listener.accept(FACTORIZATION_SHARE * share), workers);
        try {
            double shift = Math.max(lambda, Math.ulp(1.0) * (factor.trace() - factor.remainder()));
            DenseMatrix inner = orthonormalized(factor.rows(), shift, listener, workers);
            try {
                inner.addToDiagonal(shift);
                return new Preconditioner(factor, inner, Cholesky.factorInPlace(inner, workers), shift, workers);
            } catch (RuntimeException | Error failure) {
                inner.close();
                throw failure;
            }
        } catch (RuntimeException | Error failure) {
            factor.close();
            throw failure;
        }
    }

    /** Turns Fᵀ into Qᵀ; the lower triangle of M Mᵀ. */
    private static DenseMatrix orthonormalized(
            MatrixView rows, double shift, DoubleConsumer listener, Workers workers) {
        int count = rows.rows();
        try (DenseMatrix one = DenseMatrix.zeros(count, count);
                DenseMatrix two = DenseMatrix.zeros(count, count);
                DenseMatrix both = DenseMatrix.zeros(count, count)) {
            normalize(rows, shift, one, workers);
            listener.accept(BASIS_SHARE);
            normalize(rows, 0, two, workers);
            listener.accept(BASIS_SHARE);
            Products.multiply(1, one.view(), two.view(), 0, both.view(), workers);
            // The first factor is not needed any more; its upper triangle stays zero.
            Products.symmetric(1, both.view().transpose(), 0, one.view(), workers);
            return one.copy();
        }
    }

    /** X = L⁻¹ X with X Xᵀ + shift I = L Lᵀ; L goes into the lower triangle of {@code factor}. */
    private static void normalize(MatrixView rows, double shift, DenseMatrix factor, Workers workers) {
        Products.symmetric(1, rows, 0, factor.view(), workers);
        factor.addToDiagonal(shift);
        Cholesky.factorInPlace(factor, workers).multiplyInverseFactor(rows, workers);
    }

    /** Number of columns. */
    int columns() {
        return basis.rank();
    }

    /** P⁻¹ r. Cost: 4·columns·order + columns² multiply-adds. */
    double[] solve(double[] r) {
        double[] z = r.clone();
        if (columns() == 0) {
            return scaled(z);
        }
        double[] along = Products.multiply(rows, r, workers);
        add(-1, Products.multiply(rows.transpose(), along, workers), z);
        double[] rest = Products.multiply(rows, z, workers);
        add(1, rest, along);
        double[] within = inner.solve(along);
        add(-1 / shift, rest, within);
        scaled(z);
        add(1, Products.multiply(rows.transpose(), within, workers), z);
        return z;
    }

    private double[] scaled(double[] z) {
        for (int i = 0; i < z.length; i++) {
            z[i] /= shift;
        }
        return z;
    }

    private static void add(double factor, double[] source, double[] target) {
        for (int i = 0; i < target.length; i++) {
            target[i] += factor * source[i];
        }
    }

    @Override
    public void close() {
        innerFactor.close();
        basis.close();
    }
}
