package org.mbtr.representations.mbtr;

import java.util.function.DoubleSupplier;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.ShortestDistance;
import org.mbtr.structures.Structure;

/** Where the sum over tuples of a term ends. */
final class Truncation {
    private Truncation() {}

    /** The reach of a term in a structure of either kind. */
    static Reach of(Term term, Structure structure) {
        return structure.isPeriodic() ? inCrystal(term, structure) : inMolecule(term);
    }

    /** The reach of a term in a molecule, whose sum ends by itself. */
    static Reach inMolecule(Term term) {
        return reach(term, () -> 0).widened();
    }

    /**
     * The reach of a term in a structure that repeats.
     *
     * @throws MbtrException if neither weighting and threshold nor an envelope end the sum
     */
    static Reach inCrystal(Term term, Structure structure) {
        Reach reach = reach(term, () -> ShortestDistance.of(structure)).widened();
        if (!reach.isLimited()) {
            throw new MbtrException("the sum over a periodic structure does not end: the term with the geometry "
                    + term.geometry().axis() + " has no envelope and no weights that fall below a threshold; give it an"
                    + " `envelope`, or a `threshold` with weights that decay with the distance");
        }
        return reach;
    }

    private static Reach reach(Term term, DoubleSupplier shortest) {
        Geometry.OfTuples geometry = (Geometry.OfTuples) term.geometry();
        Reach envelope = Reach.ofSide(term.envelope().cutoff(), term.order());
        return term.threshold() > 0
                ? envelope.and(term.weighting().reach(geometry, term.threshold(), shortest))
                : envelope;
    }

    /** How far the neighbours of an atom have to be looked for: the longest side, in a molecule at most its extent. */
    static double radius(Reach reach, Structure structure) {
        return reach.isLimited() ? reach.side() : extent(structure);
    }

    /** An upper bound, above 0, of all distances between the atoms themselves. */
    static double extent(Structure molecule) {
        double squared = 1;
        for (int axis = 0; axis < 3; axis++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int atom = 0; atom < molecule.atomCount(); atom++) {
                low = Math.min(low, molecule.position(atom, axis));
                high = Math.max(high, molecule.position(atom, axis));
            }
            squared += (high - low) * (high - low);
        }
        return Math.sqrt(squared);
    }
}
