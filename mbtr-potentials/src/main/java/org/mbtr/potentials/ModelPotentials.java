package org.mbtr.potentials;

import java.nio.file.Path;
import org.mbtr.learning.model.ModelFile;
import org.mbtr.learning.model.TrainedModel;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;

/** Potentials of trained models. */
public final class ModelPotentials implements PotentialSource {
    @Override
    public Loaded open(Path file, Workers workers) {
        TrainedModel model = ModelFile.read(file);
        throw new MbtrException(file + " predicts " + model.info().target()
                + " but no forces: models have no derivatives in this version of mbtr");
    }
}
