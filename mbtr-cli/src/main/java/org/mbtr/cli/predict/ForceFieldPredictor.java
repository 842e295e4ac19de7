package org.mbtr.cli.predict;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;
import org.mbtr.learning.model.EnergyGradient;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.learning.targets.ElementEnergies;
import org.mbtr.learning.targets.FittedTarget;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.potentials.gdml.GdmlModel;
import org.mbtr.representations.StructureGradient;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/**
 * A force field of one molecule.
 *
 * @param model the force field
 */
record ForceFieldPredictor(GdmlModel model) implements Predictor {
    @Override
    public ModelInfo info() {
        return model.info();
    }

    @Override
    public FittedTarget target() {
        return new FittedTarget(TargetBasis.PER_STRUCTURE, TargetBasis.PER_STRUCTURE, ElementEnergies.NONE, 0);
    }

    @Override
    public boolean knowsEnergyUpToConstant() {
        return model.knowsEnergyUpToConstant();
    }

    @Override
    public Set<Integer> elements() {
        return Arrays.stream(model.molecule().atomicNumbers()).boxed().collect(Collectors.toSet());
    }

    @Override
    public void require(Derivatives wanted) {
        if (wanted.stress()) {
            throw new MbtrException("the model is a force field of one molecule, which has no volume and so no stress;"
                    + " leave --stress out");
        }
    }

    @Override
    public double[] values(List<Structure> structures, IntToLongFunction numbers) {
        return gradients(structures, numbers).stream()
                .mapToDouble(EnergyGradient::energy)
                .toArray();
    }

    @Override
    public List<EnergyGradient> gradients(List<Structure> structures, IntToLongFunction numbers) {
        return model.evaluate(structures, numbers).stream()
                .map(found -> new EnergyGradient(
                        found.energy(), new StructureGradient(found.gradient(), found.strainGradient())))
                .toList();
    }
}
