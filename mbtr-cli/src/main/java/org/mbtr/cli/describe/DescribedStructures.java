package org.mbtr.cli.describe;

import java.util.List;
import org.mbtr.representations.Representation;
import org.mbtr.representations.features.DenseLayout;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.structures.Structure;

/**
 * Structures with their features.
 *
 * @param structures the structures
 * @param places their places in the source, from 0; handed out as they are, read only
 * @param representation what described them
 * @param features rows in the order of the structures
 */
@SuppressWarnings("ArrayRecordComponent")
public record DescribedStructures(
        List<Structure> structures, long[] places, Representation representation, FeatureSet features) {
    /** Copies the list. */
    public DescribedStructures {
        structures = List.copyOf(structures);
    }

    /** Where each block stands in a dense row. */
    public DenseLayout layout() {
        return DenseLayout.of(features);
    }

    /** What the columns of a dense row stand for. */
    public Legend legend() {
        return Legend.of(representation, features);
    }

    /** Bytes of the stored values. */
    public long sparseBytes() {
        return Double.BYTES * features.storedValues();
    }

    /** Bytes of the full matrix. */
    public long denseBytes() {
        return Double.BYTES * features.featureCount() * features.structureCount();
    }
}
