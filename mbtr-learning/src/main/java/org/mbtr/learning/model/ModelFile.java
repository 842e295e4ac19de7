package org.mbtr.learning.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mbtr.learning.ridge.RidgeFit;
import org.mbtr.learning.targets.FittedTarget;
import org.mbtr.representations.config.RepresentationJson;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.FeatureBlock;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.NpzArchive;
import org.mbtr.structures.io.NpzWriter;

/**
 * Model files: NumPy archives of plain arrays and one entry {@value #JSON} with settings and origin. Entries carry
 * checksums; a file appears under its name only when it is complete.
 *
 * <p>A linear model has {@code weight_blocks} {@code (blocks)(6)} (term, four species, width) and {@code weights}
 * {@code (features)}; any other has {@code coefficients} {@code (n)} and the arrays of {@link StructureArrays}, and one that has
 * learned from forces {@code gradient_coefficients} {@code (atoms)(3)}. Reading
 * back gives the same predictions bit for bit on the same machine.
 */
public final class ModelFile {
    static final String JSON = "model.json";
    private static final String GRADIENTS = "gradient_coefficients";
    private static final int FORMAT = 3;
    /** The first that recorded what the target is per. It knew neither Matérn kernels nor learning from forces. */
    private static final int OLDEST = 2;

    private static final JsonMapper MAPPER = RepresentationJson.mapper();

    private record Header(
            String program,
            int format,
            ModelSettings settings,
            ModelInfo info,
            FittedTarget target,
            List<Integer> elements,
            double offset) {}

    private ModelFile() {}

    /**
     * Writes.
     *
     * @throws MbtrException if the file cannot be written; nothing is left behind then
     */
    public static void write(TrainedModel model, Path file) {
        try (NpzWriter archive = NpzWriter.create(file)) {
            Header header = new Header(
                    "mbtr",
                    FORMAT,
                    model.settings(),
                    model.info(),
                    model.target(),
                    model.elements().stream().sorted().toList(),
                    model.fit().offset());
            archive.addText(JSON, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(header) + "\n");
            if (model.weights().isPresent()) {
                writeWeights(model.weights().get(), archive);
            } else {
                archive.add(
                        "coefficients", model.fit().coefficients(), model.fit().coefficients().length);
                if (model.gradientCoefficients().isPresent()) {
                    double[] gradients = model.gradientCoefficients().get();
                    archive.add(GRADIENTS, gradients, gradients.length / 3, 3);
                }
                StructureArrays.write(model.trainingStructures(), archive);
            }
            archive.commit();
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("the settings of a model could not be written", failure);
        }
    }

    /** Whether a file is a model of this program, complete or not. */
    public static boolean isModel(Path file) {
        try (NpzArchive archive = NpzArchive.open(file)) {
            return archive.containsEntry(JSON);
        } catch (MbtrException notAnArchive) {
            return false;
        }
    }

    /**
     * Reads.
     *
     * @throws MbtrException if the file is damaged, incomplete, written by another version, or no model
     */
    public static TrainedModel read(Path file) {
        try (NpzArchive archive = NpzArchive.open(file)) {
            if (!archive.containsEntry(JSON)) {
                throw new MbtrException(file + " is not a model file: it has no entry `" + JSON + "`; its entries are "
                        + archive.names());
            }
            Header header = header(archive.text(JSON), file);
            if (archive.contains("weights")) {
                Set<Integer> elements = new TreeSet<>(header.elements());
                return TrainedModel.ofWeights(
                        header.settings(),
                        header.info(),
                        header.target(),
                        readWeights(archive),
                        header.offset(),
                        elements);
            }
            RidgeFit fit = new RidgeFit(archive.read("coefficients").doubles(), header.offset());
            List<Structure> references = StructureArrays.read(archive, file);
            Optional<double[]> gradients = archive.contains(GRADIENTS)
                    ? Optional.of(archive.read(GRADIENTS).doubles())
                    : Optional.empty();
            if (gradients.isPresent() != header.settings().learnedFrom().forces()
                    || gradients.isPresent() && gradients.get().length != coordinates(references)) {
                throw new MbtrException(
                        file + ": `" + GRADIENTS + "` does not fit settings and structures; the file is damaged");
            }
            return TrainedModel.ofReferences(
                    header.settings(), header.info(), header.target(), fit, references, gradients);
        }
    }

    private static int coordinates(List<Structure> structures) {
        return structures.stream()
                .mapToInt(structure -> 3 * structure.atomCount())
                .sum();
    }

    private static Header header(String json, Path file) {
        try {
            int format = MAPPER.readTree(json).path("format").asInt();
            if (format > FORMAT) {
                throw new MbtrException(file + " was written by a newer version of mbtr (format " + format
                        + "; this one reads " + FORMAT + "); update mbtr");
            }
            if (format < OLDEST) {
                throw new MbtrException(file + " was written by mbtr before its first release (format " + format
                        + "; this one reads " + OLDEST + " to " + FORMAT
                        + "), which did not record what the target is per; train the model"
                        + " again");
            }
            Header header = MAPPER.readValue(json, Header.class);
            if (header.settings() == null || header.info() == null || header.target() == null) {
                throw new MbtrException(
                        file + ": `" + JSON + "` lacks `settings`, `info` or `target`; the file is damaged");
            }
            return header;
        } catch (JsonProcessingException failure) {
            throw new MbtrException(
                    file + ": the settings in `" + JSON + "` cannot be read: " + failure.getOriginalMessage(), failure);
        }
    }

    private static void writeWeights(FeatureSet weights, NpzWriter archive) {
        int count = weights.blocks().size();
        long[] keys = new long[6 * count];
        double[] values = new double[Math.toIntExact(weights.featureCount())];
        int at = 0;
        for (int b = 0; b < count; b++) {
            FeatureBlock block = weights.blocks().get(b);
            BlockKey key = block.key();
            long[] row = {key.term(), key.first(), key.second(), key.third(), key.fourth(), block.width()};
            System.arraycopy(row, 0, keys, 6 * b, 6);
            System.arraycopy(block.values(), 0, values, at, block.width());
            at += block.width();
        }
        archive.add("weight_blocks", keys, count, 6);
        archive.add("weights", values, values.length);
    }

    private static FeatureSet readWeights(NpzArchive archive) {
        int[] keys = archive.read("weight_blocks").ints();
        double[] values = archive.read("weights").doubles();
        List<FeatureBlock> blocks = new ArrayList<>();
        int at = 0;
        for (int b = 0; b < keys.length; b += 6) {
            BlockKey key = new BlockKey(keys[b], keys[b + 1], keys[b + 2], keys[b + 3], keys[b + 4]);
            double[] own = java.util.Arrays.copyOfRange(values, at, at + keys[b + 5]);
            blocks.add(new FeatureBlock(key, own.length, new int[] {0}, own));
            at += own.length;
        }
        return new FeatureSet(1, blocks);
    }
}
