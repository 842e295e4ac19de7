package org.mbtr.representations.baselines;

import org.mbtr.structures.Lattice;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Periodicity;
import org.mbtr.structures.Structure;

/** What the matrices of crystals ask of a structure. */
final class Crystals {
    private Crystals() {}

    /**
     * Refuses empty structures, coordinates that are not finite, and structures that do not repeat in all three directions.
     *
     * @param representation its name in settings, for messages
     */
    static void check(Structure structure, String representation) {
        Atoms.check(structure);
        Periodicity periodicity = structure.periodicity();
        if (periodicity == Periodicity.MOLECULE) {
            throw new MbtrException("the structure is not periodic, and `" + representation
                    + "` is for crystals; use `coulomb-matrix`, `bag-of-bonds` or `partial-radial-distribution`"
                    + " for molecules");
        }
        if (periodicity != Periodicity.BULK) {
            throw new MbtrException("the structure is periodic in " + periodicity.ordinal() + " of 3 directions, and `"
                    + representation + "` is for crystals that are so in all; use `partial-radial-distribution`,"
                    + " which takes any, or set pbc=\"T T T\" if the cell repeats in all directions");
        }
    }

    /** Fractional coordinates of all atoms, {@code [3*atoms]}, brought into −½ … ½, where the sine is most accurate. */
    static double[] fractions(Structure structure, Lattice lattice) {
        double[] fractions = new double[3 * structure.atomCount()];
        for (int atom = 0; atom < structure.atomCount(); atom++) {
            for (int k = 0; k < 3; k++) {
                double fraction = lattice.fraction(
                        structure.position(atom, 0), structure.position(atom, 1), structure.position(atom, 2), k);
                fractions[3 * atom + k] = fraction - Math.rint(fraction);
            }
        }
        return fractions;
    }
}
