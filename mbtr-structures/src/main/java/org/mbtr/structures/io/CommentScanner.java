package org.mbtr.structures.io;

import java.util.ArrayList;
import java.util.List;
import org.mbtr.structures.io.CommentEntry.Form;

/**
 * Cuts a comment line of extended XYZ into its {@code key=value} entries.
 *
 * <p>Blanks around the equals sign are allowed. A backslash takes the meaning from a following quote, bracket, brace,
 * blank, equals sign or backslash; before any other character it stands for itself, because the writers in use leave
 * backslashes as they are.
 */
final class CommentScanner {
    /** The line is not a list of entries; the message says why. */
    static final class NotAList extends Exception {
        private static final long serialVersionUID = 1L;

        NotAList(String message) {
            super(message);
        }
    }

    private static final String ESCAPABLE = "\\\"'[]{}= \t";

    private final String line;
    private int at;

    private CommentScanner(String line) {
        this.line = line;
    }

    /**
     * The entries in their order.
     *
     * @throws NotAList if a quote, bracket or brace is not closed, something sticks to a closing one, or a key is empty
     */
    static List<CommentEntry> scan(String line) throws NotAList {
        CommentScanner scanner = new CommentScanner(line);
        List<CommentEntry> entries = new ArrayList<>();
        scanner.skipSeparators();
        while (!scanner.atEnd()) {
            entries.add(scanner.entry());
            scanner.skipSeparators();
        }
        return entries;
    }

    private CommentEntry entry() throws NotAList {
        String key = isQuote(line.charAt(at)) ? delimited(line.charAt(at)) : word("=");
        if (key.isEmpty()) {
            throw new NotAList("expected a key in column " + (at + 1));
        }
        int afterKey = at;
        skipBlanks();
        if (atEnd() || line.charAt(at) != '=') {
            at = afterKey;
            return new CommentEntry(key, "", Form.ABSENT);
        }
        at++;
        skipBlanks();
        if (atEnd()) {
            return new CommentEntry(key, "", Form.BARE);
        }
        char first = line.charAt(at);
        return switch (first) {
            case '"', '\'' -> new CommentEntry(key, closed(delimited(first)), Form.QUOTED);
            case '{' -> new CommentEntry(key, closed(delimited('}')), Form.BRACES);
            case '[' -> new CommentEntry(key, closed(brackets()), Form.BRACKETS);
            default -> new CommentEntry(key, word(""), Form.BARE);
        };
    }

    private String word(String ends) {
        StringBuilder word = new StringBuilder();
        while (!atEnd() && !Character.isWhitespace(line.charAt(at)) && ends.indexOf(line.charAt(at)) < 0) {
            word.append(unescaped());
        }
        return word.toString();
    }

    private String delimited(char closing) throws NotAList {
        int opened = at++;
        StringBuilder text = new StringBuilder();
        while (!atEnd() && line.charAt(at) != closing) {
            text.append(unescaped());
        }
        if (atEnd()) {
            throw notClosed(opened);
        }
        at++;
        return text.toString();
    }

    /** From the opening bracket to the one that closes it, as written. */
    private String brackets() throws NotAList {
        int opened = at;
        int depth = 0;
        do {
            if (atEnd()) {
                throw notClosed(opened);
            }
            char c = line.charAt(at);
            if (isQuote(c)) {
                delimited(c);
                continue;
            }
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            at++;
        } while (depth > 0);
        return line.substring(opened, at);
    }

    private char unescaped() {
        char c = line.charAt(at++);
        if (c == '\\' && !atEnd() && ESCAPABLE.indexOf(line.charAt(at)) >= 0) {
            return line.charAt(at++);
        }
        return c;
    }

    private String closed(String text) throws NotAList {
        if (!atEnd() && !isSeparator(line.charAt(at))) {
            throw new NotAList(
                    "expected a blank after the value that ends in column " + at + ", found `" + line.charAt(at) + "`");
        }
        return text;
    }

    private NotAList notClosed(int opened) {
        return new NotAList("the `" + line.charAt(opened) + "` in column " + (opened + 1) + " is not closed");
    }

    private boolean atEnd() {
        return at >= line.length();
    }

    private void skipBlanks() {
        while (!atEnd() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
    }

    private void skipSeparators() {
        while (!atEnd() && isSeparator(line.charAt(at))) {
            at++;
        }
    }

    private static boolean isSeparator(char c) {
        return c == ',' || Character.isWhitespace(c);
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }
}
