package org.mbtr.phases.active;

import org.mbtr.structures.MbtrException;

/**
 * Settings of {@link PaperStrategy}.
 *
 * @param thresholdFactor t: how many hold-out errors below its prediction a structure may be, above 0
 * @param asPublished whether to keep the two slips of the published program
 * @param seed of all draws
 */
public record PaperSettings(double thresholdFactor, boolean asPublished, long seed) {
    /** Checks the factor. */
    public PaperSettings {
        if (!(thresholdFactor > 0) || thresholdFactor == Double.POSITIVE_INFINITY) {
            throw new MbtrException("the threshold factor must be a number above 0, found " + thresholdFactor);
        }
    }

    /** The paper's factor 1.3, without the slips. */
    public static PaperSettings standard(long seed) {
        return new PaperSettings(1.3, false, seed);
    }
}
