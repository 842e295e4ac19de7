package org.mbtr.structures.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.mbtr.structures.MbtrException;

/** The lines of a text one after the other, and errors that name them. */
final class TextLines implements AutoCloseable {
    private final String title;
    private final BufferedReader lines;
    private int line;

    /** With what messages call the text. */
    TextLines(String title, BufferedReader lines) {
        this.title = title;
        this.lines = lines;
    }

    /**
     * Opens a file, compressed or not; messages call it by its name without folders.
     *
     * @throws MbtrException if it cannot be opened
     */
    static TextLines open(Path file) {
        return new TextLines(file.getFileName().toString(), TextFile.open(file));
    }

    /** What messages call the text. */
    String title() {
        return title;
    }

    /** Number of the line that {@link #next} gave last, from 1. */
    int line() {
        return line;
    }

    /** The next line, absent at the end. */
    Optional<String> next() {
        try {
            Optional<String> next = Optional.ofNullable(lines.readLine());
            if (next.isPresent()) {
                line++;
            }
            return next;
        } catch (IOException e) {
            throw new MbtrException(
                    title + ", after line " + line + ": cannot be read further: " + e.getMessage()
                            + "; the file may be cut off or damaged",
                    e);
        }
    }

    /**
     * The next line.
     *
     * @param expected what should be there, for the message
     * @throws MbtrException at the end
     */
    String require(String expected) {
        return next().orElseThrow(() ->
                new MbtrException(title + ", after line " + line + ": the file ends; expected " + expected));
    }

    /** An error in the line that was read last. */
    MbtrException fault(String message) {
        return fault(line, message);
    }

    /** An error in this line. */
    MbtrException fault(int where, String message) {
        return new MbtrException(title + ", line " + where + ": " + message);
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new MbtrException(title + ": cannot be closed: " + e.getMessage(), e);
        }
    }
}
