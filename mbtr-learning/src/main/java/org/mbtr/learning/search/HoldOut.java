package org.mbtr.learning.search;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.MemoryLimits;
import org.mbtr.learning.kernels.Kernel;
import org.mbtr.learning.kernels.Metric;
import org.mbtr.learning.kernels.Metrics;
import org.mbtr.learning.kernels.StreamedMetrics;
import org.mbtr.learning.kernels.StreamedMetrics.Matrices;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.learning.linalg.NotPositiveDefiniteException;
import org.mbtr.learning.model.Centring;
import org.mbtr.learning.model.ModelSettings;
import org.mbtr.learning.ridge.KernelRidge;
import org.mbtr.learning.ridge.RidgeFit;
import org.mbtr.learning.targets.FittedTarget;
import org.mbtr.learning.targets.TargetSettings;
import org.mbtr.representations.RepresentationSettings;
import org.mbtr.representations.parallel.Workers;

/**
 * The error of models on a held-out set, with everything kept that the next model can use: metric matrices by part of the
 * representation, the kernel matrix by representation and kernel. Another λ costs one factorisation; another length scale
 * an exponential and a factorisation; another width of one term the description by that term.
 */
public final class HoldOut implements HeldOutError {
    private final LabelledStructures training;
    private final LabelledStructures validation;
    private final Workers workers;
    private final MemoryLimits limits;
    private final StreamedMetrics streamed;
    private final Map<Key, Matrices> metrics = new LinkedHashMap<>(16, 0.75f, true);
    private Matrices kernels;
    private Object kernelsKey;
    private DenseMatrix factor;
    private Target target;

    /** The target of the last evaluation, as it is learned from the training structures. */
    private record Target(TargetSettings settings, FittedTarget fitted, double[] learned) {}

    private record Key(RepresentationSettings part, Metric metric) {}

    /**
     * Of two disjoint sets.
     *
     * @param limits memory for features, and for metric matrices that are kept
     */
    public HoldOut(LabelledStructures training, LabelledStructures validation, MemoryLimits limits, Workers workers) {
        this.training = training;
        this.validation = validation;
        this.limits = limits;
        this.streamed = new StreamedMetrics(limits.features(), workers);
        this.workers = workers;
    }

    /** Of the target, whatever the form that is learned. Reference energies that are to be fitted are fitted to the training set. */
    @Override
    public double rmse(ModelSettings settings) {
        double[] predictions = predict(settings);
        double squared = 0;
        for (int i = 0; i < predictions.length; i++) {
            double residual = predictions[i] - validation.labels()[i];
            squared += residual * residual;
        }
        return predictions.length == 0 ? Double.POSITIVE_INFINITY : Math.sqrt(squared / predictions.length);
    }

    /** Predictions for the held-out set; empty if the kernel matrix cannot be factored. */
    private double[] predict(ModelSettings settings) {
        Matrices kernel = kernelMatrices(settings);
        if (factor == null) {
            factor = DenseMatrix.zeros(training.size(), training.size());
        }
        factor.copyFrom(kernel.within());
        Target learning = target(settings.target());
        double mean = settings.centring() == Centring.LABELS ? mean(learning.learned) : 0;
        double[] labels = learning.learned.clone();
        for (int i = 0; i < labels.length; i++) {
            labels[i] -= mean;
        }
        try {
            RidgeFit fit =
                    KernelRidge.fit(factor, labels, settings.lambda(), settings.centring() == Centring.KERNEL, workers);
            double[] predictions = KernelRidge.predict(fit, kernel.cross(), workers);
            for (int i = 0; i < predictions.length; i++) {
                predictions[i] += mean;
            }
            return learning.fitted.toTarget(validation.structures(), predictions);
        } catch (NotPositiveDefiniteException tooSmall) {
            return new double[0];
        }
    }

    private Target target(TargetSettings settings) {
        if (target == null || !target.settings.equals(settings)) {
            FittedTarget fitted = training.fit(settings);
            target = new Target(settings, fitted, fitted.toLearned(training.structures(), training.labels()));
        }
        return target;
    }

    private Matrices kernelMatrices(ModelSettings settings) {
        Object key = Map.entry(settings.representation(), settings.kernel());
        if (!key.equals(kernelsKey)) {
            Matrices sums = kernels != null ? kernels : zeros();
            kernels = sums;
            kernelsKey = null;
            boolean first = true;
            for (RepresentationParts.Part part : RepresentationParts.of(settings.representation())) {
                Matrices metric =
                        metricMatrices(part.settings(), settings.kernel().metric());
                double scaling = settings.kernel().metric().scaling(part.scale());
                combine(sums.within(), first, scaling, metric.within());
                combine(sums.cross(), first, scaling, metric.cross());
                first = false;
            }
            applyKernel(settings.kernel(), sums);
            kernelsKey = key;
        }
        return kernels;
    }

    private void combine(DenseMatrix sum, boolean first, double scaling, DenseMatrix part) {
        if (first && scaling == 1) {
            sum.copyFrom(part);
        } else if (first) {
            sum.copyFrom(part);
            Metrics.add(sum, scaling - 1, part, workers);
        } else {
            Metrics.add(sum, scaling, part, workers);
        }
    }

    private void applyKernel(Kernel kernel, Matrices matrices) {
        Metrics.applyKernel(kernel, matrices.within(), workers);
        Metrics.applyKernel(kernel, matrices.cross(), workers);
    }

    private Matrices zeros() {
        return new Matrices(
                DenseMatrix.zeros(training.size(), training.size()),
                DenseMatrix.zeros(validation.size(), training.size()));
    }

    private Matrices metricMatrices(RepresentationSettings part, Metric metric) {
        Key key = new Key(part, metric);
        Matrices known = metrics.get(key);
        if (known != null) {
            return known;
        }
        Matrices fresh = streamed.matrices(part.create(), metric, training.structures(), validation.structures());
        metrics.put(key, fresh);
        long bytes = metrics.values().stream().mapToLong(HoldOut::bytes).sum();
        var oldest = metrics.entrySet().iterator();
        while (bytes > limits.keptMatrices() && metrics.size() > 1) {
            Map.Entry<Key, Matrices> entry = oldest.next();
            bytes -= bytes(entry.getValue());
            entry.getValue().close();
            oldest.remove();
        }
        return fresh;
    }

    private static long bytes(Matrices matrices) {
        return 8L
                * matrices.within().columns()
                * (matrices.within().rows() + (long) matrices.cross().rows());
    }

    private static double mean(double[] values) {
        return java.util.Arrays.stream(values).sum() / values.length;
    }

    @Override
    public void close() {
        metrics.values().forEach(Matrices::close);
        metrics.clear();
        if (kernels != null) {
            kernels.close();
            kernels = null;
        }
        if (factor != null) {
            factor.close();
            factor = null;
        }
    }
}
