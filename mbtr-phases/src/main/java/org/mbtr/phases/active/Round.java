package org.mbtr.phases.active;

import java.util.OptionalDouble;

/**
 * The state of a simulation when a number of structures is known.
 *
 * @param structures positions of the known structures S in the order in which they became known; handed out as they are, read only
 * @param savings 1 − |S|/n
 * @param vertices positions of the structures that span the hull of the known ones; handed out as they are, read only
 * @param hullIsRight whether this hull has the vertices of the hull of all structures: the same compositions with the same energies
 * @param hullError the most that the hull of the known structures is above that of all at any structure's composition (eV/atom)
 * @param meanAbsoluteError of the predictions for unknown structures (eV/atom); absent if nothing is predicted
 * @param outlook what the strategy says after it
 */
@SuppressWarnings("ArrayRecordComponent")
public record Round(
        int[] structures,
        double savings,
        int[] vertices,
        boolean hullIsRight,
        double hullError,
        OptionalDouble meanAbsoluteError,
        Proposal outlook) {
    /** Number |S| of known structures. */
    public int known() {
        return structures.length;
    }

    /** The probability that the hull still changes, as the strategy sees it. */
    public OptionalDouble probabilityOfChange() {
        return outlook.probabilityOfChange();
    }
}
