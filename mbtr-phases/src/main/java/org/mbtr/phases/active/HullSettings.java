package org.mbtr.phases.active;

import org.mbtr.structures.MbtrException;

/**
 * Settings of {@link HullStrategy}.
 *
 * @param probability δ: it stops when the probability that the hull still changes is at most this, above 0 and below 1
 * @param confirmation and the number of known structures has grown by this share since it first was, 0 or above; 0 to stop
 *     at once. A hundredth of δ needs no confirmation
 * @param tolerance changes of the hull by less do not count (eV/atom), above 0
 * @param batch how many structures to propose at a time, 1 or more
 * @param start how many structures beside the pure elements to begin with, 1 or more
 * @param seed of the structures to begin with
 */
public record HullSettings(double probability, double confirmation, double tolerance, int batch, int start, long seed) {
    /** Checks the numbers. */
    public HullSettings {
        if (!(probability > 0 && probability < 1)) {
            throw new MbtrException(
                    "the probability that the hull still changes must be above 0 and below 1, found " + probability);
        }
        if (!(confirmation >= 0) || confirmation == Double.POSITIVE_INFINITY) {
            throw new MbtrException(
                    "the share of structures that confirm must be 0 or a number above, found " + confirmation);
        }
        if (!(tolerance > 0) || tolerance == Double.POSITIVE_INFINITY) {
            throw new MbtrException("the tolerance of the hull must be a number above 0 eV/atom, found " + tolerance);
        }
        if (batch < 1 || start < 1) {
            throw new MbtrException("at least 1 structure must be proposed at a time and to begin with, found batch "
                    + batch + " and start " + start);
        }
    }

    /** The same with another δ. */
    public HullSettings withProbability(double other) {
        return new HullSettings(other, confirmation, tolerance, batch, start, seed);
    }

    /** The same with so many structures at a time. */
    public HullSettings withBatch(int other) {
        return new HullSettings(probability, confirmation, tolerance, other, start, seed);
    }

    /** Five percent, confirmed by three quarters as many structures again, one at a time. */
    public static HullSettings standard(long seed) {
        return new HullSettings(0.05, 0.75, 1e-6, 1, 8, seed);
    }
}
