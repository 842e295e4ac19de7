package org.mbtr.cli.select;

import java.util.Optional;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

/**
 * A condition on a property of structures, such as {@code set=test}, {@code consistent=T} or {@code x_Al>=0.5}. Numbers are
 * compared as numbers, truth values with T and F (or true and false), texts letter by letter. A structure without the
 * property does not fulfil it, whatever the comparison.
 *
 * @param key name of the property
 * @param comparison how the value is compared
 * @param bound what it is compared with
 */
public record Condition(String key, Comparison comparison, String bound) {
    /**
     * Parses {@code KEY=VALUE}, or with {@code !=}, {@code <}, {@code <=}, {@code >} or {@code >=}; the first such sign
     * counts, {@code ==} is {@code =}.
     *
     * @throws IllegalArgumentException if there is no sign, or nothing stands before it
     */
    public static Condition parse(String text) {
        for (int at = 1; at < text.length(); at++) {
            for (Comparison comparison : Comparison.values()) {
                if (text.startsWith(comparison.sign(), at)) {
                    String bound = text.substring(at + comparison.sign().length());
                    boolean doubled = comparison == Comparison.EQUAL && bound.startsWith("=");
                    return new Condition(
                            text.substring(0, at).strip(), comparison, (doubled ? bound.substring(1) : bound).strip());
                }
            }
        }
        throw new IllegalArgumentException(
                "expected KEY=VALUE, or with !=, <, <=, > or >= in place of =, found '" + text + "'");
    }

    /**
     * Whether a structure fulfils it.
     *
     * @throws MbtrException if the value is an array, or cannot be compared with the bound
     */
    public boolean test(Structure structure) {
        return switch (structure.properties().get(key)) {
            case null -> false;
            case PropertyValue.Real real -> comparison.holds(real.value(), number(structure));
            case PropertyValue.Whole whole -> comparison.holds(whole.value(), number(structure));
            case PropertyValue.Truth truth -> same(truth.value() == truth(structure), "a truth value", structure);
            case PropertyValue.Text text -> same(text.value().equals(bound), "a text", structure);
            default -> throw wrong(structure, "an array; conditions are for single values");
        };
    }

    private boolean same(boolean equal, String kind, Structure structure) {
        if (comparison.needsOrder()) {
            throw wrong(structure, kind + ", which " + comparison.sign() + " does not compare; use = or !=");
        }
        return equal == (comparison == Comparison.EQUAL);
    }

    private double number(Structure structure) {
        try {
            return Double.parseDouble(bound);
        } catch (NumberFormatException failure) {
            throw wrong(structure, "a number, but `" + bound + "` is none");
        }
    }

    private boolean truth(Structure structure) {
        return switch (bound) {
            case "T", "True", "true" -> true;
            case "F", "False", "false" -> false;
            default -> throw wrong(structure, "a truth value; compare it with T or F");
        };
    }

    private MbtrException wrong(Structure structure, String what) {
        return new MbtrException(
                "condition `" + this + "`: the property `" + key + "` of " + structure + " is " + what);
    }

    /** The value as it is written in a condition, absent if there is none or it is an array. */
    Optional<String> value(Structure structure) {
        return switch (structure.properties().get(key)) {
            case PropertyValue.Real real -> Optional.of(Double.toString(real.value()));
            case PropertyValue.Whole whole -> Optional.of(Long.toString(whole.value()));
            case PropertyValue.Truth truth -> Optional.of(truth.value() ? "T" : "F");
            case PropertyValue.Text text -> Optional.of(text.value());
            case null, default -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return key + comparison.sign() + bound;
    }
}
