package org.mbtr.learning.kernels;

import java.util.Map;
import org.mbtr.learning.linalg.MatrixView;
import org.mbtr.learning.linalg.Products;
import org.mbtr.representations.features.FeatureBlock;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.features.Features;
import org.mbtr.representations.parallel.Workers;

/**
 * A sum p(f) = Σ_i a_i k(‖f − f_i‖²) over training structures, for one structure at a time. Training features are read once:
 * distances and sums of a strip of rows are worked out while it is in the cache. How rows are cut does not depend on the number of
 * threads, and neither do results.
 *
 * @param value p
 * @param gradient its derivatives with respect to the features f
 */
record KernelSum(double value, Features gradient) {
    /** Numbers in a strip: half of what a second-level cache holds, as a rule. */
    private static final int STRIP = 1 << 17;
    /** Parts that may be worked on at the same time, each with a sum of its own. */
    private static final int PARTS = 32;
    /** Below this share of f·f + f_i·f_i a squared distance would have fewer than ten correct digits, as in {@link SquaredDistances}. */
    private static final double CLOSE = 1e-6;

    /** Of some training structures Σ a_i k_i, Σ c_i and Σ c_i f_i with c_i = a_i k'. */
    private static final class Part {
        private double value;
        private double total;
        private final double[] weighted;

        private Part(int width) {
            weighted = new double[width];
        }
    }

    /**
     * The sum.
     *
     * @param kernel of squared distances, smooth
     * @param coefficients a_i
     * @param x one structure with the one block that the reference has
     * @param reference training structures, relative to the same origin
     * @param norms their squared norms f_i·f_i
     */
    static KernelSum of(
            Kernel kernel, double[] coefficients, FeatureSet x, FeatureSet reference, double[] norms, Workers workers) {
        FeatureBlock block = reference.blocks().getFirst();
        double[] f = x.block(block.key()).orElseThrow().values();
        MatrixView rows = MatrixView.of(block.values(), block.rows(), block.width());
        int height = Math.ceilDiv(block.rows(), PARTS);
        Part[] parts = new Part[Math.ceilDiv(block.rows(), height)];
        workers.run(parts.length, part -> {
            int from = part * height;
            int to = Math.min(block.rows(), from + height);
            parts[part] = part(kernel, coefficients, f, rows, norms, from, to);
        });
        double value = 0;
        double total = 0;
        double[] gradient = new double[block.width()];
        for (Part part : parts) {
            value += part.value;
            total += part.total;
            for (int m = 0; m < gradient.length; m++) {
                gradient[m] -= 2 * part.weighted[m];
            }
        }
        for (int m = 0; m < gradient.length; m++) {
            gradient[m] += 2 * total * f[m];
        }
        return new KernelSum(value, Features.of(Map.of(block.key(), gradient)));
    }

    private static Part part(
            Kernel kernel, double[] coefficients, double[] f, MatrixView rows, double[] norms, int from, int to) {
        Part part = new Part(f.length);
        MatrixView sum = MatrixView.of(part.weighted, 1, f.length);
        int height = Math.max(1, STRIP / f.length);
        double squared = 0;
        for (double value : f) {
            squared += value * value;
        }
        for (int first = from; first < to; first += height) {
            MatrixView strip = rows.block(first, 0, Math.min(height, to - first), f.length);
            double[] slopes = Products.multiply(strip, f, Workers.CALLING_THREAD);
            for (int i = 0; i < slopes.length; i++) {
                double both = squared + norms[first + i];
                double distance = both - 2 * slopes[i];
                slopes[i] = distance > CLOSE * both ? distance : summed(f, rows, first + i);
            }
            double[] values = slopes.clone();
            kernel.apply(values, values.length);
            kernel.slopes(slopes, slopes.length);
            for (int i = 0; i < slopes.length; i++) {
                part.value += coefficients[first + i] * values[i];
                slopes[i] *= coefficients[first + i];
                part.total += slopes[i];
            }
            Products.multiply(1, MatrixView.of(slopes, 1, slopes.length), strip, 1, sum, Workers.CALLING_THREAD);
        }
        return part;
    }

    private static double summed(double[] f, MatrixView rows, int row) {
        double sum = 0;
        for (int m = 0; m < f.length; m++) {
            double difference = f[m] - rows.get(row, m);
            sum += difference * difference;
        }
        return sum;
    }
}
