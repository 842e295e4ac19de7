package org.mbtr.potentials;

import java.nio.file.Path;
import java.util.List;
import org.mbtr.learning.model.ModelFile;
import org.mbtr.learning.model.TrainedModel;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Structure;
import org.mbtr.structures.data.Checksum;

/**
 * Potentials of trained models. A model that keeps its training structures knows how close atoms came to each other in them;
 * a linear model keeps none, and its region is everywhere.
 */
public final class ModelPotentials implements PotentialSource {
    @Override
    public Loaded open(Path file, Workers workers) {
        TrainedModel model = ModelFile.read(file);
        List<Structure> training = model.trainingStructures();
        Domain domain = training.isEmpty() ? Domain.everywhere() : ClosestApproach.of(training);
        return new Loaded(new ModelPotential(model, workers), domain, Checksum.of(file));
    }
}
