package org.mbtr.structures.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.io.CifToken.Kind;

/** A data block of a CIF: items by their names, each with one value or, from a loop, with many. */
final class CifBlock {
    private final CifToken head;
    private final TextLines lines;
    private final Map<String, List<CifToken>> items = new HashMap<>();
    private final Set<String> repeated = new HashSet<>();

    private CifBlock(CifToken head, TextLines lines) {
        this.head = head;
        this.lines = lines;
    }

    /**
     * A block and the token behind it.
     *
     * @param block the block
     * @param next the head of the next block, or the end
     */
    record Parsed(CifBlock block, CifToken next) {}

    /**
     * Reads everything that belongs to a block.
     *
     * @throws MbtrException where the text is no CIF: a name without a value, a value without a name, a loop whose last row
     *     is not complete
     */
    static Parsed parse(CifToken head, CifLexer lexer) {
        CifBlock block = new CifBlock(head, lexer.lines());
        CifToken token = lexer.next();
        while (token.kind() != Kind.BLOCK && token.kind() != Kind.END) {
            token = switch (token.kind()) {
                case NAME -> block.item(token, lexer);
                case LOOP -> block.loop(token, lexer);
                default ->
                    throw block.fault(
                            token,
                            "expected a name such as `_cell_length_a`, `loop_` or `data_`, found `" + token.text()
                                    + "`");
            };
        }
        return new Parsed(block, token);
    }

    /** What stands behind {@code data_}. */
    String name() {
        return head.text();
    }

    /** The values of an item, with places of those that are absent kept; empty if there is no such item. */
    List<CifToken> values(String name) {
        if (repeated.contains(name)) {
            throw fault(head, "the block names `" + name + "` more than once; remove all but one");
        }
        return items.getOrDefault(name, List.of());
    }

    /** The first value of the first of these items that has any. */
    Optional<CifToken> value(String... names) {
        for (String name : names) {
            Optional<CifToken> first = values(name).stream()
                    .filter(value -> value.kind() == Kind.VALUE)
                    .findFirst();
            if (first.isPresent()) {
                return first;
            }
        }
        return Optional.empty();
    }

    /**
     * A number with or without an uncertainty in brackets, such as {@code 5.431(2)}.
     *
     * @param what what it is, for the message
     */
    double number(CifToken value, String what) {
        String text = value.text().replaceFirst("\\([0-9]+\\)$", "");
        NumberText.Kind kind = NumberText.kind(text, 0, text.length());
        if (kind == NumberText.Kind.WORD || kind == NumberText.Kind.NOT_FINITE) {
            throw fault(value, "expected a number for " + what + ", found `" + value.text() + "`");
        }
        return NumberText.parse(text, 0, text.length());
    }

    /** An error at a token. */
    MbtrException fault(CifToken at, String message) {
        return lines.fault(at.line(), message);
    }

    /** An error of the block as a whole. */
    MbtrException fault(String message) {
        return lines.fault(head.line(), "block `data_" + head.text() + "`: " + message);
    }

    private CifToken item(CifToken name, CifLexer lexer) {
        CifToken value = lexer.next();
        if (!value.isValue()) {
            throw fault(name, "`" + name.text() + "` has no value; write `?` if it is not known");
        }
        put(name, List.of(value));
        return lexer.next();
    }

    private CifToken loop(CifToken loop, CifLexer lexer) {
        List<CifToken> names = new ArrayList<>();
        List<List<CifToken>> columns = new ArrayList<>();
        CifToken token = lexer.next();
        for (; token.kind() == Kind.NAME; token = lexer.next()) {
            names.add(token);
            columns.add(new ArrayList<>());
        }
        if (names.isEmpty()) {
            throw fault(loop, "`loop_` is followed by no names");
        }
        int count = 0;
        CifToken last = loop;
        for (; token.isValue(); token = lexer.next()) {
            columns.get(count++ % names.size()).add(token);
            last = token;
        }
        if (count % names.size() != 0) {
            throw fault(
                    last,
                    "the loop of line " + loop.line() + " has " + names.size() + " columns and " + count
                            + " values; its last row is not complete, or a value with blanks lacks its quotes");
        }
        for (int i = 0; i < names.size(); i++) {
            put(names.get(i), columns.get(i));
        }
        return token;
    }

    private void put(CifToken name, List<CifToken> values) {
        if (items.putIfAbsent(name.text(), List.copyOf(values)) != null) {
            repeated.add(name.text());
        }
    }
}
