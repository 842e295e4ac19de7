package org.mbtr.representations.baselines;

import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** What the baselines ask of a molecule. */
final class Molecules {
    private Molecules() {}

    /** Refuses empty and periodic structures and coordinates that are not finite. */
    static void check(Structure structure) {
        Atoms.check(structure);
        if (structure.isPeriodic()) {
            throw new MbtrException(
                    "the structure is periodic; this representation is for molecules, use `sine-matrix`, "
                            + "`ewald-sum-matrix` or `partial-radial-distribution` for crystals");
        }
    }

    /** Distance of two atoms (angstrom); coincident atoms are an error. */
    static double distance(Structure structure, int i, int j) {
        double dx = structure.position(i, 0) - structure.position(j, 0);
        double dy = structure.position(i, 1) - structure.position(j, 1);
        double dz = structure.position(i, 2) - structure.position(j, 2);
        double distance = Math.sqrt(dx * dx + dy * dy + dz * dz);
        if (distance < Atoms.COINCIDENT) {
            throw Atoms.coincide(i, j, distance);
        }
        return distance;
    }
}
