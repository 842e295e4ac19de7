package org.mbtr.learning.gp;

import java.util.List;
import org.mbtr.learning.kernels.Kernel;
import org.mbtr.learning.linalg.DenseMatrix;

/**
 * Covariances k(x_i, x_j) = kernel(x_i, x_j) + w Σ_b φ_b(x_i) φ_b(x_j) from a metric matrix of the whole pool.
 *
 * <p>The second part is that of a mean Σ_b β_b φ_b(x) with coefficients of prior variance w each, relative to the signal variance:
 * a large w leaves them to the data. Source: C. E. Rasmussen and C. K. I. Williams, Gaussian Processes for Machine Learning
 * (2006), section 2.7.
 */
public final class KernelCovariance implements Covariance {
    private final DenseMatrix metric;
    private final Kernel kernel;
    private final List<double[]> basis;
    private final double weight;

    /**
     * With a mean.
     *
     * @param metric {@code (pool)(pool)}, of the kernel's metric; shared, not to be closed before this is no longer used
     * @param kernel the kernel with its length scale
     * @param basis for each structure of the pool the values φ_b(x) of the basis functions; empty for none
     * @param weight w, 0 or above
     */
    public KernelCovariance(DenseMatrix metric, Kernel kernel, List<double[]> basis, double weight) {
        if (metric.rows() != metric.columns() || (!basis.isEmpty() && basis.size() != metric.rows())) {
            throw new IllegalArgumentException("a metric matrix of " + metric.rows() + " x " + metric.columns()
                    + " does not fit a basis for " + basis.size() + " structures");
        }
        if (!(weight >= 0) || weight == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("the weight of a basis must be 0 or a number above, found " + weight);
        }
        this.metric = metric;
        this.kernel = kernel;
        this.basis = basis.stream().map(double[]::clone).toList();
        this.weight = basis.isEmpty() ? 0 : weight;
    }

    /** With mean zero. */
    public KernelCovariance(DenseMatrix metric, Kernel kernel) {
        this(metric, kernel, List.of(), 0);
    }

    @Override
    public int poolSize() {
        return metric.rows();
    }

    @Override
    public double variance(int position) {
        return row(position, position)[0];
    }

    @Override
    public double[] row(int position, int... others) {
        double[] values = new double[others.length];
        for (int j = 0; j < others.length; j++) {
            values[j] = metric.get(position, others[j]);
        }
        kernel.apply(values, values.length);
        for (int j = 0; weight > 0 && j < others.length; j++) {
            values[j] += weight * product(basis.get(position), basis.get(others[j]));
        }
        return values;
    }

    private static double product(double[] u, double[] v) {
        double sum = 0;
        for (int b = 0; b < u.length; b++) {
            sum += u[b] * v[b];
        }
        return sum;
    }
}
