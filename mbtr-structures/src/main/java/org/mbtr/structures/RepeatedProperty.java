package org.mbtr.structures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A property of atoms for several images of these atoms. */
final class RepeatedProperty {
    private RepeatedProperty() {}

    /**
     * The values {@code times} times one after the other; the first extent, that of the atoms, grows by this factor.
     *
     * @throws IllegalArgumentException if the value is no array
     */
    static PropertyValue of(PropertyValue value, int times) {
        return switch (value) {
            case PropertyValue.Reals reals -> {
                double[] once = reals.values();
                double[] values = new double[once.length * times];
                fill(once, values, once.length, times);
                yield new PropertyValue.Reals(values, grown(reals.shape(), times));
            }
            case PropertyValue.Wholes wholes -> {
                long[] once = wholes.values();
                long[] values = new long[once.length * times];
                fill(once, values, once.length, times);
                yield new PropertyValue.Wholes(values, grown(wholes.shape(), times));
            }
            case PropertyValue.Truths truths -> {
                boolean[] once = truths.values();
                boolean[] values = new boolean[once.length * times];
                fill(once, values, once.length, times);
                yield new PropertyValue.Truths(values, grown(truths.shape(), times));
            }
            case PropertyValue.Texts texts -> {
                List<String> values = new ArrayList<>();
                Collections.nCopies(times, texts.values()).forEach(values::addAll);
                yield new PropertyValue.Texts(values, grown(texts.shape(), times));
            }
            case PropertyValue.Real real -> throw noArray(real);
            case PropertyValue.Whole whole -> throw noArray(whole);
            case PropertyValue.Truth truth -> throw noArray(truth);
            case PropertyValue.Text text -> throw noArray(text);
        };
    }

    private static void fill(Object once, Object values, int length, int times) {
        for (int i = 0; i < times; i++) {
            System.arraycopy(once, 0, values, i * length, length);
        }
    }

    private static int[] grown(int[] shape, int times) {
        int[] grown = shape.clone();
        grown[0] *= times;
        return grown;
    }

    private static IllegalArgumentException noArray(PropertyValue value) {
        return new IllegalArgumentException("a property of atoms is an array, found " + value);
    }
}
