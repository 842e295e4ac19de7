package org.mbtr.learning.search;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.mbtr.structures.MbtrException;

/**
 * What a search has found so far. The search itself is repeated from the journal and takes the same path; points that the
 * journal has are not evaluated again.
 */
public final class SearchJournal implements AutoCloseable {
    private static final String FORMAT = "mbtr search 1";

    private final JournalFile<Line> file;
    private final Map<List<Double>, Double> known = new HashMap<>();

    /** One line; the loss is a text because JSON has no infinity. */
    private record Line(List<Double> exponents, String loss, double seconds) {
        Evaluation evaluation() {
            return new Evaluation(exponents, Double.parseDouble(loss), seconds);
        }
    }

    /**
     * One evaluated point.
     *
     * @param exponents in the order of the variables
     * @param loss infinite if the model could not be fitted
     * @param seconds it took
     */
    public record Evaluation(List<Double> exponents, double loss, double seconds) {
        /** Copies the list. */
        public Evaluation {
            exponents = List.copyOf(exponents);
        }
    }

    /**
     * What a journal holds.
     *
     * @param variables names of what is searched
     * @param evaluations in their order
     */
    public record Contents(List<String> variables, List<Evaluation> evaluations) {
        /** Copies the lists. */
        public Contents {
            variables = List.copyOf(variables);
            evaluations = List.copyOf(evaluations);
        }
    }

    private SearchJournal(JournalFile<Line> file) {
        this.file = file;
        file.entries().forEach(line -> known.put(line.exponents(), Double.valueOf(line.loss())));
    }

    /**
     * Opens a journal, or begins it.
     *
     * @param fingerprint of everything that the losses depend on: data, split, settings, variables
     * @param variables names of what is searched, for people who read the file
     * @throws MbtrException if the file is a journal of something else, is in use, or cannot be read or written
     */
    public static SearchJournal open(Path file, String fingerprint, List<String> variables) {
        return new SearchJournal(
                JournalFile.open(file, new JournalFile.Header(FORMAT, fingerprint, variables), Line.class));
    }

    /**
     * Reads a journal without using it.
     *
     * @throws MbtrException if it is none or cannot be read
     */
    public static Contents read(Path file) {
        JournalFile.Contents<Line> contents = JournalFile.read(file, Line.class);
        return new Contents(
                contents.header().variables(),
                contents.entries().stream().map(Line::evaluation).toList());
    }

    /** Whether a file begins like a journal of a search. */
    public static boolean isJournal(Path file) {
        return JournalFile.isJournal(file, FORMAT);
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
        file.add(new Line(exponents, Double.toString(loss), seconds));
        known.put(List.copyOf(exponents), loss);
    }

    @Override
    public void close() {
        file.close();
    }
}
