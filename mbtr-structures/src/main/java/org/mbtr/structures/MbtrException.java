package org.mbtr.structures;

/**
 * Something that the person at the keyboard can mend: wrong input or settings, or data that do not fit. The message says
 * what was expected, what was found, where, and what to do.
 */
public class MbtrException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the message that the user reads. */
    public MbtrException(String message) {
        super(message);
    }

    /** With the message that the user reads and what led to it. */
    public MbtrException(String message, Throwable cause) {
        super(message, cause);
    }
}
