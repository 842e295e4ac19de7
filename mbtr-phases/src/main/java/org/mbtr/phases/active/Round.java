package org.mbtr.phases.active;

import java.util.OptionalDouble;

/**
 * The state of a simulation when a number of structures is known.
 *
 * @param known number |S| of known structures
 * @param savings 1 − |S|/n
 * @param vertices positions of the structures that span the hull of the known ones; handed out as they are, read only
 * @param hullIsRight whether this hull has the vertices of the hull of all structures: the same compositions with the same energies
 * @param hullError the most that the hull of the known structures is above that of all at any structure's composition (eV/atom)
 * @param meanAbsoluteError of the predictions for unknown structures (eV/atom); absent if nothing is predicted
 * @param probabilityOfChange what the strategy says
 */
@SuppressWarnings("ArrayRecordComponent")
public record Round(
        int known,
        double savings,
        int[] vertices,
        boolean hullIsRight,
        double hullError,
        OptionalDouble meanAbsoluteError,
        OptionalDouble probabilityOfChange) {}
