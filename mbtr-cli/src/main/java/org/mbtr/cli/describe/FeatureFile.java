package org.mbtr.cli.describe;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.mbtr.representations.config.RepresentationJson;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.DenseLayout;
import org.mbtr.representations.features.FeatureBlock;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.structures.io.AtomicFile;
import org.mbtr.structures.io.NpyWriter;
import org.mbtr.structures.io.NpzWriter;

/** Writes features for other programs. Rows are written one after the other; the full matrix is never in memory. */
public final class FeatureFile {
    /** Entry with the settings of the representation. */
    private static final String SETTINGS = "representation.json";

    private FeatureFile() {}

    /**
     * NumPy archive: {@code features} {@code (structures)(columns)}, {@code formulas}, {@code index}, the legend and the settings, and
     * derivatives where there are any.
     */
    public static void writeDense(DescribedRows described, Optional<Derivatives> derivatives, Path file) {
        DenseLayout layout = described.layout();
        int n = described.rows().size();
        try (NpzWriter archive = NpzWriter.create(file)) {
            try (NpyWriter rows = archive.beginDoubles("features", n, layout.columnCount())) {
                for (int s = 0; s < n; s++) {
                    rows.write(layout.row(described.features(), s), 0, layout.columnCount());
                }
            }
            derivatives.ifPresent(all -> all.write(layout, archive));
            writeCommon(described, archive);
            archive.commit();
        }
    }

    /**
     * NumPy archive of the stored values alone. Block b has the columns {@code block_offset[b]} and following,
     * {@code block_width[b]} of them, and {@code block_rows[b]} rows; {@code rows} holds the structures of all blocks one
     * after the other and {@code values} their values.
     */
    public static void writeSparse(DescribedRows described, Optional<Derivatives> derivatives, Path file) {
        FeatureSet features = described.features();
        DenseLayout layout = described.layout();
        List<FeatureBlock> blocks = features.blocks();
        int count = blocks.size();
        try (NpzWriter archive = NpzWriter.create(file)) {
            archive.add("shape", new int[] {features.structureCount(), layout.columnCount()}, 2);
            archive.add("block_term", of(blocks, block -> block.key().term()), count);
            archive.add("block_offset", of(blocks, block -> layout.offset(block.key())), count);
            archive.add("block_width", of(blocks, FeatureBlock::width), count);
            archive.add("block_rows", of(blocks, FeatureBlock::rows), count);
            archive.add("block_species", species(blocks), count, 4);
            int[] rows = blocks.stream()
                    .flatMapToInt(block -> Arrays.stream(block.structures()))
                    .toArray();
            archive.add("rows", rows, rows.length);
            try (NpyWriter values = archive.beginDoubles("values", features.storedValues())) {
                for (FeatureBlock block : blocks) {
                    values.write(block.values(), 0, block.values().length);
                }
            }
            derivatives.ifPresent(all -> all.write(layout, archive));
            writeCommon(described, archive);
            archive.commit();
        }
    }

    private static int[] of(List<FeatureBlock> blocks, ToIntFunction<FeatureBlock> number) {
        return blocks.stream().mapToInt(number).toArray();
    }

    private static int[] species(List<FeatureBlock> blocks) {
        int[] species = new int[4 * blocks.size()];
        for (int b = 0; b < blocks.size(); b++) {
            BlockKey key = blocks.get(b).key();
            int[] tuple = {key.first(), key.second(), key.third(), key.fourth()};
            System.arraycopy(tuple, 0, species, 4 * b, 4);
        }
        return species;
    }

    private static void writeCommon(DescribedRows described, NpzWriter archive) {
        List<RowLabel> rows = described.rows();
        archive.add("formulas", rows.stream().map(RowLabel::formula).toList(), rows.size());
        archive.add("index", rows.stream().mapToLong(RowLabel::place).toArray(), rows.size());
        if (RowLabel.areAtoms(rows)) {
            archive.add("atom", rows.stream().mapToInt(RowLabel::atom).toArray(), rows.size());
            archive.add("element", rows.stream().map(RowLabel::element).toList(), rows.size());
        }
        described.legend().write(archive);
        archive.addText(SETTINGS, RepresentationJson.write(described.settings()) + "\n");
    }

    /**
     * Table with commas: place in the source from 0, formula, for atoms their place in the structure from 0 and element, one
     * column for each feature under its name.
     */
    public static void writeCsv(DescribedRows described, Path file) {
        DenseLayout layout = described.layout();
        AtomicFile.write(file, stream -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
            boolean atoms = RowLabel.areAtoms(described.rows());
            writer.write(atoms ? "index,formula,atom,element," : "index,formula,");
            writer.write(described.legend().names().stream()
                    .map(name -> "\"" + name + "\"")
                    .collect(Collectors.joining(",")));
            writer.write('\n');
            for (int s = 0; s < described.rows().size(); s++) {
                RowLabel row = described.rows().get(s);
                writer.write(row.place() + "," + row.formula());
                writer.write(atoms ? "," + row.atom() + "," + row.element() : "");
                writeRow(layout.row(described.features(), s), writer);
            }
            writer.flush();
        });
    }

    private static void writeRow(double[] row, Writer writer) throws IOException {
        for (double value : row) {
            writer.write(value == 0 ? ",0" : "," + value);
        }
        writer.write('\n');
    }
}
