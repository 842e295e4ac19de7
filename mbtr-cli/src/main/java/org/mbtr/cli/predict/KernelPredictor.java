package org.mbtr.cli.predict;

import java.util.List;
import java.util.Set;
import java.util.function.IntToLongFunction;
import java.util.function.Supplier;
import org.mbtr.cli.learn.StructureFault;
import org.mbtr.learning.model.EnergyGradient;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.learning.model.TrainedModel;
import org.mbtr.learning.targets.FittedTarget;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/**
 * A kernel model.
 *
 * @param model the model
 * @param workers for its predictions
 */
record KernelPredictor(TrainedModel model, Workers workers) implements Predictor {
    @Override
    public ModelInfo info() {
        return model.info();
    }

    @Override
    public FittedTarget target() {
        return model.target();
    }

    @Override
    public boolean knowsEnergyUpToConstant() {
        return false;
    }

    @Override
    public Set<Integer> elements() {
        return model.elements();
    }

    @Override
    public void require(Derivatives wanted) {
        // Whether a kernel and a representation have derivatives is said when the first structure is predicted.
    }

    @Override
    public double[] values(List<Structure> structures, IntToLongFunction numbers) {
        return located(() -> model.predict(structures, workers), structures, numbers);
    }

    @Override
    public List<EnergyGradient> gradients(List<Structure> structures, IntToLongFunction numbers) {
        return located(() -> model.predictWithGradients(structures, workers), structures, numbers);
    }

    private <T> T located(Supplier<T> prediction, List<Structure> structures, IntToLongFunction numbers) {
        try {
            return prediction.get();
        } catch (MbtrException failure) {
            throw StructureFault.located(
                    failure, model.settings().representation().create(), structures, numbers);
        }
    }
}
