package org.mbtr.structures.io;

import java.nio.ByteOrder;
import org.mbtr.structures.MbtrException;

/**
 * The type of an array's elements in NumPy's words.
 *
 * @param kind f real, i signed, u unsigned, b truth, U text in UTF-32, S bytes of text
 * @param bytes size of one element; 4 per character for U
 * @param order byte order
 */
record NpyType(char kind, int bytes, ByteOrder order) {
    /** Double precision, little endian. */
    static final NpyType REAL = new NpyType('f', 8, ByteOrder.LITTLE_ENDIAN);
    /** 64-bit whole numbers, little endian. */
    static final NpyType WHOLE = new NpyType('i', 8, ByteOrder.LITTLE_ENDIAN);
    /** 32-bit whole numbers, little endian. */
    static final NpyType INT = new NpyType('i', 4, ByteOrder.LITTLE_ENDIAN);
    /** Truth values, one byte each. */
    static final NpyType TRUTH = new NpyType('b', 1, ByteOrder.LITTLE_ENDIAN);

    /** Texts of up to so many characters. */
    static NpyType text(int characters) {
        return new NpyType('U', 4 * characters, ByteOrder.LITTLE_ENDIAN);
    }

    /** Texts of up to so many bytes. */
    static NpyType bytes(int bytes) {
        return new NpyType('S', bytes, ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Reads a description such as {@code <f8}.
     *
     * @param where file and array, for the message
     * @throws MbtrException if the type is not one that is read here
     */
    static NpyType parse(String description, String where) {
        if (description.matches("[<>=|]?([fiub][1248]|[US]\\d{1,7})")) {
            boolean hasOrder = "<>=|".indexOf(description.charAt(0)) >= 0;
            ByteOrder order = description.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            char kind = description.charAt(hasOrder ? 1 : 0);
            int number = Integer.parseInt(description.substring(hasOrder ? 2 : 1));
            NpyType type = new NpyType(kind, kind == 'U' ? 4 * number : number, order);
            if (kind == 'U'
                    || kind == 'S'
                    || kind == 'i'
                    || kind == 'u'
                    || kind == 'f' && number >= 4
                    || number == 1 && kind == 'b') {
                return type;
            }
        }
        throw new MbtrException(where + " has elements of type `" + description
                + "`; known are f4 f8, i and u of 1 to 8 bytes, b1, and texts (U, S)."
                + (description.contains("O") ? " Python objects are not read: save plain arrays." : ""));
    }

    /** NumPy's description. */
    String description() {
        String prefix = bytes == 1 || kind == 'S' ? "|" : order == ByteOrder.BIG_ENDIAN ? ">" : "<";
        return prefix + kind + (kind == 'U' ? bytes / 4 : bytes);
    }

    /** Whether the elements are numbers or truth values. */
    boolean isNumeric() {
        return kind != 'U' && kind != 'S';
    }
}
