package org.mbtr.structures.io;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import org.mbtr.structures.PropertyValue;

/**
 * Arrays in brackets: {@code [1, 2, 3]}, {@code [1 2 3]}, {@code [[1, 0], [0, 1]]}, {@code [a, "b c"]}. Elements are
 * separated by commas or blanks; nested lists must have equal lengths.
 */
final class BracketedList {
    private final String text;
    private boolean quoted;
    private int at;

    private BracketedList(String text) {
        this.text = text;
    }

    /**
     * The array in its shape; absent if the nested lists do not form one. Words that are no numbers are texts.
     *
     * @param text from an opening bracket to the one that closes it, with all quotes closed
     */
    static Optional<PropertyValue> read(String text) {
        BracketedList list = new BracketedList(text);
        return NestedArray.of(list.list()).map(list::typed);
    }

    private PropertyValue typed(NestedArray array) {
        List<String> words = array.leaves().stream().map(JsonNode::textValue).toList();
        Optional<PropertyValue> typed = quoted ? Optional.empty() : ArrayOfWords.array(words, array.shape());
        return typed.orElseGet(() -> new PropertyValue.Texts(words, array.shape()));
    }

    private ArrayNode list() {
        ArrayNode elements = JsonNodeFactory.instance.arrayNode();
        at++;
        skipSeparators();
        while (text.charAt(at) != ']') {
            if (text.charAt(at) == '[') {
                elements.add(list());
            } else {
                elements.add(word());
            }
            skipSeparators();
        }
        at++;
        return elements;
    }

    private String word() {
        char first = text.charAt(at);
        StringBuilder word = new StringBuilder();
        if (first != '"' && first != '\'') {
            while (!isSeparator(text.charAt(at)) && text.charAt(at) != ']' && text.charAt(at) != '[') {
                word.append(text.charAt(at++));
            }
            return word.toString();
        }
        quoted = true;
        for (at++; text.charAt(at) != first; at++) {
            if (text.charAt(at) == '\\' && (text.charAt(at + 1) == first || text.charAt(at + 1) == '\\')) {
                at++;
            }
            word.append(text.charAt(at));
        }
        at++;
        return word.toString();
    }

    private void skipSeparators() {
        while (isSeparator(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isSeparator(char c) {
        return c == ',' || Character.isWhitespace(c);
    }
}
