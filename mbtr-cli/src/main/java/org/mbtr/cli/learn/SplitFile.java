package org.mbtr.cli.learn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.mbtr.learning.validation.Split;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.io.AtomicFile;

/** Splits as JSON: {@code {"training": [...], "test": [...]}} with positions from 0. */
public final class SplitFile {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private SplitFile() {}

    /**
     * Reads a split of a data set.
     *
     * @param size number of structures of the set
     * @throws MbtrException if the file is no split, or names structures twice or beyond the set
     */
    public static Split read(Path file, int size) {
        Split split;
        try {
            split = MAPPER.readValue(Files.readString(file), Split.class);
        } catch (JsonProcessingException failure) {
            throw new MbtrException(
                    file + " is no split; expected {\"training\": [positions from 0], \"test\": [...]}: "
                            + failure.getOriginalMessage(),
                    failure);
        } catch (IOException failure) {
            throw new MbtrException(file + " cannot be read: " + failure.getMessage(), failure);
        }
        return new Split(checked(split.training(), "training", file, size), checked(split.test(), "test", file, size));
    }

    private static int[] checked(int[] positions, String part, Path file, int size) {
        if (positions == null || positions.length == 0) {
            throw new MbtrException(file + ": `" + part + "` is missing or empty");
        }
        int[] sorted = positions.clone();
        Arrays.sort(sorted);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                throw new MbtrException(file + ": `" + part + "` names structure " + sorted[i] + " twice");
            }
        }
        if (sorted[0] < 0 || sorted[sorted.length - 1] >= size) {
            int wrong = sorted[0] < 0 ? sorted[0] : sorted[sorted.length - 1];
            throw new MbtrException(file + ": `" + part + "` names structure " + wrong + ", but positions go from 0 to "
                    + (size - 1) + "; the split is of another data set");
        }
        return sorted;
    }

    /** Writes a split. */
    public static void write(Split split, Path file) {
        AtomicFile.write(
                file,
                stream -> stream.write((MAPPER.writeValueAsString(split) + "\n").getBytes(StandardCharsets.UTF_8)));
    }
}
