package org.mbtr.structures.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.io.NumberText.Kind;

/** Words turned into the narrowest type that holds them all: whole numbers, real numbers, truth values, texts. */
final class ArrayOfWords {
    private static final Map<String, Boolean> TRUTHS = Map.of(
            "T", true, "True", true, "true", true, "TRUE", true, "F", false, "False", false, "false", false, "FALSE",
            false);

    private ArrayOfWords() {}

    /** The truth value that a word stands for, if it does. */
    static Optional<Boolean> truth(String word) {
        return Optional.ofNullable(TRUTHS.get(word));
    }

    /** One word as a number or a truth value, absent if it is neither. */
    static Optional<PropertyValue> scalar(String word) {
        Kind kind = NumberText.kind(word, 0, word.length());
        if (kind == Kind.WHOLE) {
            Optional<PropertyValue> whole = whole(word).map(PropertyValue.Whole::new);
            if (whole.isPresent()) {
                return whole;
            }
        }
        if (isNumber(kind, word)) {
            return Optional.of(new PropertyValue.Real(NumberText.parse(word, 0, word.length())));
        }
        return truth(word).map(PropertyValue.Truth::new);
    }

    /** Numbers or truth values in the given shape; absent if the words are not all of one of these kinds. */
    static Optional<PropertyValue> array(List<String> words, int... shape) {
        return wholes(words, shape).or(() -> reals(words, shape)).or(() -> truths(words, shape));
    }

    private static Optional<PropertyValue> wholes(List<String> words, int[] shape) {
        long[] values = new long[words.size()];
        for (int i = 0; i < values.length; i++) {
            Optional<Long> value = whole(words.get(i));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values[i] = value.get();
        }
        return values.length == 0 ? Optional.empty() : Optional.of(new PropertyValue.Wholes(values, shape));
    }

    private static Optional<PropertyValue> reals(List<String> words, int[] shape) {
        double[] values = new double[words.size()];
        for (int i = 0; i < values.length; i++) {
            String word = words.get(i);
            if (!isNumber(NumberText.kind(word, 0, word.length()), word)) {
                return Optional.empty();
            }
            values[i] = NumberText.parse(word, 0, word.length());
        }
        return Optional.of(new PropertyValue.Reals(values, shape));
    }

    private static Optional<PropertyValue> truths(List<String> words, int[] shape) {
        List<Boolean> found = new ArrayList<>();
        words.forEach(word -> truth(word).ifPresent(found::add));
        if (found.size() < words.size()) {
            return Optional.empty();
        }
        boolean[] values = new boolean[words.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = found.get(i);
        }
        return Optional.of(new PropertyValue.Truths(values, shape));
    }

    /** A whole number that fits a long; larger ones are read as real numbers. */
    private static Optional<Long> whole(String word) {
        if (NumberText.kind(word, 0, word.length()) != Kind.WHOLE) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(word));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    /** A Fortran exponent counts only behind a decimal point: "1.0D5" is a number, the label "1D5" is not. */
    private static boolean isNumber(Kind kind, String word) {
        return kind != Kind.WORD && (kind != Kind.FORTRAN || word.indexOf('.') >= 0);
    }
}
