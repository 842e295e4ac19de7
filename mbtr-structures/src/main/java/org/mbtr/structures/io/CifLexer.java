package org.mbtr.structures.io;

import java.util.Locale;
import java.util.Optional;
import org.mbtr.structures.io.CifToken.Kind;

/**
 * Cuts a CIF into tokens, by the syntax of CIF 1.1 (S. R. Hall, J. D. Westbrook, International Tables for Crystallography
 * G, chapter 2.2): words, quoted values that end at a quote with white space behind it, texts between lines that begin
 * with a semicolon, comments.
 */
final class CifLexer implements AutoCloseable {
    private final TextLines lines;
    private String line = "";
    private int at;

    CifLexer(TextLines lines) {
        this.lines = lines;
    }

    /** The text that is read, for messages. */
    TextLines lines() {
        return lines;
    }

    @Override
    public void close() {
        lines.close();
    }

    /** The next token; after the last one {@code END} again and again. */
    CifToken next() {
        while (true) {
            while (at < line.length() && isBlank(line.charAt(at))) {
                at++;
            }
            if (at < line.length() && line.charAt(at) != '#') {
                return token(lines.line());
            }
            Optional<String> next = lines.next();
            at = 0;
            line = next.orElse("");
            if (next.isEmpty()) {
                return new CifToken(Kind.END, "", lines.line());
            }
            if (line.startsWith(";")) {
                return textField();
            }
        }
    }

    private CifToken token(int where) {
        char first = line.charAt(at);
        if (first == '\'' || first == '"') {
            return quoted(first, where);
        }
        int from = at;
        while (at < line.length() && !isBlank(line.charAt(at))) {
            at++;
        }
        String word = line.substring(from, at);
        String lower = word.toLowerCase(Locale.ROOT);
        if (first == '_') {
            // Newer dictionaries write _cell.length_a for _cell_length_a.
            return new CifToken(Kind.NAME, lower.replace('.', '_'), where);
        }
        if (lower.startsWith("data_")) {
            return new CifToken(Kind.BLOCK, word.substring(5), where);
        }
        if (lower.equals("loop_")) {
            return new CifToken(Kind.LOOP, word, where);
        }
        if (lower.startsWith("save_") || lower.equals("global_") || lower.equals("stop_")) {
            return new CifToken(Kind.FOREIGN, word, where);
        }
        boolean absent = word.equals("?") || word.equals(".");
        return new CifToken(absent ? Kind.ABSENT : Kind.VALUE, word, where);
    }

    private CifToken quoted(char quote, int where) {
        int from = ++at;
        while (at < line.length()) {
            if (line.charAt(at) == quote && (at + 1 == line.length() || isBlank(line.charAt(at + 1)))) {
                return new CifToken(Kind.VALUE, line.substring(from, at++), where);
            }
            at++;
        }
        throw lines.fault(where, "the quote before `" + line.substring(from) + "` is not closed on its line");
    }

    private CifToken textField() {
        int where = lines.line();
        StringBuilder text = new StringBuilder(line.substring(1));
        while (true) {
            line = lines.next()
                    .orElseThrow(() -> lines.fault(
                            where,
                            "the text that begins here does not end; expected a line that begins with a semicolon,"
                                    + " the file may be cut off"));
            if (line.startsWith(";")) {
                at = 1;
                return new CifToken(Kind.VALUE, text.toString(), where);
            }
            text.append('\n').append(line);
        }
    }

    private static boolean isBlank(char c) {
        return c <= ' ';
    }
}
