package org.mbtr.structures.io;

import java.util.Arrays;
import java.util.Set;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.io.CommentEntry.Form;

/**
 * The keys {@code stress} and {@code virial}, whose nine numbers are a 3x3 matrix written column by column. They are
 * kept as {@code [3, 3]} in rows.
 */
final class StressTensor {
    private static final Set<String> KEYS = Set.of("stress", "virial");

    private StressTensor() {}

    /** The value in its shape: {@code [3, 3]} for nine plain numbers under one of the keys, otherwise as it is. */
    static PropertyValue shaped(String key, Form form, PropertyValue value) {
        if (!KEYS.contains(key) || form == Form.BRACKETS) {
            return value;
        }
        return switch (value) {
            case PropertyValue.Reals reals
            when reals.shape().length == 1 && reals.shape()[0] == 9 ->
                new PropertyValue.Reals(transposed(reals.values()), 3, 3);
            case PropertyValue.Wholes wholes
            when wholes.shape().length == 1 && wholes.shape()[0] == 9 ->
                new PropertyValue.Reals(
                        transposed(
                                Arrays.stream(wholes.values()).asDoubleStream().toArray()),
                        3,
                        3);
            default -> value;
        };
    }

    /** The reverse of {@link #shaped}, for writing. */
    static PropertyValue flat(String key, PropertyValue value) {
        return value instanceof PropertyValue.Reals reals
                        && KEYS.contains(key)
                        && Arrays.equals(reals.shape(), new int[] {3, 3})
                ? new PropertyValue.Reals(transposed(reals.values()), 9)
                : value;
    }

    private static double[] transposed(double[] m) {
        return new double[] {m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]};
    }
}
