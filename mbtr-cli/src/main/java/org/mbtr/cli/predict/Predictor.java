package org.mbtr.cli.predict;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.IntToLongFunction;
import org.mbtr.learning.model.EnergyGradient;
import org.mbtr.learning.model.ModelFile;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.learning.targets.FittedTarget;
import org.mbtr.potentials.gdml.exchange.ForceFieldFiles;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** A model of any kind that predicts structures. */
public sealed interface Predictor permits KernelPredictor, ForceFieldPredictor {
    /**
     * Reads a model.
     *
     * @param workers for its predictions; must stay open as long as it is used
     */
    static Predictor read(Path file, Workers workers) {
        return ForceFieldFiles.isForceField(file)
                ? new ForceFieldPredictor(ForceFieldFiles.read(file, workers))
                : new KernelPredictor(ModelFile.read(file), workers);
    }

    /** Where it comes from. */
    ModelInfo info();

    /** What it predicts. */
    FittedTarget target();

    /** Whether a constant is missing in its energies, since it has learned without any. */
    boolean knowsEnergyUpToConstant();

    /** Elements that it has learned from. */
    Set<Integer> elements();

    /**
     * Makes sure that it has derivatives of this kind at all.
     *
     * @throws MbtrException if not
     */
    void require(Derivatives wanted);

    /**
     * Predicted values of the target.
     *
     * @param numbers what to call a structure in a message by its place in the list, from 1
     * @throws MbtrException if a structure cannot be described
     */
    double[] values(List<Structure> structures, IntToLongFunction numbers);

    /** Energies with their derivatives; see {@link #values}. */
    List<EnergyGradient> gradients(List<Structure> structures, IntToLongFunction numbers);
}
