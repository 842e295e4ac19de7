package org.mbtr.structures.io;

import java.util.Arrays;
import org.mbtr.structures.PropertyValue;

/** The values of one column group for all atoms of a frame, {@code [atoms]} or {@code [atoms, count]}. */
sealed interface AtomColumn {
    /**
     * Takes in one word.
     *
     * @throws NumberFormatException if it is not of the column's type
     */
    void set(int atom, int index, String row, int from, int to);

    /** Everything taken in, as a per-atom property. */
    PropertyValue value();

    /** An empty column for so many atoms. */
    static AtomColumn of(ColumnGroup group, int atoms) {
        int size = Math.multiplyExact(atoms, group.count());
        int[] shape = group.count() == 1 ? new int[] {atoms} : new int[] {atoms, group.count()};
        return switch (group.type()) {
            case 'R' -> new Reals(new double[size], group.count(), shape);
            case 'I' -> new Wholes(new long[size], group.count(), shape);
            case 'L' -> new Truths(new boolean[size], group.count(), shape);
            default -> new Texts(new String[size], group.count(), shape);
        };
    }

    /** What a type letter asks for, in words. */
    static String kind(char type) {
        return switch (type) {
            case 'R' -> "a number";
            case 'I' -> "a whole number";
            case 'L' -> "T or F";
            default -> "a word";
        };
    }

    /** Real numbers. */
    record Reals(double[] values, int count, int[] shape) implements AtomColumn {
        @Override
        public void set(int atom, int index, String row, int from, int to) {
            values[atom * count + index] = NumberText.parse(row, from, to);
        }

        @Override
        public PropertyValue value() {
            return new PropertyValue.Reals(values, shape);
        }
    }

    /** Whole numbers. */
    record Wholes(long[] values, int count, int[] shape) implements AtomColumn {
        @Override
        public void set(int atom, int index, String row, int from, int to) {
            values[atom * count + index] = Long.parseLong(row, from, to, 10);
        }

        @Override
        public PropertyValue value() {
            return new PropertyValue.Wholes(values, shape);
        }
    }

    /** Truth values. */
    record Truths(boolean[] values, int count, int[] shape) implements AtomColumn {
        @Override
        public void set(int atom, int index, String row, int from, int to) {
            values[atom * count + index] = ArrayOfWords.truth(row.substring(from, to))
                    .orElseThrow(() -> new NumberFormatException("neither T nor F"));
        }

        @Override
        public PropertyValue value() {
            return new PropertyValue.Truths(values, shape);
        }
    }

    /** Words. */
    record Texts(String[] values, int count, int[] shape) implements AtomColumn {
        @Override
        public void set(int atom, int index, String row, int from, int to) {
            values[atom * count + index] = row.substring(from, to);
        }

        @Override
        public PropertyValue value() {
            return new PropertyValue.Texts(Arrays.asList(values), shape);
        }
    }
}
