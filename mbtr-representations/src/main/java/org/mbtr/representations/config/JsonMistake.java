package org.mbtr.representations.config;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mbtr.structures.MbtrException;

/** Puts what Jackson found wrong with settings into words of the settings, with the place. */
final class JsonMistake {
    private static final Pattern LIST_OF_KINDS = Pattern.compile("known type ids = \\[([^]]*)]");
    private static final Pattern LIST_OF_CONSTANTS = Pattern.compile("accepted for Enum class: \\[([^]]*)]");
    private static final Pattern KEY_OF_KIND = Pattern.compile("missing type id property '(\\w+)'");

    private JsonMistake() {}

    static String inWords(JsonMappingException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MbtrException found) {
                return found.getMessage() + at(failure);
            }
        }
        return switch (failure) {
            case UnrecognizedPropertyException unknown ->
                "unknown key `" + unknown.getPropertyName() + "`" + at(failure) + "; known keys are "
                        + new TreeSet<>(unknown.getKnownPropertyIds());
            case InvalidTypeIdException kind
            when kind.getTypeId() != null ->
                "unknown kind `" + kind.getTypeId() + "`" + at(failure) + "; known kinds are "
                        + listed(LIST_OF_KINDS, failure);
            case InvalidTypeIdException kind ->
                "the key `" + listed(KEY_OF_KIND, failure) + "` is missing" + at(failure)
                        + ", or this is not an object";
            case InvalidFormatException format
            when listed(LIST_OF_CONSTANTS, failure).isEmpty() ->
                "unfit value `" + format.getValue() + "`" + at(failure) + ": expected "
                        + simple(format.getTargetType());
            case InvalidFormatException format ->
                "unfit value `" + format.getValue() + "`" + at(failure) + "; choose from "
                        + listed(LIST_OF_CONSTANTS, failure);
            case MismatchedInputException input
            when isNumber(input.getTargetType()) ->
                "a number is missing or of another kind" + at(failure) + ": expected " + simple(input.getTargetType());
            default -> failure.getOriginalMessage() + at(failure);
        };
    }

    private static String listed(Pattern pattern, JsonMappingException failure) {
        Matcher matcher = pattern.matcher(failure.getOriginalMessage());
        return matcher.find() ? matcher.group(1) : "";
    }

    private static boolean isNumber(Class<?> type) {
        return type != null && (type.isPrimitive() || type == Double.class);
    }

    private static String simple(Class<?> type) {
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        return type == int.class ? "a whole number" : type.getSimpleName();
    }

    private static String at(JsonMappingException failure) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : failure.getPath()) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.isEmpty() ? "" : " (at " + path + ")";
    }
}
