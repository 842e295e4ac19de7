package org.mbtr.learning.kernels;

import org.mbtr.structures.MbtrException;

/** What all length scales have to fulfil. */
final class LengthScales {
    private LengthScales() {}

    static void check(double lengthScale) {
        if (!(lengthScale > 0) || lengthScale == Double.POSITIVE_INFINITY) {
            throw new MbtrException("the length scale of a kernel must be a number above 0, found " + lengthScale);
        }
    }
}
