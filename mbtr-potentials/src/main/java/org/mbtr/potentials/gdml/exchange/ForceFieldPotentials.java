package org.mbtr.potentials.gdml.exchange;

import java.nio.file.Path;
import org.mbtr.potentials.ClosestApproach;
import org.mbtr.potentials.PotentialSource;
import org.mbtr.potentials.gdml.GdmlModel;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.data.Checksum;

/**
 * Potentials from files of force fields of either program; other files go elsewhere.
 *
 * @param others what opens other files
 */
public record ForceFieldPotentials(PotentialSource others) implements PotentialSource {
    @Override
    public Loaded open(Path file, Workers workers) {
        if (!ForceFieldFiles.isForceField(file)) {
            return others.open(file, workers);
        }
        GdmlModel model = ForceFieldFiles.read(file, workers);
        return new Loaded(model, ClosestApproach.of(model.trainingStructures()), Checksum.of(file));
    }
}
