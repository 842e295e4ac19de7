package org.mbtr.representations.baselines;

import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** What the baselines ask of the atoms of any structure. */
final class Atoms {
    /** Atoms nearer than this (angstrom) are taken for one atom: inverse distances would be without meaning. */
    static final double COINCIDENT = 1e-3;

    private Atoms() {}

    /** Refuses empty structures and coordinates that are not finite. */
    static void check(Structure structure) {
        if (structure.atomCount() == 0) {
            throw new MbtrException("the structure has no atoms");
        }
        double[] positions = structure.positions();
        for (int i = 0; i < positions.length; i++) {
            if (!Double.isFinite(positions[i])) {
                throw new MbtrException(
                        "atom " + (i / 3 + 1) + " has the coordinate " + positions[i] + "; finite numbers are needed");
            }
        }
    }

    /** What is said of two atoms, from 0, at a distance (angstrom) below {@link #COINCIDENT}. */
    static MbtrException coincide(int i, int j, double distance) {
        return new MbtrException("atoms " + (Math.min(i, j) + 1) + " and " + (Math.max(i, j) + 1)
                + " coincide: their distance is " + distance + " Å; remove one or mend the coordinates");
    }
}
