package org.mbtr.cli.forcefield;

import java.util.Random;
import java.util.stream.IntStream;
import org.mbtr.cli.learn.LearningData;
import org.mbtr.cli.learn.SplitPlan;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.learning.validation.NestedSplit;
import org.mbtr.learning.validation.Sampling;
import org.mbtr.learning.validation.Split;
import org.mbtr.potentials.gdml.ForceFrames;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/**
 * Frames of one molecule, split.
 *
 * @param data forces of frames, and energies where they are known
 * @param split inside the training frames, those that a search fits to and those that it is judged by
 */
public record ForceFieldData(LearningData data, NestedSplit split) {
    /** Frames that a search is judged by unless the user says otherwise; the 50 of the paper leave two percent open. */
    private static final int VALIDATION = 200;

    /**
     * Checks and splits.
     *
     * @param plan of training and test frames
     * @param searchFrames largest number of frames that a search fits to
     * @throws MbtrException if the structures are not frames of one molecule with energies of the whole molecule
     */
    public static ForceFieldData of(LearningData data, SplitPlan plan, int searchFrames) {
        if (data.basis() != TargetBasis.PER_STRUCTURE) {
            throw new MbtrException("a force field needs energies of whole molecules, but " + data.target() + " is "
                    + data.basis() + "; choose another --target, or say --target-is per-structure if it is not");
        }
        int[] elements = data.labelled().structures().getFirst().atomicNumbers();
        for (int i = 0; i < data.size(); i++) {
            Structure structure = data.labelled().structures().get(i);
            ForceFrames.requireSame(elements, structure, "structure " + data.number(i) + " (" + structure + ")");
        }
        if (elements.length < 2) {
            throw new MbtrException("a force field needs a molecule of at least two atoms, found " + elements.length);
        }
        Split outer = plan.validated(data, plan.outer(data), false).split().outer();
        int trained = outer.training().length;
        int validated = plan.heldOut().orElse(Math.clamp(trained / 4, 1, VALIDATION));
        Split inner = NestedSplit.inner(data.labelled().structures(), outer, validated, plan.seed())
                .inner();
        int[] fitted = inner.training();
        int[] drawn =
                fitted.length > searchFrames ? Sampling.uniform(fitted, searchFrames, new Random(plan.seed())) : fitted;
        return new ForceFieldData(data, new NestedSplit(outer, new Split(drawn, inner.test())));
    }

    /** Number of atoms of the molecule. */
    public int atoms() {
        return data.labelled().structures().getFirst().atomCount();
    }

    /** Places of the training frames in the file, from 0. */
    public int[] trainingPlaces() {
        return IntStream.of(split.outer().training())
                .map(i -> (int) data.number(i) - 1)
                .toArray();
    }
}
