package org.mbtr.potentials.gdml;

import org.mbtr.structures.MbtrException;

/** Conjugate gradients have not reached the tolerance; the message says why and what to do. */
public final class NotConvergedException extends MbtrException {
    private static final long serialVersionUID = 1;

    /** With a message. */
    NotConvergedException(String message) {
        super(message);
    }
}
