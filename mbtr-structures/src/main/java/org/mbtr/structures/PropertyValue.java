package org.mbtr.structures;

import java.util.Arrays;
import java.util.List;

/**
 * A value of a structure's property: a number, a truth value, a text, or an array of one of these in the shape that the
 * file gave it.
 */
public sealed interface PropertyValue {
    /** A floating-point number. */
    record Real(double value) implements PropertyValue {}

    /** A whole number. */
    record Whole(long value) implements PropertyValue {}

    /** A truth value. */
    record Truth(boolean value) implements PropertyValue {}

    /** A text. */
    record Text(String value) implements PropertyValue {}

    /** Floating-point numbers in row-major order of {@code shape}. */
    record Reals(double[] values, int... shape) implements PropertyValue {
        /** Copies the arrays and checks that they fit together. */
        public Reals {
            values = values.clone();
            shape = checkedShape(values.length, shape);
        }

        @Override
        public double[] values() {
            return values.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Reals o && Arrays.equals(values, o.values) && Arrays.equals(shape, o.shape);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(values) + Arrays.hashCode(shape);
        }
    }

    /** Whole numbers in row-major order of {@code shape}. */
    record Wholes(long[] values, int... shape) implements PropertyValue {
        /** Copies the arrays and checks that they fit together. */
        public Wholes {
            values = values.clone();
            shape = checkedShape(values.length, shape);
        }

        @Override
        public long[] values() {
            return values.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Wholes o && Arrays.equals(values, o.values) && Arrays.equals(shape, o.shape);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(values) + Arrays.hashCode(shape);
        }
    }

    /** Truth values in row-major order of {@code shape}. */
    record Truths(boolean[] values, int... shape) implements PropertyValue {
        /** Copies the arrays and checks that they fit together. */
        public Truths {
            values = values.clone();
            shape = checkedShape(values.length, shape);
        }

        @Override
        public boolean[] values() {
            return values.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Truths o && Arrays.equals(values, o.values) && Arrays.equals(shape, o.shape);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(values) + Arrays.hashCode(shape);
        }
    }

    /** Texts in row-major order of {@code shape}. */
    record Texts(List<String> values, int... shape) implements PropertyValue {
        /** Copies list and array and checks that they fit together. */
        public Texts {
            values = List.copyOf(values);
            shape = checkedShape(values.size(), shape);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Texts o && values.equals(o.values) && Arrays.equals(shape, o.shape);
        }

        @Override
        public int hashCode() {
            return 31 * values.hashCode() + Arrays.hashCode(shape);
        }
    }

    private static int[] checkedShape(int size, int[] shape) {
        long product = 1;
        for (int extent : shape) {
            product *= extent;
        }
        if (product != size) {
            throw new IllegalArgumentException(size + " values do not fill the shape " + Arrays.toString(shape));
        }
        return shape.clone();
    }
}
