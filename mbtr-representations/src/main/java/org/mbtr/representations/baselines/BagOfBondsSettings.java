package org.mbtr.representations.baselines;

import org.mbtr.representations.Representation;
import org.mbtr.representations.RepresentationSettings;
import org.mbtr.structures.MbtrException;

/**
 * Bag of bonds.
 *
 * @param bagSize number of entries that fit into each bag, at least 1
 */
public record BagOfBondsSettings(int bagSize) implements RepresentationSettings {
    /** Checks the size. */
    public BagOfBondsSettings {
        if (bagSize < 1 || bagSize > 1_000_000) {
            throw new MbtrException("bag-of-bonds: `bagSize` must be 1 to 1000000, found " + bagSize);
        }
    }

    @Override
    public Representation create() {
        return new BagOfBonds(this);
    }
}
