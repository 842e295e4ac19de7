package org.mbtr.structures.io;

/**
 * A token of a CIF.
 *
 * @param kind what it is
 * @param text name of the block, name of the item in lower case with {@code _} for a dot, or the value without quotes
 * @param line where it begins, from 1
 */
record CifToken(Kind kind, String text, int line) {
    /** Kinds of tokens. */
    enum Kind {
        /** {@code data_NAME}. */
        BLOCK,
        /** {@code loop_}. */
        LOOP,
        /** {@code save_}, {@code global_} and {@code stop_}, which stand in dictionaries and other STAR files. */
        FOREIGN,
        /** {@code _name}. */
        NAME,
        /** A value. */
        VALUE,
        /** {@code ?} or {@code .} without quotes: a value that is not known, or that there is none of. */
        ABSENT,
        /** The end of the file. */
        END
    }

    /** Whether it stands for a value. */
    boolean isValue() {
        return kind == Kind.VALUE || kind == Kind.ABSENT;
    }
}
