package org.mbtr.learning.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mbtr.structures.MbtrException;

/**
 * A file of results that long work adds to, one JSON object in a line: first what the work is, then its results. Each line
 * is forced to the disk before the work goes on, so a process that is killed loses what it was at and nothing else; a line
 * that was cut off is dropped. One process can have a journal open at a time.
 *
 * @param <T> what a line holds
 */
public final class JournalFile<T> implements AutoCloseable {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final FileChannel channel;
    private final List<T> entries = new ArrayList<>();

    /**
     * The first line.
     *
     * @param format kind of journal, with its version
     * @param fingerprint of everything that the results depend on
     * @param variables names of what is varied, for people who read the file
     */
    public record Header(String format, String fingerprint, List<String> variables) {
        /** Copies the list. */
        public Header {
            variables = List.copyOf(variables);
        }
    }

    /**
     * What a journal holds.
     *
     * @param <T> what a line holds
     * @param header the first line
     * @param entries the others
     */
    public record Contents<T>(Header header, List<T> entries) {
        /** Copies the list. */
        public Contents {
            entries = List.copyOf(entries);
        }
    }

    private JournalFile(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Opens a journal, or begins it.
     *
     * @param type what a line holds
     * @throws MbtrException if the file is a journal of something else, is in use, or cannot be read or written
     */
    public static <T> JournalFile<T> open(Path file, Header header, Class<T> type) {
        try {
            JournalFile<T> journal = new JournalFile<>(FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
            try {
                journal.lock(file);
                journal.replay(file, header, type);
            } catch (IOException | RuntimeException failure) {
                journal.channel.close();
                throw failure;
            }
            return journal;
        } catch (IOException failure) {
            throw new MbtrException("cannot use the journal " + file + ": " + failure.getMessage(), failure);
        }
    }

    /**
     * Reads a journal without using it.
     *
     * @throws MbtrException if it is none or cannot be read
     */
    public static <T> Contents<T> read(Path file, Class<T> type) {
        try {
            return contents(lines(Files.readAllBytes(file)), file, type);
        } catch (IOException failure) {
            throw new MbtrException("cannot read the journal " + file + ": " + failure.getMessage(), failure);
        }
    }

    /** Whether a file begins like a journal of this format. */
    public static boolean isJournal(Path file, String format) {
        byte[] beginning = ("{\"format\":\"" + format + "\"").getBytes(StandardCharsets.UTF_8);
        try (InputStream stream = Files.newInputStream(file)) {
            return Arrays.equals(beginning, stream.readNBytes(beginning.length));
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** The entries so far, those found at the opening included. */
    public List<T> entries() {
        return List.copyOf(entries);
    }

    /** Adds an entry; returns when it is on the disk. */
    public void add(T entry) {
        try {
            append(entry);
        } catch (IOException failure) {
            throw new MbtrException("cannot write the journal: " + failure.getMessage(), failure);
        }
        entries.add(entry);
    }

    /** Held until the channel is closed, also by a process that dies. */
    private void lock(Path file) throws IOException {
        boolean free;
        try {
            free = channel.tryLock() != null;
        } catch (OverlappingFileLockException sameProcess) {
            free = false;
        }
        if (!free) {
            throw new MbtrException("the journal " + file + " is in use; wait for the other process or name another");
        }
    }

    private void replay(Path file, Header header, Class<T> type) throws IOException {
        List<String> lines = lines(Files.readAllBytes(file));
        long end = lines.stream()
                .mapToLong(line -> line.getBytes(StandardCharsets.UTF_8).length + 1L)
                .sum();
        channel.truncate(end);
        channel.position(end);
        if (lines.isEmpty()) {
            append(header);
            return;
        }
        Contents<T> found = contents(lines, file, type);
        if (!found.header().format().equals(header.format())
                || !found.header().fingerprint().equals(header.fingerprint())) {
            throw new MbtrException("the journal " + file
                    + " belongs to work with other data, split or settings; delete it or name another");
        }
        entries.addAll(found.entries());
    }

    /** The complete lines. */
    private static List<String> lines(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
    }

    private static <T> Contents<T> contents(List<String> lines, Path file, Class<T> type) {
        List<T> entries = new ArrayList<>();
        try {
            Header header = MAPPER.readValue(lines.isEmpty() ? "" : lines.getFirst(), Header.class);
            for (String line : lines.subList(1, lines.size())) {
                entries.add(MAPPER.readValue(line, type));
            }
            return new Contents<>(header, entries);
        } catch (JsonProcessingException failure) {
            throw new MbtrException("the file " + file + " is not a journal; delete it or name another", failure);
        }
    }

    private void append(Object line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((MAPPER.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new MbtrException("cannot close the journal: " + failure.getMessage(), failure);
        }
    }
}
