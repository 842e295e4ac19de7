package org.mbtr.representations;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.BlockSlice;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.features.Features;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** Turns a structure into features. Immutable and safe to share between threads. */
public interface Representation {
    /** Structures described by one task; small enough to balance threads, large enough to reuse working memory. */
    int STRUCTURES_PER_TASK = 16;

    /** Fewer structures are described one by one, because some may be much larger than others. */
    int FEWEST_TASKS = 64;

    /** The settings that made this representation. */
    RepresentationSettings settings();

    /**
     * Describes one structure.
     *
     * @throws MbtrException if the structure is empty, has coordinates that are not finite, coincident atoms, or species
     *     that the settings do not allow
     */
    Features describe(Structure structure);

    /** Describes one structure, a large one on several threads. The result does not depend on their number. */
    default Features describe(Structure structure, Workers workers) {
        return describe(structure);
    }

    /**
     * Describes one structure by some of its blocks, with the values that they have beside all others. Representations that can
     * leave the other blocks out do the work of these alone.
     */
    default Features describe(Structure structure, BlockSlice slice, Workers workers) {
        Features whole = describe(structure, workers);
        return slice.isWhole() ? whole : whole.slice(slice);
    }

    /**
     * The gradient of a weighted sum of the features, Σ_l v_l f_l, in one pass over the structure: no feature's own gradient is
     * ever there.
     *
     * @param weights the v_l, in blocks as features are; blocks that are missing are zeros, blocks that the structure does
     *     not have do not matter
     * @throws MbtrException as {@link #describe(Structure)}, or if the representation has no derivatives
     */
    default StructureGradient gradient(Structure structure, Features weights) {
        throw new MbtrException("this representation has no derivatives");
    }

    /** The same, of a large structure on several threads. The result does not depend on their number. */
    default StructureGradient gradient(Structure structure, Features weights, Workers workers) {
        return gradient(structure, weights);
    }

    /**
     * The derivatives of all features with respect to positions and strain, block by block. For a weighted sum of features
     * {@link #gradient} is much cheaper.
     *
     * @throws MbtrException as {@link #gradient(Structure, Features)}, or if a block would be larger than an array can be
     */
    default FeatureJacobian jacobian(Structure structure) {
        throw new MbtrException("this representation has no derivatives");
    }

    /** In words, what the columns of a block stand for, column by column. */
    List<ColumnLabel> legend(BlockKey key, int width);

    /**
     * Describes many structures. The result does not depend on the number of threads.
     *
     * @throws MbtrException as {@link #describe(Structure)}, with the position of the structure (from 1) in front
     */
    default FeatureSet describe(List<Structure> structures, Workers workers) {
        return describe(structures, BlockSlice.WHOLE, workers);
    }

    /** Describes many structures by some of their blocks, as {@link #describe(List, Workers)}. */
    default FeatureSet describe(List<Structure> structures, BlockSlice slice, Workers workers) {
        List<Features> features = new ArrayList<>(Collections.nCopies(structures.size(), (Features) null));
        int perTask = Math.clamp(structures.size() / FEWEST_TASKS, 1, STRUCTURES_PER_TASK);
        workers.run(Math.ceilDiv(structures.size(), perTask), task -> {
            int end = Math.min(structures.size(), (task + 1) * perTask);
            for (int s = task * perTask; s < end; s++) {
                try {
                    features.set(s, describe(structures.get(s), slice, workers));
                } catch (MbtrException failure) {
                    throw new MbtrException(
                            "structure " + (s + 1) + " (" + structures.get(s) + "): " + failure.getMessage(), failure);
                }
            }
        });
        return FeatureSet.of(features);
    }
}
