package org.mbtr.structures.io;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mbtr.structures.PropertyValue;

/**
 * The values of a comment line as ASE understands them.
 *
 * <p>Bare and quoted values alike: one number or truth value (T, F, True, False) is that; several of one kind, separated
 * by blanks or commas, are an array; {@code _JSON} introduces JSON; everything else is text, kept to the letter. A key
 * without a value is true. What JSON holds beyond numbers, truths, texts and rectangular arrays of them stays text,
 * {@code _JSON} included.
 */
final class ValueText {
    private static final String JSON = "_JSON ";
    private static final String DELIMITERS = "\"'[]{}=,\\";

    private ValueText() {}

    /** The value of an entry. */
    static PropertyValue read(CommentEntry entry) {
        return switch (entry.form()) {
            case ABSENT -> new PropertyValue.Truth(true);
            case BARE, QUOTED -> plain(entry.text());
            case BRACES -> array(entry.text()).orElseGet(() -> plain(entry.text()));
            case BRACKETS -> BracketedList.read(entry.text()).orElseGet(() -> new PropertyValue.Text(entry.text()));
        };
    }

    /** The words of a value, separated by blanks or commas. */
    static List<String> words(String text) {
        return Arrays.stream(text.split("[\\s,]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** {@code key=value} in a form that {@link #read} turns back into the same value. */
    static String write(String key, PropertyValue value) {
        return quoteWhereNeeded(key) + "="
                + switch (value) {
                    case PropertyValue.Real real -> NumberText.write(real.value());
                    case PropertyValue.Whole whole -> Long.toString(whole.value());
                    case PropertyValue.Truth truth -> truth(truth.value());
                    case PropertyValue.Text text -> text(text);
                    case PropertyValue.Reals reals -> {
                        double[] values = reals.values();
                        yield array(reals.shape(), i -> NumberText.write(values[i]), i -> json(values[i]));
                    }
                    case PropertyValue.Wholes wholes -> {
                        long[] values = wholes.values();
                        yield array(wholes.shape(), i -> Long.toString(values[i]), i -> Long.toString(values[i]));
                    }
                    case PropertyValue.Truths truths -> {
                        boolean[] values = truths.values();
                        yield array(truths.shape(), i -> truth(values[i]), i -> Boolean.toString(values[i]));
                    }
                    case PropertyValue.Texts texts ->
                        quote(JSON
                                + nested(
                                        texts.shape(),
                                        i -> JsonText.quote(texts.values().get(i))));
                };
    }

    private static PropertyValue plain(String text) {
        if (text.startsWith(JSON)) {
            return JsonText.read(text.substring(JSON.length())).orElseGet(() -> new PropertyValue.Text(text));
        }
        Optional<PropertyValue> scalar = ArrayOfWords.scalar(text);
        return scalar.or(() -> array(text)).orElseGet(() -> new PropertyValue.Text(text));
    }

    private static Optional<PropertyValue> array(String text) {
        List<String> words = words(text);
        return switch (words.size()) {
            case 0 -> Optional.empty();
            case 1 -> ArrayOfWords.scalar(words.get(0));
            default -> ArrayOfWords.array(words, words.size());
        };
    }

    /** A text as it is, or as JSON where it would be read as something else or holds a line break. */
    private static String text(PropertyValue.Text text) {
        String value = text.value();
        boolean faithful = value.lines().count() <= 1
                && !value.endsWith("\n")
                && !value.endsWith("\r")
                && plain(value).equals(text);
        return quoteWhereNeeded(faithful ? value : JSON + JsonText.quote(value));
    }

    /** One dimension of at least two values as ASE writes it, everything else as JSON. */
    private static String array(int[] shape, IntFunction<String> word, IntFunction<String> json) {
        if (shape.length == 1 && shape[0] > 1) {
            return quote(IntStream.range(0, shape[0]).mapToObj(word).collect(Collectors.joining(" ")));
        }
        return quote(JSON + nested(shape, json));
    }

    private static String nested(int[] shape, IntFunction<String> element) {
        StringBuilder json = new StringBuilder();
        nest(json, shape, 0, 0, element);
        return json.toString();
    }

    private static int nest(StringBuilder json, int[] shape, int depth, int next, IntFunction<String> element) {
        if (depth == shape.length) {
            json.append(element.apply(next));
            return next + 1;
        }
        int at = next;
        json.append('[');
        for (int i = 0; i < shape[depth]; i++) {
            json.append(i == 0 ? "" : ", ");
            at = nest(json, shape, depth + 1, at, element);
        }
        json.append(']');
        return at;
    }

    private static String json(double value) {
        return Double.toString(value);
    }

    private static String truth(boolean value) {
        return value ? "T" : "F";
    }

    private static String quoteWhereNeeded(String text) {
        return text.isEmpty() || text.chars().anyMatch(ValueText::needsQuotes) ? quote(text) : text;
    }

    private static boolean needsQuotes(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || DELIMITERS.indexOf(c) >= 0;
    }

    private static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
