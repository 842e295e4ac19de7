package org.mbtr.learning.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mbtr.learning.MemoryLimits;
import org.mbtr.learning.kernels.Kernel;
import org.mbtr.learning.kernels.Metric;
import org.mbtr.learning.kernels.Metrics;
import org.mbtr.learning.kernels.StreamedMetrics;
import org.mbtr.learning.kernels.StreamedMetrics.Matrices;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.learning.model.ModelSettings;
import org.mbtr.representations.RepresentationSettings;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Structure;

/**
 * Kernel matrices of one training set for many settings, with everything kept that the next ones can use: metric matrices by part
 * of the representation, the kernel matrix by representation and kernel. Another λ costs nothing; another length scale an
 * exponential; another width of one term the description by that term.
 */
final class KernelMatrices implements AutoCloseable {
    private final List<Structure> training;
    private final List<Structure> others;
    private final MemoryLimits limits;
    private final StreamedMetrics streamed;
    private final Workers workers;
    private final Map<Key, Matrices> metrics = new LinkedHashMap<>(16, 0.75f, true);
    private Matrices kernels;
    private Object kernelsKey;

    private record Key(RepresentationSettings part, Metric metric) {}

    /**
     * Of a training set.
     *
     * @param others structures whose kernels with the training structures are wanted too; may be empty
     * @param limits memory for features, and for metric matrices that are kept
     */
    KernelMatrices(List<Structure> training, List<Structure> others, MemoryLimits limits, Workers workers) {
        this.training = training;
        this.others = others;
        this.limits = limits;
        this.streamed = new StreamedMetrics(limits.features(), workers);
        this.workers = workers;
    }

    /** Kernel matrices, not to be changed, and valid until others are asked for. */
    Matrices of(ModelSettings settings) {
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
                DenseMatrix.zeros(training.size(), training.size()), DenseMatrix.zeros(others.size(), training.size()));
    }

    private Matrices metricMatrices(RepresentationSettings part, Metric metric) {
        Key key = new Key(part, metric);
        Matrices known = metrics.get(key);
        if (known != null) {
            return known;
        }
        Matrices fresh = streamed.matrices(part.create(), metric, training, others);
        metrics.put(key, fresh);
        long bytes = metrics.values().stream().mapToLong(KernelMatrices::bytes).sum();
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

    @Override
    public void close() {
        metrics.values().forEach(Matrices::close);
        metrics.clear();
        if (kernels != null) {
            kernels.close();
            kernels = null;
        }
    }
}
