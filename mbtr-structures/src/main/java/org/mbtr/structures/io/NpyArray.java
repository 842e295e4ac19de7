package org.mbtr.structures.io;

import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.mbtr.structures.MbtrException;

/**
 * A NumPy array in memory: numbers or texts in C order, whatever order the file has. Single values have no extents.
 *
 * <p>Read are f4, f8, signed and unsigned integers, truth values and texts in either byte order. At most 2^31 - 1
 * elements; larger arrays are read in pieces with {@link NpyReader}.
 */
public final class NpyArray {
    private final String where;
    private final int[] shape;
    private final Object values;

    private NpyArray(String where, int[] shape, Object values) {
        this.where = where;
        this.shape = shape;
        this.values = values;
    }

    /**
     * Reads an array, header included; closes the stream.
     *
     * @param where file and array, for messages
     * @throws MbtrException if it is not such an array, is too large, or is cut off
     */
    public static NpyArray read(InputStream stream, String where) {
        try (NpyReader reader = NpyReader.of(stream, where)) {
            return read(reader, where);
        }
    }

    static NpyArray read(NpyReader reader, String where) {
        NpyHeader header = reader.header();
        if (header.size() > Integer.MAX_VALUE - 8) {
            throw new MbtrException(where + " has " + header.size() + " values; more than fit into one array");
        }
        int size = (int) header.size();
        int[] shape = Arrays.stream(header.shape()).mapToInt(Math::toIntExact).toArray();
        int[] order = header.fortranOrder() ? FortranOrder.positions(shape) : new int[0];
        return switch (header.type().kind()) {
            case 'f' -> {
                double[] values = new double[size];
                reader.read(values, 0, size);
                yield new NpyArray(where, shape, order.length == 0 ? values : FortranOrder.reordered(values, order));
            }
            case 'U', 'S' -> {
                String[] values = new String[size];
                reader.read(values, 0, size);
                yield new NpyArray(
                        where, shape, List.of(order.length == 0 ? values : FortranOrder.reordered(values, order)));
            }
            default -> {
                long[] values = new long[size];
                reader.read(values, 0, size);
                yield new NpyArray(where, shape, order.length == 0 ? values : FortranOrder.reordered(values, order));
            }
        };
    }

    /** The extents, a copy; empty for a single value. */
    public int[] shape() {
        return shape.clone();
    }

    /** Whether the elements are whole numbers or truth values. */
    public boolean isWhole() {
        return values instanceof long[];
    }

    /** Whether the elements are texts. */
    public boolean isText() {
        return values instanceof List;
    }

    /**
     * Real numbers in C order, a copy; whole numbers are converted.
     *
     * @throws MbtrException if the elements are texts
     */
    public double[] doubles() {
        return switch (values) {
            case double[] reals -> reals.clone();
            case long[] wholes -> Arrays.stream(wholes).asDoubleStream().toArray();
            default -> throw wrongKind("numbers");
        };
    }

    /**
     * Whole numbers in C order, a copy; truth values are 0 and 1.
     *
     * @throws MbtrException if the elements are something else
     */
    public long[] longs() {
        if (values instanceof long[] wholes) {
            return wholes.clone();
        }
        throw wrongKind("whole numbers");
    }

    /**
     * Whole numbers in C order as ints.
     *
     * @throws MbtrException if the elements are something else or one is out of range
     */
    public int[] ints() {
        try {
            return Arrays.stream(longs()).mapToInt(Math::toIntExact).toArray();
        } catch (ArithmeticException e) {
            throw new MbtrException(where + " holds a number beyond the range of 32 bits", e);
        }
    }

    /**
     * Texts in C order.
     *
     * @throws MbtrException if the elements are numbers
     */
    public List<String> strings() {
        if (values instanceof List<?> texts) {
            return texts.stream().map(String.class::cast).toList();
        }
        throw wrongKind("texts");
    }

    private MbtrException wrongKind(String expected) {
        String found = isText() ? "texts" : isWhole() ? "whole numbers" : "real numbers";
        return new MbtrException(where + " holds " + found + "; expected " + expected);
    }
}
