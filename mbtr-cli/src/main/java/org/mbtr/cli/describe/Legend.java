package org.mbtr.cli.describe;

import java.util.ArrayList;
import java.util.List;
import org.mbtr.cli.report.Numbers;
import org.mbtr.representations.ColumnLabel;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.FeatureBlock;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.structures.io.NpzWriter;

/**
 * What the columns of features stand for.
 *
 * @param columns from left to right
 */
public record Legend(List<ColumnLabel> columns) {
    private static final int DIGITS = 6;

    /** Copies the list. */
    public Legend {
        columns = List.copyOf(columns);
    }

    /** What the columns of a block stand for, column by column. */
    public interface OfBlock {
        /** The labels of a block of this width. */
        List<ColumnLabel> labels(BlockKey key, int width);
    }

    /** The legend of all blocks side by side in their order. */
    public static Legend of(OfBlock blocks, FeatureSet features) {
        List<ColumnLabel> columns = new ArrayList<>();
        for (FeatureBlock block : features.blocks()) {
            columns.addAll(blocks.labels(block.key(), block.width()));
        }
        return new Legend(columns);
    }

    /**
     * Adds five arrays {@code (columns)} to an archive: {@code legend_order} (k), {@code legend_species},
     * {@code legend_quantity}, {@code legend_from} and {@code legend_to} (ends of the bin, NaN where there are no bins).
     */
    void write(NpzWriter archive) {
        int n = columns.size();
        archive.add(
                "legend_order", columns.stream().mapToInt(ColumnLabel::order).toArray(), n);
        archive.add("legend_species", columns.stream().map(ColumnLabel::species).toList(), n);
        archive.add(
                "legend_quantity", columns.stream().map(ColumnLabel::quantity).toList(), n);
        archive.add(
                "legend_from", columns.stream().mapToDouble(ColumnLabel::from).toArray(), n);
        archive.add("legend_to", columns.stream().mapToDouble(ColumnLabel::to).toArray(), n);
    }

    /** One name for each column: "k=2 H-C 1/distance (1/Å) 0.1..0.111". */
    public List<String> names() {
        return columns.stream().map(Legend::name).toList();
    }

    private static String name(ColumnLabel label) {
        List<String> words = new ArrayList<>();
        if (label.order() > 0) {
            words.add("k=" + label.order());
        }
        if (!label.species().isEmpty()) {
            words.add(label.species());
        }
        words.add(label.quantity());
        if (Double.isFinite(label.from())) {
            words.add(Numbers.significant(label.from(), DIGITS) + ".." + Numbers.significant(label.to(), DIGITS));
        }
        return String.join(" ", words);
    }
}
