package org.mbtr.learning.forces;

import org.mbtr.learning.kernels.Kernel;
import org.mbtr.learning.kernels.Metric;
import org.mbtr.learning.kernels.Metrics;
import org.mbtr.learning.kernels.SquaredDistances;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.learning.linalg.PackedMatrix;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.parallel.Workers;

/**
 * The kernel matrix of values and gradients of a function of structures.
 *
 * <p>With features φ_i, Jacobian rows J_iα = ∂φ_i/∂r_iα, k = f(D) of the squared distance D = δ·δ, δ = φ_i − φ_j, and
 * u_iα = J_iα·δ,
 *
 * <pre>    ⟨y_i, y_j⟩       = f
 *     ⟨∂_iα y, y_j⟩    = 2 f′ u_iα
 *     ⟨∂_iα y, ∂_jβ y⟩ = −2 f′ J_iα·J_jβ − 4 f″ u_iα u_jβ;</pre>
 *
 * for the linear kernel they are φ_i·φ_j, J_iα·φ_j and J_iα·J_jβ. Rows of values come first, if there are any, then those of
 * gradients, structure by structure. All inner products are kept, because they are the same for every length scale.
 *
 * <p>Whoever creates one closes it.
 */
public final class DerivativeKernel implements AutoCloseable {
    private final Jacobians jacobians;
    private final DenseMatrix metric;
    /** J_iα·φ_j, with features relative to their mean where only differences matter. */
    private final DenseMatrix projections;
    /** J_iα·φ_i. */
    private final double[] own;

    private DerivativeKernel(Jacobians jacobians, DenseMatrix metric, DenseMatrix projections) {
        this.jacobians = jacobians;
        this.metric = metric;
        this.projections = projections;
        this.own = new double[jacobians.rowCount()];
        for (int i = 0; i < jacobians.structureCount(); i++) {
            for (int row = jacobians.rowStart(i); row < jacobians.rowStart(i + 1); row++) {
                own[row] = projections.get(row, i);
            }
        }
    }

    /**
     * Of the kernels of a metric.
     *
     * @param features of the structures that the Jacobians are of
     */
    public static DerivativeKernel of(Metric metric, FeatureSet features, Jacobians jacobians, Workers workers) {
        if (features.structureCount() != jacobians.structureCount()) {
            throw new IllegalArgumentException(features.structureCount() + " structures with features, "
                    + jacobians.structureCount() + " with Jacobians");
        }
        DenseMatrix values = Metrics.within(metric, features, workers);
        try {
            FeatureSet relative = metric == Metric.SQUARED_DISTANCE ? SquaredDistances.relative(features) : features;
            return new DerivativeKernel(jacobians, values, jacobians.products(relative, workers));
        } catch (RuntimeException failure) {
            values.close();
            throw failure;
        }
    }

    /** Number of structures. */
    public int structureCount() {
        return jacobians.structureCount();
    }

    /** Number of components of gradients. */
    public int gradientCount() {
        return jacobians.rowCount();
    }

    /** Order of the kernel matrix with or without values. */
    public static int order(int structures, int gradients, boolean values) {
        return Math.addExact(values ? structures : 0, gradients);
    }

    /** The inner products of all Jacobian rows, lower triangle. Whoever asks for it closes it. */
    public PackedMatrix gram(Workers workers) {
        PackedMatrix gram = PackedMatrix.zeros(gradientCount());
        jacobians.gram(gram, 0, workers);
        return gram;
    }

    /**
     * The kernel matrix plus noise on its diagonal, lower triangle, in the memory of one matrix. Whoever asks for it closes it.
     *
     * @param values whether there are rows of values
     * @param noise of values and of gradients
     */
    public PackedMatrix matrix(Kernel kernel, boolean values, Noise noise, Workers workers) {
        int offset = values ? structureCount() : 0;
        PackedMatrix matrix = PackedMatrix.zeros(order(structureCount(), gradientCount(), values));
        try {
            jacobians.gram(matrix, offset, workers);
            fill(matrix, kernel, matrix, values, noise, workers);
            return matrix;
        } catch (RuntimeException failure) {
            matrix.close();
            throw failure;
        }
    }

