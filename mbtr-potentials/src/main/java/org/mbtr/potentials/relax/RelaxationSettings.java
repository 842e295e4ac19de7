package org.mbtr.potentials.relax;

/**
 * How to relax.
 *
 * @param largestForce on an atom at which relaxation ends (eV/angstrom), above 0
 * @param largestStress component of the stress at which the relaxation of a cell ends (eV per cubic angstrom), above 0
 * @param steps iterations at most, from 0
 * @param cell whether the cell relaxes too
 */
public record RelaxationSettings(double largestForce, double largestStress, int steps, boolean cell) {
    /** Checks the numbers. */
    public RelaxationSettings {
        if (!(largestForce > 0) || !(largestStress > 0) || steps < 0) {
            throw new IllegalArgumentException("force and stress must be above 0 and steps not below, found "
                    + largestForce + ", " + largestStress + " and " + steps);
        }
    }
}
