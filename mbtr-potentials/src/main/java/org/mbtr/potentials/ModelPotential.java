package org.mbtr.potentials;

import java.util.List;
import org.mbtr.learning.model.EnergyGradient;
import org.mbtr.learning.model.TrainedModel;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Structure;

/**
 * The potential-energy surface of a model that was trained on energies.
 *
 * @param model of energies, per structure or per atom
 * @param workers threads for its evaluations
 */
record ModelPotential(TrainedModel model, Workers workers) implements Potential {
    @Override
    public String energyUnit() {
        return model.target()
                .basis()
                .unitIn(TargetBasis.PER_STRUCTURE, model.info().unit());
    }

    @Override
    public Evaluation evaluate(Structure structure) {
        EnergyGradient found =
                model.predictWithGradients(List.of(structure), workers).getFirst();
        return new Evaluation(
                found.energy(), found.gradient().positions(), found.gradient().strain());
    }
}