    /**
     * The same from inner products that are there.
     *
     * @param gram as {@link #gram} makes it
     * @param into of the order of the kernel matrix; overwritten
     */
    public void matrix(
            PackedMatrix gram, Kernel kernel, PackedMatrix into, boolean values, Noise noise, Workers workers) {
        fill(gram, kernel, into, values, noise, workers);
    }

    /**
     * What is added to the diagonal, 0 or above.
     *
     * @param values in the rows of values
     * @param gradients in those of gradients
     */
    public record Noise(double values, double gradients) {}

    private void fill(
            PackedMatrix gram, Kernel kernel, PackedMatrix into, boolean values, Noise noise, Workers workers) {
        kernel.checkLearnsForces();
        int count = structureCount();
        workers.run(count, task -> {
            int structure = count - 1 - task; // the longest rows of a triangle first
            if (values) {
                double[] row = metric.row(structure);
                kernel.apply(row, row.length);
                row[structure] += noise.values;
                into.setRow(structure, 0, row, 0, structure + 1);
            }
            fillGradients(structure, gram, kernel, into, values, noise.gradients);
        });
    }

    private void fillGradients(
            int structure, PackedMatrix gram, Kernel kernel, PackedMatrix into, boolean values, double noise) {
        int offset = values ? structureCount() : 0;
        int gramOffset = gram == into ? offset : 0;
        boolean distances = kernel.metric() == Metric.SQUARED_DISTANCE;
        double[] slopes = metric.row(structure);
        double[] curvatures = slopes.clone();
        kernel.slopes(slopes, slopes.length);
        kernel.curvatures(curvatures, curvatures.length);
        double[] others = new double[jacobians.rowStart(structure + 1)];
        for (int row = 0; distances && row < others.length; row++) {
            others[row] = projections.get(row, structure) - own[row];
        }
        double[] towards = new double[structureCount()];
        double[] products = new double[others.length];
        for (int row = jacobians.rowStart(structure); row < jacobians.rowStart(structure + 1); row++) {
            projections.copyRowTo(row, towards);
            gram.copyRowTo(gramOffset + row, gramOffset, row + 1, products);
            if (distances) {
                for (int j = 0; j < towards.length; j++) {
                    towards[j] = own[row] - towards[j];
                }
                for (int j = 0; j <= structure; j++) {
                    double factor = -2 * slopes[j];
                    double outer = -4 * curvatures[j] * towards[j];
                    int end = Math.min(jacobians.rowStart(j + 1), row + 1);
                    for (int column = jacobians.rowStart(j); column < end; column++) {
                        products[column] = factor * products[column] + outer * others[column];
                    }
                }
                for (int j = 0; j < towards.length; j++) {
                    towards[j] *= 2 * slopes[j];
                }
            }
            products[row] += noise;
            into.setRow(offset + row, offset, products, 0, row + 1);
            if (values) {
                into.setRow(offset + row, 0, towards, 0, offset);
            }
        }
    }

    /**
     * The part of the values of the structures that comes from gradients, Σ_jβ ⟨y_i, ∂_jβ y⟩ c_jβ, {@code (structures)}.
     *
     * @param coefficients c, {@code (gradients)}
     */
    public double[] values(Kernel kernel, double[] coefficients) {
        int count = structureCount();
        double[] sums = new double[count];
        double[] row = new double[count];
        for (int j = 0; j < count; j++) {
            double[] along = new double[count];
            for (int r = jacobians.rowStart(j); r < jacobians.rowStart(j + 1); r++) {
                projections.copyRowTo(r, row);
                for (int i = 0; i < count; i++) {
                    along[i] += coefficients[r] * row[i];
                }
            }
            double[] slopes = metric.row(j);
            kernel.slopes(slopes, count);
            boolean distances = kernel.metric() == Metric.SQUARED_DISTANCE;
            for (int i = 0; i < count; i++) {
                sums[i] += slopes[i] * (distances ? 2 * (along[j] - along[i]) : along[i]);
            }
        }
        return sums;
    }

    @Override
    public void close() {
        metric.close();
        projections.close();
    }
}
