package org.mbtr.phases.active;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mbtr.learning.kernels.Kernel;
import org.mbtr.learning.kernels.Metric;
import org.mbtr.learning.kernels.Metrics;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.learning.linalg.NotPositiveDefiniteException;
import org.mbtr.learning.ridge.Centring;
import org.mbtr.learning.ridge.KernelRidge;
import org.mbtr.learning.ridge.RidgeFit;
import org.mbtr.representations.config.DataSummary;
import org.mbtr.representations.config.Presets;
import org.mbtr.representations.mbtr.Broadening;
import org.mbtr.representations.mbtr.MbtrSettings;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Structure;

/**
 * Kernel ridge regression as the paper does it for alloys: the tensor with k = 2 without normalisation, a Gaussian kernel, no
 * centring. Squared distances of all structures are kept for each width, so that a model costs one exponential for each pair and a
 * factorisation.
 */
final class PaperModel implements AutoCloseable {
    private final List<Structure> structures;
    private final MbtrSettings settings;
    private final Workers workers;
    private final Map<Double, DenseMatrix> squaredDistances = new HashMap<>();

    PaperModel(List<Structure> structures, Workers workers) {
        this.structures = structures;
        this.settings = (MbtrSettings) Presets.create("alloys", DataSummary.of(structures.stream()));
        this.workers = workers;
    }

    /**
     * Predictions after training.
     *
     * @param exponents log₂ of σ₂, length scale and λ
     * @param training positions to learn from
     * @param labels {@code (training)}
     * @param asked positions to predict
     * @return {@code (asked)}; empty if λ is too small for the kernel matrix to be factored
     */
    double[] predict(double[] exponents, int[] training, double[] labels, int[] asked) {
        DenseMatrix distances = squaredDistances.computeIfAbsent(exponents[0], this::describe);
        Kernel kernel = new Kernel.Gaussian(Math.pow(2, exponents[1]));
        try (DenseMatrix within = kernelMatrix(kernel, distances, training, training);
                DenseMatrix cross = kernelMatrix(kernel, distances, asked, training)) {
            RidgeFit fit = KernelRidge.fit(within, labels, Math.pow(2, exponents[2]), Centring.NONE, workers);
            return KernelRidge.predict(fit, cross, workers);
        } catch (NotPositiveDefiniteException tooSmall) {
            return new double[0];
        }
    }

    /** The same, with λ doubled as often as it takes: for settings that are a median and have not been tried. */
    double[] predictSurely(double[] exponents, int[] training, double[] labels, int[] asked) {
        double[] tried = exponents.clone();
        double[] predictions = predict(tried, training, labels, asked);
        while (predictions.length < asked.length) {
            tried[2]++;
            predictions = predict(tried, training, labels, asked);
        }
        return predictions;
    }

    private DenseMatrix describe(double exponent) {
        Broadening broadening = new Broadening.Normal(Math.pow(2, exponent));
        MbtrSettings width = settings.withTerm(0, settings.terms().getFirst().withBroadening(broadening));
        return Metrics.within(Metric.SQUARED_DISTANCE, width.create().describe(structures, workers), workers);
    }

    private static DenseMatrix kernelMatrix(Kernel kernel, DenseMatrix distances, int[] rows, int[] columns) {
        DenseMatrix matrix = DenseMatrix.zeros(rows.length, columns.length);
        double[] all = new double[distances.columns()];
        double[] row = new double[columns.length];
        for (int i = 0; i < rows.length; i++) {
            distances.copyRowTo(rows[i], all);
            Arrays.setAll(row, j -> all[columns[j]]);
            kernel.apply(row, row.length);
            matrix.setRow(i, row);
        }
        return matrix;
    }

    @Override
    public void close() {
        squaredDistances.values().forEach(DenseMatrix::close);
    }
}
