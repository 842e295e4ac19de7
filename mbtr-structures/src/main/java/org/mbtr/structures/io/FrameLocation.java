package org.mbtr.structures.io;

import org.mbtr.structures.MbtrException;

/**
 * Where a frame lies in its file, for messages.
 *
 * @param file the name that the user knows
 * @param frame number of the frame, from 1
 * @param line number of the frame's first line (the number of atoms), from 1
 */
record FrameLocation(String file, long frame, long line) {
    /** An error in the line that holds the number of atoms. */
    MbtrException atCount(String message) {
        return new MbtrException(file + ", line " + line + " (frame " + frame + "): " + message);
    }

    /** An error in the comment line, the second of a frame. */
    MbtrException atComment(String message) {
        return new MbtrException(file + ", line " + (line + 1) + " (frame " + frame + "): " + message);
    }

    /** An error in the row of an atom, counted from 0 here and from 1 in the message. */
    MbtrException atAtom(int atom, String message) {
        return new MbtrException(
                file + ", line " + (line + 2 + atom) + " (frame " + frame + ", atom " + (atom + 1) + "): " + message);
    }
}
