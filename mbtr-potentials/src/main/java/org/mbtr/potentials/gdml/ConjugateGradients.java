package org.mbtr.potentials.gdml;

import java.util.function.UnaryOperator;

/**
 * Preconditioned conjugate gradients for A x = b with a symmetric positive definite A. Where the residual that is carried along has
 * reached the tolerance, the true one b − A x decides; if rounding has separated them, the iteration begins again at x.
 *
 * <p>Source: Hestenes and Stiefel, J. Res. Natl. Bur. Stand. 49, 409 (1952); Saad, Iterative Methods for Sparse Linear Systems, algorithm 9.1.
 *
 * @param matrix v ↦ A v
 * @param preconditioner r ↦ P⁻¹ r, symmetric positive definite
 * @param limits when to end
 * @param observer told after each iteration
 */
record ConjugateGradients(
        UnaryOperator<double[]> matrix, UnaryOperator<double[]> preconditioner, Limits limits, Observer observer) {
    /** A new beginning has to reduce the true residual by this factor at least. */
    private static final double GAIN = 0.5;

    /**
     * When to end.
     *
     * @param tolerance of |b − A x| / |b|
     * @param iterations largest number
     * @param patience largest number of iterations in which the residual does not fall below the smallest so far
     */
    record Limits(double tolerance, int iterations, int patience) {}

    /** Told how far the iteration is. */
    interface Observer {
        /**
         * An iteration is done.
         *
         * @param number from 1
         * @param residual |b − A x| / |b| as it is carried along
         * @param x to be read before the call returns, not to be changed
         */
        void iterated(int number, double residual, double[] x);
    }

    /** How an iteration has ended. */
    enum Ending {
        /** The true residual is at most the tolerance. */
        CONVERGED,
        /** The limit of iterations is reached. */
        ITERATIONS,
        /** The residual falls no more. */
        STAGNATION,
        /** pᵀ A p is not above 0 for a search direction: A is not positive definite as far as its rounding errors go. */
        NOT_POSITIVE
    }

    /**
     * What came out.
     *
     * @param x the last iterate
     * @param iterations number of them
     * @param residual |b − A x| / |b|; the true one if converged
     * @param ending why it is over
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Result(double[] x, int iterations, double residual, Ending ending) {}

    /**
     * Solves.
     *
     * @param start the first x, not changed
     */
    Result solve(double[] b, double[] start) {
        return new Run(b, start.clone()).solve();
    }

    private final class Run {
        private final double[] b;
        private final double scale;
        private final double[] x;
        private int iterations;
        private double best = Double.POSITIVE_INFINITY;
        private int bestAt;

        Run(double[] b, double[] x) {
            this.b = b;
            this.scale = dot(b, b) > 0 ? Math.sqrt(dot(b, b)) : 1;
            this.x = x;
        }

        Result solve() {
            double[] r = trueResidual();
            double reached = size(r);
            while (reached > limits.tolerance()) {
                Ending ending = descend(r);
                if (ending != Ending.CONVERGED) {
                    return new Result(x, iterations, size(r), ending);
                }
                r = trueResidual();
                double before = reached;
                reached = size(r);
                if (reached > limits.tolerance() && !(reached < GAIN * before)) {
                    return new Result(x, iterations, reached, Ending.STAGNATION);
                }
            }
            return new Result(x, iterations, reached, Ending.CONVERGED);
        }

        private double[] trueResidual() {
            double[] r = b.clone();
            if (dot(x, x) > 0) {
                add(-1, matrix.apply(x), r);
            }
            return r;
        }

        /** Changes x and its residual r until r is small enough. */
        private Ending descend(double[] r) {
            double[] z = preconditioner.apply(r);
            double[] p = z.clone();
            double slope = dot(r, z);
            while (iterations < limits.iterations()) {
                double[] q = matrix.apply(p);
                double curvature = dot(p, q);
                if (!(curvature > 0) || !(slope > 0)) {
                    return Ending.NOT_POSITIVE;
                }
                double step = slope / curvature;
                add(step, p, x);
                add(-step, q, r);
                iterations++;
                double residual = size(r);
                observer.iterated(iterations, residual, x);
                if (residual <= limits.tolerance()) {
                    return Ending.CONVERGED;
                }
                if (residual < best) {
                    best = residual;
                    bestAt = iterations;
                } else if (iterations - bestAt >= limits.patience()) {
                    return Ending.STAGNATION;
                }
                z = preconditioner.apply(r);
                double next = dot(r, z);
                for (int i = 0; i < p.length; i++) {
                    p[i] = Math.fma(next / slope, p[i], z[i]);
                }
                slope = next;
            }
            return Ending.ITERATIONS;
        }

        private double size(double[] r) {
            return Math.sqrt(dot(r, r)) / scale;
        }
    }

    private static void add(double factor, double[] source, double[] target) {
        for (int i = 0; i < target.length; i++) {
            target[i] = Math.fma(factor, source[i], target[i]);
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum = Math.fma(a[i], b[i], sum);
        }
        return sum;
    }
}
