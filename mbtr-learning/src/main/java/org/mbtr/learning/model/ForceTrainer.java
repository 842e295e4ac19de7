package org.mbtr.learning.model;

import java.util.Optional;
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

/**
 * Fits models to the forces, or energies and forces, of one set of structures, and keeps what does not depend on length scale and
 * regularisation. Whoever creates one closes it.
 */
public final class ForceTrainer implements AutoCloseable {
    private final LabelledStructures data;
    private final Representation representation;
    private final FeatureSet features;
    private final DerivativeKernel derivatives;
    private final Workers workers;
    private Optional<PackedMatrix> gram = Optional.empty();
    private Optional<PackedMatrix> matrix = Optional.empty();

    /**
     * With a representation and the metric of a kernel. Memory: features, Jacobians, and one number for each pair of a force
     * component and a structure.
     *
     * @param settings whose representation and metric all models have
     * @throws MbtrException if there are no forces, the target is no energy, the kernel is not twice differentiable, or the
     *     representation has no derivatives
     */
    public ForceTrainer(LabelledStructures data, ModelSettings settings, Workers workers) {
        check(data, settings);
        this.data = data;
        this.workers = workers;
        this.representation = settings.representation().create();
        this.features = representation.describe(data.structures(), workers);
        this.derivatives = DerivativeKernel.of(
                settings.kernel().metric(),
                features,
                Jacobians.of(representation, data.structures(), workers),
                workers);
    }

    /**
     * From here on keeps the inner products of Jacobians for the next model, and the memory of the kernel matrix: twice half a
     * matrix whose order is the number of force components and energies.
     */
    public void keep() {
        if (gram.isEmpty()) {
            gram = Optional.of(derivatives.gram(workers));
        }
    }

    private static void check(LabelledStructures data, ModelSettings settings) {
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

    /**
     * Fits. Memory: half a matrix whose order is the number of force components and energies.
     *
     * @throws MbtrException if the kernel matrix cannot be factored
     */
    public TrainedModel train(ModelSettings settings, ModelInfo info) {
        FittedTarget target = data.fit(settings.target());
        Kernel kernel = settings.kernel();
        DerivativeRidge.Fit fit;
        try {
            fit = solve(settings, target);
        } catch (NotPositiveDefiniteException failure) {
            throw explained(failure, settings);
        }
        if (kernel instanceof Kernel.Linear) {
            FeatureSet directions = FeatureDirections.of(representation, data.structures(), fit.gradients(), workers);
            FeatureSet weights = LinearWeights.fromDual(features, fit.values(), directions);
            return TrainedModel.ofWeights(settings, info, target, weights, fit.offset(), Trainer.elements(data));
        }
        return TrainedModel.ofReferences(
                settings,
                info,
                target,
                new RidgeFit(fit.values(), fit.offset()),
                data.structures(),
                Optional.of(fit.gradients()));
    }

    private DerivativeRidge.Fit solve(ModelSettings settings, FittedTarget target) {
        Kernel kernel = settings.kernel();
        boolean values = learnsValues(settings);
        double[] y = target.toLearned(data.structures(), data.labels());
        double[] g = gradients(target);
        if (gram.isEmpty()) {
            try (PackedMatrix own = derivatives.matrix(kernel, values, noise(settings), workers)) {
                return DerivativeRidge.solve(derivatives, kernel, own, y, g, workers);
            }
        }
        int order = DerivativeKernel.order(data.size(), g.length, values);
        if (matrix.filter(kept -> kept.order() == order).isEmpty()) {
            matrix.ifPresent(PackedMatrix::close);
            matrix = Optional.of(PackedMatrix.zeros(order));
        }
        derivatives.matrix(gram.get(), kernel, matrix.get(), values, noise(settings), workers);
        return DerivativeRidge.solve(derivatives, kernel, matrix.get(), y, g, workers);
    }

    private static boolean learnsValues(ModelSettings settings) {
        return !(settings.learnedFrom() instanceof LearnedFrom.Forces);
    }

    private static DerivativeKernel.Noise noise(ModelSettings settings) {
        double forces = settings.learnedFrom() instanceof LearnedFrom.ValuesAndForces both
                ? both.forceLambda()
                : settings.lambda();
        return new DerivativeKernel.Noise(settings.lambda(), forces);
    }

    /** The gradients of learned values, structure by structure; reference energies have none. */
    private double[] gradients(FittedTarget target) {
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

    private MbtrException explained(NotPositiveDefiniteException failure, ModelSettings settings) {
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

    @Override
    public void close() {
        derivatives.close();
        gram.ifPresent(PackedMatrix::close);
        matrix.ifPresent(PackedMatrix::close);
    }
}
