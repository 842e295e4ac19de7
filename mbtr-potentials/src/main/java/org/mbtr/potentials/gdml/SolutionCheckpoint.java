package org.mbtr.potentials.gdml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.mbtr.potentials.gdml.permutations.PermutationGroup;
import org.mbtr.representations.config.RepresentationJson;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.io.NpzArchive;
import org.mbtr.structures.io.NpzWriter;

/**
 * The file that keeps the last iterate of a training: a NumPy archive with {@code coefficients} {@code (order)} and one entry {@value #JSON}.
 * It appears under its name only when it is complete. The fingerprint is of everything that the equations depend on; tolerance and
 * preconditioner may change between two runs.
 *
 * @param file where it lies
 * @param fingerprint of the equations
 */
record SolutionCheckpoint(Path file, String fingerprint) {
    static final String JSON = "checkpoint.json";
    private static final int FORMAT = 1;
    private static final JsonMapper MAPPER = RepresentationJson.mapper();

    /** The entry beside the coefficients. */
    private record Header(String program, int format, String fingerprint, int iterations) {}

    /**
     * What was kept.
     *
     * @param coefficients {@code (order)}
     * @param iterations that have led to them, over all runs
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Kept(double[] coefficients, int iterations) {}

    /** A file for these equations. */
    static SolutionCheckpoint of(Path file, ForceFrames data, GdmlSettings settings, PermutationGroup group) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            data.positions().forEach(frame -> digest.update(bytes(frame)));
            digest.update(bytes(data.flatForces()));
            String words = Arrays.toString(data.atomicNumbers())
                    + Arrays.deepToString(group.elements())
                    + MAPPER.writeValueAsString(settings);
            digest.update(words.getBytes(StandardCharsets.UTF_8));
            return new SolutionCheckpoint(file, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("every Java has SHA-256", failure);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("settings could not be written: " + settings, failure);
        }
    }

    private static byte[] bytes(double[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(Double.BYTES, values.length));
        buffer.asDoubleBuffer().put(values);
        return buffer.array();
    }

    /**
     * The iterate, if there is a file.
     *
     * @throws MbtrException if the file is of other equations, damaged, or no checkpoint
     */
    Optional<Kept> read(int order) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (NpzArchive archive = NpzArchive.open(file)) {
            if (!archive.containsEntry(JSON)) {
                throw new MbtrException(file + " is no checkpoint of a training; delete it or name another model");
            }
            Header header = MAPPER.readValue(archive.text(JSON), Header.class);
            if (header.format() != FORMAT || !fingerprint.equals(header.fingerprint())) {
                throw new MbtrException(
                        "the checkpoint " + file
                                + " belongs to a training with other frames, permutations or settings; delete it or name another model");
            }
            double[] coefficients = archive.read("coefficients").doubles();
            if (coefficients.length != order) {
                throw new MbtrException("the checkpoint " + file + " has " + coefficients.length
                        + " coefficients, expected " + order + "; it is damaged, delete it");
            }
            return Optional.of(new Kept(coefficients, header.iterations()));
        } catch (JsonProcessingException failure) {
            throw new MbtrException("the checkpoint " + file + " is damaged; delete it", failure);
        }
    }

    /**
     * Replaces the file.
     *
     * @throws MbtrException if it cannot be written; the old one stays then
     */
    void write(Kept state) {
        try (NpzWriter archive = NpzWriter.create(file)) {
            Header header = new Header("mbtr", FORMAT, fingerprint, state.iterations());
            archive.addText(JSON, MAPPER.writeValueAsString(header) + "\n");
            archive.add("coefficients", state.coefficients(), state.coefficients().length);
            archive.commit();
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("a checkpoint could not be written", failure);
        }
    }
}
