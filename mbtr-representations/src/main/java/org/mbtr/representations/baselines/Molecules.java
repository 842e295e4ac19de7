package org.mbtr.representations.baselines;

import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** What the baselines ask of a molecule. */
final class Molecules {
    private Molecules() {}

    /** Refuses empty and periodic structures and coordinates that are not finite. */
    static void check(Structure structure) {
        if (structure.atomCount() == 0) {
            throw new MbtrException("the structure has no atoms");
        }
        if (structure.isPeriodic()) {
            throw new MbtrException("the structure is periodic; this representation is for molecules");
        }
        double[] positions = structure.positions();
        for (int i = 0; i < positions.length; i++) {
            if (!Double.isFinite(positions[i])) {
                throw new MbtrException(
                        "atom " + (i / 3 + 1) + " has the coordinate " + positions[i] + "; finite numbers are needed");
            }
        }
    }

    /** Distance of two atoms (angstrom); coincident atoms are an error. */
    static double distance(Structure structure, int i, int j) {
        double dx = structure.position(i, 0) - structure.position(j, 0);
        double dy = structure.position(i, 1) - structure.position(j, 1);
        double dz = structure.position(i, 2) - structure.position(j, 2);
        double distance = Math.sqrt(dx * dx + dy * dy + dz * dz);
        if (distance < 1e-3) {
            throw new MbtrException("atoms " + (Math.min(i, j) + 1) + " and " + (Math.max(i, j) + 1)
                    + " coincide: their distance is " + distance + " Å; remove one or mend the coordinates");
        }
        return distance;
    }
}
