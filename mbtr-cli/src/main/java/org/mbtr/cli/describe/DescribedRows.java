package org.mbtr.cli.describe;

import java.util.List;
import org.mbtr.representations.RepresentationSettings;
import org.mbtr.representations.features.DenseLayout;
import org.mbtr.representations.features.FeatureSet;

/**
 * Features with what their rows and columns stand for.
 *
 * @param rows a label for each row
 * @param settings of the representation
 * @param legend what the columns of a dense row stand for
 * @param features the rows
 */
public record DescribedRows(List<RowLabel> rows, RepresentationSettings settings, Legend legend, FeatureSet features) {
    /** Copies the list; refuses one of another length than the features. */
    public DescribedRows {
        rows = List.copyOf(rows);
        if (rows.size() != features.structureCount()) {
            throw new IllegalArgumentException(rows.size() + " labels for " + features.structureCount() + " rows");
        }
    }

    /** Where each block stands in a dense row. */
    public DenseLayout layout() {
        return DenseLayout.of(features);
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
