package org.mbtr.phases.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.mbtr.learning.search.JournalFile;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;
import org.mbtr.structures.data.Checksum;
import org.mbtr.structures.io.ExtendedXyzReader;
import org.mbtr.structures.io.ExtendedXyzWriter;

/**
 * The file of a campaign: a journal whose first entry is {@link CampaignEvent.Begun}, with a checksum of it in the header. Entries are only
 * ever added, and each is on the disk before the work goes on.
 */
final class CampaignFile {
    private static final String FORMAT = "mbtr-hull-1";
    private static final JsonMapper MAPPER = new JsonMapper();

    private CampaignFile() {}

    /**
     * Makes a file with its first entries; it has its name when it is complete.
     *
     * @throws MbtrException if there is such a file already, or it cannot be written
     */
    static void create(Path file, List<CampaignEvent> entries) {
        Path target = file.toAbsolutePath();
        if (Files.exists(target)) {
            throw new MbtrException(file + " exists; a state is never overwritten, so name another file or delete it");
        }
        Path part = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            JournalFile.Header header = new JournalFile.Header(FORMAT, fingerprint(entries.getFirst()), List.of());
            try (JournalFile<CampaignEvent> journal = JournalFile.open(part, header, CampaignEvent.class)) {
                entries.forEach(journal::add);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new MbtrException(
                    "the state " + file + " cannot be written: "
                            + failure.getClass().getSimpleName() + ": " + failure.getMessage(),
                    failure);
        }
    }

    /**
     * Reads a file without using it.
     *
     * @throws MbtrException if it is no state of a campaign, or damaged
     */
    static JournalFile.Contents<CampaignEvent> read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new MbtrException("there is no state " + file + "; `mbtr hull start` makes one");
        }
        if (!JournalFile.isJournal(file, FORMAT)) {
            throw new MbtrException(file + " is no state that `mbtr hull start` of this version has made");
        }
        JournalFile.Contents<CampaignEvent> contents;
        try {
            contents = JournalFile.read(file, CampaignEvent.class);
        } catch (MbtrException damage) {
            throw damaged(file, "a line is not as it was written", damage);
        }
        if (contents.entries().isEmpty()
                || !fingerprint(contents.entries().getFirst())
                        .equals(contents.header().fingerprint())) {
            throw damaged(file, "settings and candidates are not those that it was started with", null);
        }
        return contents;
    }

    /**
     * Opens a file to add to it. One process can.
     *
     * @throws MbtrException as {@link #read}, and if another process uses it
     */
    static JournalFile<CampaignEvent> open(Path file) {
        return JournalFile.open(file, read(file).header(), CampaignEvent.class);
    }

    /** What to say of a file that is not as it was written. */
    static MbtrException damaged(Path file, String how, Throwable cause) {
        return new MbtrException(
                "the state " + file + " is damaged: " + how
                        + "; go back to a copy, or start anew and tell what is known",
                cause);
    }

    private static String fingerprint(CampaignEvent begun) {
        try {
            return Checksum.of(new ByteArrayInputStream(MAPPER.writeValueAsBytes(begun)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("settings cannot be written as JSON; please report", impossible);
        } catch (IOException impossible) {
            throw new IllegalStateException("an array can be read", impossible);
        }
    }

    /** Structures as text. */
    static String text(List<Structure> structures) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ExtendedXyzWriter writer = ExtendedXyzWriter.of(bytes, "candidates")) {
            structures.forEach(writer::write);
            writer.commit();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The inverse of {@link #text}. */
    static List<Structure> structures(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (ExtendedXyzReader reader = ExtendedXyzReader.of(new ByteArrayInputStream(bytes), "candidates")) {
            return reader.rest();
        }
    }
}
