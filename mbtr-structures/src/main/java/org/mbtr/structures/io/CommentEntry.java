package org.mbtr.structures.io;

/**
 * One {@code key=value} of a comment line, not yet interpreted.
 *
 * @param key the key, unquoted
 * @param text the value without its quotes or braces; for a bracketed list with its outer brackets
 * @param form how the value was written
 */
record CommentEntry(String key, String text, Form form) {
    /** How a value was written. */
    enum Form {
        /** No equals sign: the key alone, which means true. */
        ABSENT,
        /** A word without delimiters. */
        BARE,
        /** In single or double quotes. */
        QUOTED,
        /** In braces, an old way to write arrays. */
        BRACES,
        /** In brackets, possibly nested. */
        BRACKETS
    }
}
