package org.mbtr.phases.hull;

import org.mbtr.structures.MbtrException;

/**
 * A structure as a phase diagram sees it.
 *
 * @param name what to call it
 * @param composition its atomic fractions
 * @param energyPerAtom of a hull over compositions; the formation energy where one is known (eV/atom)
 */
public record PhasePoint(String name, Composition composition, double energyPerAtom) {
    /** Refuses an energy that is not finite. */
    public PhasePoint {
        if (!Double.isFinite(energyPerAtom)) {
            throw new MbtrException("the energy of " + name + " must be a finite number, found " + energyPerAtom);
        }
    }
}
