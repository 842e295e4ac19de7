package org.mbtr.learning.model;

import java.util.Optional;
import java.util.Set;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.forces.DerivativeKernel;
import org.mbtr.learning.forces.DerivativeRidge;
import org.mbtr.learning.forces.FeatureDirections;
import org.mbtr.learning.forces.Jacobians;
import org.mbtr.learning.kernels.Kernel;
import org.mbtr.learning.linalg.NotPositiveDefiniteException;
import org.mbtr.learning.linalg.PackedMatrix;
import org.mbtr.learning.ridge.RidgeFit;
import org.mbtr.learning.targets.FittedTarget;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.representations.Representation;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Element;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** Fits models to forces, or to energies and forces together. */
final class ForceTrainer {
    private final LabelledStructures data;
    private final ModelSettings settings;
    private final FittedTarget target;

    private ForceTrainer(LabelledStructures data, ModelSettings settings) {
        this.data = data;
        this.settings = settings;
        this.target = data.fit(settings.target());
    }

    /**
     * Fits. Memory: half a matrix whose order is the number of force components and energies, beside features and Jacobians.
     *
     * @throws MbtrException if there are no forces, the target is no energy, the kernel is not twice differentiable, the representation
     *     has no derivatives, or the matrix cannot be factored
     */
    static TrainedModel train(
            LabelledStructures data, ModelSettings settings, ModelInfo info, Set<Integer> elements, Workers workers) {
        check(data, settings);
        return new ForceTrainer(data, settings).train(info, elements, workers);
    }

    /** Refuses what cannot be learned. */
    static void check(LabelledStructures data, ModelSettings settings) {
        settings.kernel().checkLearnsForces();
        if (data.basis() == TargetBasis.OTHER) {
            throw new MbtrException(
                    "the target is neither per structure nor per atom, so there are no forces that belong to"
                            + " it; learn an energy, or learn from values alone");
        }
        if (!data.hasForces()) {
            throw new MbtrException("the data have no forces to learn from");
        }
    }

    private TrainedModel train(ModelInfo info, Set<Integer> elements, Workers workers) {
        Representation representation = settings.representation().create();
        FeatureSet features = representation.describe(data.structures(), workers);
        Kernel kernel = settings.kernel();
        DerivativeRidge.Fit fit;
        try (DerivativeKernel derivatives = DerivativeKernel.of(
                        kernel.metric(), features, Jacobians.of(representation, data.structures(), workers), workers);
                PackedMatrix matrix = derivatives.matrix(kernel, learnsValues(settings), noise(settings), workers)) {
            fit = DerivativeRidge.solve(
                    derivatives,
                    kernel,
                    matrix,
                    target.toLearned(data.structures(), data.labels()),
                    gradients(data, target),
                    workers);
        } catch (NotPositiveDefiniteException failure) {
            throw explained(failure);
        }
        if (kernel instanceof Kernel.Linear) {
            FeatureSet directions = FeatureDirections.of(representation, data.structures(), fit.gradients(), workers);
            FeatureSet weights = LinearWeights.fromDual(features, fit.values(), directions);
            return TrainedModel.ofWeights(settings, info, target, weights, fit.offset(), elements);
        }
        return TrainedModel.ofReferences(
                settings,
                info,
                target,
                new RidgeFit(fit.values(), fit.offset()),
                data.structures(),
                Optional.of(fit.gradients()));
    }

    /** Whether there are rows of values in the kernel matrix. */
    static boolean learnsValues(ModelSettings settings) {
        return !(settings.learnedFrom() instanceof LearnedFrom.Forces);
    }

    /** What is added to the diagonal. */
    static DerivativeKernel.Noise noise(ModelSettings settings) {
        double forces = settings.learnedFrom() instanceof LearnedFrom.ValuesAndForces both
                ? both.forceLambda()
                : settings.lambda();
        return new DerivativeKernel.Noise(settings.lambda(), forces);
    }

    /** The gradients of learned values, structure by structure; reference energies have none. */
    static double[] gradients(LabelledStructures data, FittedTarget target) {
        int count = data.forces().stream().mapToInt(forces -> forces.length).sum();
        double[] gradients = new double[count];
        int at = 0;
        for (int i = 0; i < data.size(); i++) {
            double factor = TargetBasis.PER_STRUCTURE.factorTo(
                    target.learned(), data.structures().get(i).atomCount());
            for (double force : data.forces().get(i)) {
                gradients[at++] = -factor * force;
            }
        }
        return gradients;
    }

    private MbtrException explained(NotPositiveDefiniteException failure) {
        int row = failure.pivotIndex();
        boolean values = learnsValues(settings);
        String what;
        if (values && row < data.size()) {
            what = "the energy of training structure " + (row + 1) + " ("
                    + data.structures().get(row).formula() + ")";
        } else {
            int coordinate = values ? row - data.size() : row;
            int index = 0;
            while (coordinate >= 3 * data.structures().get(index).atomCount()) {
                coordinate -= 3 * data.structures().get(index++).atomCount();
            }
            Structure structure = data.structures().get(index);
            int atom = coordinate / 3;
            what = "the force on atom " + (atom + 1) + " ("
                    + Element.of(structure.atomicNumber(atom)).symbol() + ") of training structure " + (index + 1);
        }
        return new MbtrException(
                "the kernel matrix of " + data.size() + " structures with forces cannot be factored: pivot " + (row + 1)
                        + ", which is " + what + ", is " + failure.pivotValue() + ". Use a larger lambda"
                        + (values
                                ? " (now " + settings.lambda() + " for energies, "
                                        + noise(settings).gradients() + " for forces)"
                                : " (now " + settings.lambda() + ")")
                        + " or a smaller length scale",
                failure);
    }
}
