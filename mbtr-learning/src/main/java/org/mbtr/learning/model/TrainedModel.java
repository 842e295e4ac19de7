package org.mbtr.learning.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mbtr.learning.MemoryLimits;
import org.mbtr.learning.forces.FeatureDirections;
import org.mbtr.learning.kernels.Directions;
import org.mbtr.learning.kernels.Kernel;
import org.mbtr.learning.kernels.Metrics;
import org.mbtr.learning.kernels.ReferenceSet;
import org.mbtr.learning.kernels.StreamedMetrics;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.learning.ridge.KernelRidge;
import org.mbtr.learning.ridge.RidgeFit;
import org.mbtr.learning.targets.FittedTarget;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.representations.Representation;
import org.mbtr.representations.StructureGradient;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.features.Features;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Element;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/**
 * A model that predicts a property of structures. Immutable.
 *
 * <p>A linear model holds one weight for each feature and predicts at a cost that does not depend on the size of the
 * training set; any other holds its training structures and one coefficient for each, and if it has learned from forces one for
 * each coordinate of their atoms.
 */
public final class TrainedModel {
    /** Structures predicted together: bounds the memory for their features and kernel rows. */
    private static final int BATCH = 512;

    /** The same where training structures have to be described again for each batch: as many as kernel rows can be held of. */
    private static final int STREAMED_BATCH = 8192;

    private final ModelSettings settings;
    private final ModelInfo info;
    private final FittedTarget target;
    private final RidgeFit fit;
    private final List<Structure> references;
    private final Optional<double[]> gradientCoefficients;
    private final Optional<FeatureSet> weights;
    private final Set<Integer> elements;
    private final Representation representation;
    private ReferenceSet reference;
    private Directions directions;

    private TrainedModel(
            ModelSettings settings,
            ModelInfo info,
            FittedTarget target,
            RidgeFit fit,
            List<Structure> references,
            Optional<double[]> gradientCoefficients,
            Optional<FeatureSet> weights,
            Set<Integer> elements) {
        this.settings = settings;
        this.info = info;
        this.target = target;
        this.fit = fit;
        this.references = List.copyOf(references);
        this.gradientCoefficients = gradientCoefficients;
        this.weights = weights;
        this.elements = Set.copyOf(elements);
        this.representation = settings.representation().create();
    }

    /**
     * A model of any kernel: training structures and their coefficients.
     *
     * @param gradientCoefficients those of the gradients at the training structures, {@code [3*atoms]} one structure after the
     *     other, if it has learned from forces
     */
    static TrainedModel ofReferences(
            ModelSettings settings,
            ModelInfo info,
            FittedTarget target,
            RidgeFit fit,
            List<Structure> references,
            Optional<double[]> gradientCoefficients) {
        Set<Integer> elements = new TreeSet<>();
        for (Structure structure : references) {
            for (int z : structure.atomicNumbers()) {
                elements.add(z);
            }
        }
        return new TrainedModel(
                settings, info, target, fit, references, gradientCoefficients, Optional.empty(), elements);
    }

    /** A linear model: weights of features as the features of one fictitious structure. */
    static TrainedModel ofWeights(
            ModelSettings settings,
            ModelInfo info,
            FittedTarget target,
            FeatureSet weights,
            double offset,
            Set<Integer> elements) {
        RidgeFit fit = new RidgeFit(new double[] {1}, offset);
        return new TrainedModel(
                settings, info, target, fit, List.of(), Optional.empty(), Optional.of(weights), elements);
    }

    /** The settings that it was fitted with. */
    public ModelSettings settings() {
        return settings;
    }

    /** Where it comes from. */
    public ModelInfo info() {
        return info;
    }

    /** The structures that it was fitted to, as far as it keeps them; a linear model keeps none. */
    public List<Structure> trainingStructures() {
        return references;
    }

    /** How its predictions follow from what it has learned. */
    public FittedTarget target() {
        return target;
    }

    /** Atomic numbers of the elements that it has seen. */
    public Set<Integer> elements() {
        return elements;
    }

    /** The same model with other information about it. */
    public TrainedModel withInfo(ModelInfo replacement) {
        TrainedModel copy = new TrainedModel(
                settings, replacement, target, fit, references, gradientCoefficients, weights, elements);
        copy.reference = reference;
        copy.directions = directions;
        return copy;
    }

    RidgeFit fit() {
        return fit;
    }

    Optional<double[]> gradientCoefficients() {
        return gradientCoefficients;
    }

    Optional<FeatureSet> weights() {
        return weights;
    }

    /**
     * Predicts.
     *
     * @return {@code (n)}, in the unit of the training labels and per what they are, reference energies included
     * @throws MbtrException if a structure has an element that the model has not seen, or cannot be described
     */
    public double[] predict(List<Structure> structures, Workers workers) {
        return predict(structures, MemoryLimits.usual(), workers);
    }

    /**
     * The same with a limit for features. Where those of the training structures do not fit, structures are predicted together, and
     * all are described in slices: many together cost as much as one alone.
     */
    public double[] predict(List<Structure> structures, MemoryLimits limits, Workers workers) {
        for (int i = 0; i < structures.size(); i++) {
            checkElements(structures.get(i), i);
        }
        StreamedMetrics metrics = new StreamedMetrics(limits.features(), workers);
        if (gradientCoefficients.isEmpty()
                && !isReady()
                && metrics.slices(representation, references, references.size()) > 1) {
            return predictStreamed(structures, metrics, workers);
        }
        double[] predictions = new double[structures.size()];
        for (int from = 0; from < predictions.length; from += BATCH) {
            List<Structure> batch = structures.subList(from, Math.min(predictions.length, from + BATCH));
            double[] learned = predict(representation.describe(batch, workers), workers);
            double[] part = target.toTarget(batch, learned);
            System.arraycopy(part, 0, predictions, from, part.length);
        }
        return predictions;
    }

