package org.mbtr.representations.baselines;

import org.mbtr.representations.Representation;
import org.mbtr.representations.RepresentationSettings;
import org.mbtr.structures.MbtrException;

/**
 * Partial radial distribution functions.
 *
 * @param cutoff outer radius of the last shell (angstrom), above 0
 * @param shells number of shells, all of width dr = cutoff/shells; 1 to 1 000 000
 */
public record PartialRadialDistributionSettings(double cutoff, int shells) implements RepresentationSettings {
    /** Its name in settings. */
    public static final String NAME = "partial-radial-distribution";

    /** Checks the settings. */
    public PartialRadialDistributionSettings {
        if (!(cutoff > 0) || cutoff == Double.POSITIVE_INFINITY) {
            throw new MbtrException(NAME + ": `cutoff` must be a number above 0 (Å), found " + cutoff);
        }
        if (shells < 1 || shells > 1_000_000) {
            throw new MbtrException(NAME + ": `shells` must be 1 to 1000000, found " + shells);
        }
    }

    @Override
    public Representation create() {
        return new PartialRadialDistribution(this);
    }
}
