package org.mbtr.representations.mbtr;

import org.mbtr.structures.MbtrException;

/** What a term needs so that the bins of a single tuple of atoms have two derivatives everywhere. */
final class SingleTuples {
    private SingleTuples() {}

    /**
     * Checks a term.
     *
     * @throws MbtrException for an envelope, a threshold or a broadening that is not smooth
     */
    static void require(Term term) {
        if (!(term.envelope() instanceof Envelope.None) || term.threshold() > 0) {
            throw new MbtrException(
                    "an envelope or a threshold has no use where all tuples of a molecule count; leave out"
                            + " `envelope` and `threshold`");
        }
        if (!term.broadening().isSmooth()) {
            throw new MbtrException("derivatives need a smooth broadening, found " + term.broadening()
                    + "; use the normal distribution");
        }
    }
}
