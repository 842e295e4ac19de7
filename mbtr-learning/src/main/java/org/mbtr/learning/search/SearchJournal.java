package org.mbtr.learning.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.mbtr.structures.MbtrException;

/**
 * What a search has found so far, one JSON object in a line: first what is searched, then each evaluated point. Each line
 * is forced to the disk before the search goes on, so a process that is killed loses the point it was at and nothing
 * else; a line that was cut off is ignored. The search itself is repeated from the journal and takes the same path.
 */
public final class SearchJournal implements AutoCloseable {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Map<List<Double>, Double> known = new HashMap<>();
    private final FileChannel channel;

    private record Header(String format, String fingerprint) {}

    private record Evaluation(List<Double> exponents, String loss, double seconds) {}

    private SearchJournal(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Opens a journal, or begins it.
     *
     * @param fingerprint of everything that the losses depend on: data, split, settings, variables
     * @throws MbtrException if the file is a journal of something else, or cannot be read or written
     */
    public static SearchJournal open(Path file, String fingerprint) {
        try {
            SearchJournal journal = new SearchJournal(FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
            try {
                journal.replay(file, fingerprint);
            } catch (IOException | RuntimeException failure) {
                journal.channel.close();
                throw failure;
            }
            return journal;
        } catch (IOException failure) {
            throw new MbtrException("cannot use the journal " + file + ": " + failure.getMessage(), failure);
        }
    }

    private void replay(Path file, String fingerprint) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        List<String> lines =
                new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
        channel.truncate(end);
        channel.position(end);
        if (lines.isEmpty()) {
            append(new Header("mbtr search 1", fingerprint));
            return;
        }
        try {
            Header header = MAPPER.readValue(lines.getFirst(), Header.class);
            if (!header.fingerprint().equals(fingerprint)) {
                throw new MbtrException("the journal " + file
                        + " belongs to a search with other data, split or settings; delete it or name another");
            }
            for (String line : lines.subList(1, lines.size())) {
                Evaluation evaluation = MAPPER.readValue(line, Evaluation.class);
                known.put(evaluation.exponents(), Double.valueOf(evaluation.loss()));
            }
        } catch (JsonProcessingException failure) {
            throw new MbtrException(
                    "the file " + file + " is not a search journal; delete it or name another", failure);
        }
    }

    /** The loss at a point, if the journal has it. */
    public OptionalDouble loss(List<Double> exponents) {
        Double loss = known.get(exponents);
        return loss == null ? OptionalDouble.empty() : OptionalDouble.of(loss);
    }

    /** Number of evaluations in the journal. */
    public int size() {
        return known.size();
    }

    /** Adds an evaluation; returns when it is on the disk. */
    public void record(List<Double> exponents, double loss, double seconds) {
        try {
            append(new Evaluation(exponents, Double.toString(loss), seconds));
            known.put(exponents, loss);
        } catch (IOException failure) {
            throw new MbtrException("cannot write the journal: " + failure.getMessage(), failure);
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
