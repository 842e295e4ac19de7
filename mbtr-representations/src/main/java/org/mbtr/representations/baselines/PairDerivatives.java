package org.mbtr.representations.baselines;

import org.mbtr.representations.features.BlockKey;
import org.mbtr.structures.Structure;

/** Takes the derivatives of features each of which depends on how two atoms lie to each other. */
interface PairDerivatives {
    /**
     * Adds to the derivatives of one feature.
     *
     * @param key its block
     * @param feature its place in the block
     * @param i the atom, from 0, whose place moves the displacement r_i − r_j
     * @param j the other atom
     * @param displacement {@code [3]}, derivatives with respect to r_i − r_j (per angstrom)
     * @param strain {@code [3*3]}, derivatives with respect to strain
     */
    void add(BlockKey key, int feature, int i, int j, double[] displacement, double[] strain);

    /** Adds the derivatives of {@code charge}/|r_i − r_j|, distance in a molecule. */
    default void addInverseDistance(BlockKey key, int feature, Structure molecule, int i, int j, double charge) {
        double distance = Molecules.distance(molecule, i, j);
        double factor = -charge / (distance * distance * distance);
        double[] displacement = new double[3];
        double[] strain = new double[9];
        for (int axis = 0; axis < 3; axis++) {
            displacement[axis] = factor * (molecule.position(i, axis) - molecule.position(j, axis));
            for (int other = 0; other < 3; other++) {
                strain[3 * axis + other] =
                        displacement[axis] * (molecule.position(i, other) - molecule.position(j, other));
            }
        }
        add(key, feature, i, j, displacement, strain);
    }
}
