package org.mbtr.potentials.gdml;

import java.nio.file.Path;
import org.mbtr.potentials.ClosestApproach;
import org.mbtr.potentials.PotentialSource;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.data.Checksum;

/**
 * Potentials from files of force fields; other files go elsewhere.
 *
 * @param others what opens other files
 */
public record GdmlPotentials(PotentialSource others) implements PotentialSource {
    @Override
    public Loaded open(Path file, Workers workers) {
        if (!GdmlModelFile.isForceField(file)) {
            return others.open(file, workers);
        }
        GdmlModel model = GdmlModelFile.read(file, workers);
        return new Loaded(model, ClosestApproach.of(model.trainingStructures()), Checksum.of(file));
    }
}