    private double[] predictStreamed(List<Structure> structures, StreamedMetrics metrics, Workers workers) {
        double[] predictions = new double[structures.size()];
        for (int from = 0; from < predictions.length; from += STREAMED_BATCH) {
            List<Structure> batch = structures.subList(from, Math.min(predictions.length, from + STREAMED_BATCH));
            try (DenseMatrix cross =
                    metrics.between(representation, settings.kernel().metric(), batch, references)) {
                Metrics.applyKernel(settings.kernel(), cross, workers);
                double[] part = target.toTarget(batch, KernelRidge.predict(fit, cross, workers));
                System.arraycopy(part, 0, predictions, from, part.length);
            }
        }
        return predictions;
    }

    private synchronized boolean isReady() {
        return reference != null;
    }

    private double[] predict(FeatureSet features, Workers workers) {
        Kernel kernel = settings.kernel();
        ReferenceSet reference = compared(workers);
        if (gradientCoefficients.isPresent()) {
            double[] predictions = new double[features.structureCount()];
            Arrays.fill(predictions, fit.offset());
            directions(workers)
                    .addValues(kernel, fit.coefficients(), reference.aligned(features), predictions, workers);
            return predictions;
        }
        try (DenseMatrix cross = reference.metric(reference.aligned(features), workers)) {
            Metrics.applyKernel(kernel, cross, workers);
            return KernelRidge.predict(fit, cross, workers);
        }
    }

    /**
     * Predicts energies of whole structures with their gradients. A value per atom is multiplied by the number of atoms.
     * Cost: that of predictions, the derivatives of the representation, and as much again for the kernel. A model that has learned
     * from forces takes twice as long for the kernel.
     *
     * @throws MbtrException as {@link #predict(List, Workers)}; if the target is neither per structure nor per atom, the kernel is not
     *     smooth, or the representation has no derivatives
     */
    public List<EnergyGradient> predictWithGradients(List<Structure> structures, Workers workers) {
        if (target.basis() == TargetBasis.OTHER) {
            throw new MbtrException("the target " + info.target()
                    + " is neither per structure nor per atom, so it has no" + " forces; train a model of energies");
        }
        List<EnergyGradient> all = new ArrayList<>();
        for (int from = 0; from < structures.size(); from += BATCH) {
            List<Structure> batch = structures.subList(from, Math.min(structures.size(), from + BATCH));
            for (int i = 0; i < batch.size(); i++) {
                checkElements(batch.get(i), from + i);
            }
            FeatureSet features = representation.describe(batch, workers);
            double[] learned = new double[batch.size()];
            List<Features> weights = predictWithGradients(features, learned, workers);
            double[] values = target.toTarget(batch, learned);
            EnergyGradient[] results = new EnergyGradient[batch.size()];
            workers.run(results.length, i -> {
                Structure structure = batch.get(i);
                double factor = target.basis().factorTo(TargetBasis.PER_STRUCTURE, structure.atomCount());
                StructureGradient gradient = representation.gradient(structure, weights.get(i), workers);
                results[i] = new EnergyGradient(factor * values[i], scaled(gradient, factor * target.scale(structure)));
            });
            all.addAll(List.of(results));
        }
        return all;
    }

    /** Predicts, and returns the derivatives of the predictions with respect to features; the metric is worked out once. */
    private List<Features> predictWithGradients(FeatureSet features, double[] predictions, Workers workers) {
        Kernel kernel = settings.kernel();
        ReferenceSet reference = compared(workers);
        FeatureSet aligned = reference.aligned(features);
        Arrays.fill(predictions, fit.offset());
        if (gradientCoefficients.isPresent()) {
            return directions(workers)
                    .addValuesWithGradients(kernel, fit.coefficients(), aligned, predictions, workers);
        }
        return reference.addSums(kernel, fit.coefficients(), aligned, predictions, workers);
    }

    private static StructureGradient scaled(StructureGradient gradient, double factor) {
        return new StructureGradient(
                Arrays.stream(gradient.positions()).map(x -> factor * x).toArray(),
                Arrays.stream(gradient.strain()).map(x -> factor * x).toArray());
    }

    private synchronized ReferenceSet compared(Workers workers) {
        if (reference == null) {
            FeatureSet features = weights.orElseGet(() -> representation.describe(references, workers));
            reference = ReferenceSet.of(settings.kernel().metric(), features);
        }
        return reference;
    }

    private synchronized Directions directions(Workers workers) {
        if (directions == null) {
            FeatureSet along =
                    FeatureDirections.of(representation, references, gradientCoefficients.orElseThrow(), workers);
            directions = Directions.of(compared(workers), along);
        }
        return directions;
    }

    private void checkElements(Structure structure, int index) {
        for (int atom = 0; atom < structure.atomCount(); atom++) {
            if (!elements.contains(structure.atomicNumber(atom))) {
                throw new MbtrException(
                        "structure " + (index + 1) + " (" + structure.formula() + "), atom " + (atom + 1)
                                + ": the model has never seen the element "
                                + Element.of(structure.atomicNumber(atom)).symbol() + "; it was trained on "
                                + elements.stream()
                                        .sorted()
                                        .map(z -> Element.of(z).symbol())
                                        .toList());
            }
        }
    }
}
