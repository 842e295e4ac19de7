package org.mbtr.structures.io;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;

/**
 * A per-atom property as columns of words.
 *
 * @param group name, type and number of columns
 * @param word the word at a position of the row-major array
 */
record ColumnWords(ColumnGroup group, IntFunction<String> word) {
    private static final Set<String> TAKEN = Set.of("species", "symbols", "Z", "numbers", "pos", "positions");
    private static final Pattern NAME = Pattern.compile("[^\\s:\"'{}\\[\\]=,\\\\]+");

    /**
     * The columns of a property.
     *
     * @param where file and frame, for the message
     * @throws MbtrException if the name or the shape does not fit into columns: one or two dimensions, the first the number
     *     of atoms, the second at least 1
     */
    static ColumnWords of(String name, PropertyValue value, int atoms, String where) {
        if (TAKEN.contains(name) || !NAME.matcher(name).matches()) {
            throw new MbtrException(where + ": a per-atom property cannot be called `" + name + "` in extended XYZ");
        }
        return switch (value) {
            case PropertyValue.Reals reals -> {
                double[] values = reals.values();
                int count = count(name, reals.shape(), atoms, where);
                yield new ColumnWords(new ColumnGroup(name, 'R', count), i -> NumberText.write(values[i]));
            }
            case PropertyValue.Wholes wholes -> {
                long[] values = wholes.values();
                int count = count(name, wholes.shape(), atoms, where);
                yield new ColumnWords(new ColumnGroup(name, 'I', count), i -> Long.toString(values[i]));
            }
            case PropertyValue.Truths truths -> {
                boolean[] values = truths.values();
                int count = count(name, truths.shape(), atoms, where);
                yield new ColumnWords(new ColumnGroup(name, 'L', count), i -> values[i] ? "T" : "F");
            }
            case PropertyValue.Texts texts -> {
                List<String> values = texts.values();
                int count = count(name, texts.shape(), atoms, where);
                Optional<String> unfit = values.stream()
                        .filter(word -> word.isEmpty() || word.chars().anyMatch(c -> c <= ' '))
                        .findFirst();
                if (unfit.isPresent()) {
                    throw new MbtrException(where + ": per-atom property `" + name + "` holds `" + unfit.get()
                            + "`; a column takes single words only");
                }
                yield new ColumnWords(new ColumnGroup(name, 'S', count), values::get);
            }
            case PropertyValue.Real _, PropertyValue.Whole _, PropertyValue.Truth _, PropertyValue.Text _ ->
                throw new MbtrException(where + ": per-atom property `" + name + "` has one value for " + atoms
                        + " atoms; it needs one row per atom");
        };
    }

    private static int count(String name, int[] shape, int atoms, String where) {
        if (shape.length < 1 || shape.length > 2 || shape[0] != atoms || shape.length == 2 && shape[1] < 1) {
            throw new MbtrException(where + ": per-atom property `" + name + "` has shape " + Arrays.toString(shape)
                    + "; expected [" + atoms + "] or [" + atoms + ", columns]");
        }
        return shape.length == 1 ? 1 : shape[1];
    }
}
