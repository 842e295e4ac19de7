package org.mbtr.structures.io;

import org.mbtr.structures.MbtrException;

/** Lines such as {@code VEC1 5.0 0.0 0.0}, cell vectors (angstrom) behind the atoms of a plain XYZ frame. */
final class CellVectorLine {
    private CellVectorLine() {}

    /** Reads the vector with this index, from 0, into its row of {@code vectors}. */
    static void read(String text, int index, double[] vectors, FrameLocation where, long line) {
        String[] words = text.split("\\s+");
        try {
            if (words.length == 4 && words[0].equals("VEC" + (index + 1))) {
                for (int axis = 0; axis < 3; axis++) {
                    vectors[3 * index + axis] = NumberText.parse(words[axis + 1], 0, words[axis + 1].length());
                }
                return;
            }
        } catch (NumberFormatException e) {
            throw error(text, index, where, line);
        }
        throw error(text, index, where, line);
    }

    private static MbtrException error(String text, int index, FrameLocation where, long line) {
        return new MbtrException(where.file() + ", line " + line + " (frame " + where.frame() + "): expected `VEC"
                + (index + 1) + "` and three numbers, found `" + text + "`");
    }
}
