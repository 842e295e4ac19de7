package org.mbtr.structures;

import java.util.List;

/** The shortest distance in a structure. */
public final class ShortestDistance {
    /** Reach of the first search (angstrom), beyond most bonds. */
    private static final double FIRST = 2;

    private ShortestDistance() {}

    /**
     * Shortest distance between two atoms, or an atom and a periodic image of it or of another (angstrom), by searches that
     * double their reach until they find one; infinite for a molecule of one atom.
     *
     * @throws MbtrException as {@link NeighbourSearch#of}
     */
    public static double of(Structure structure) {
        if (structure.atomCount() == 0 || structure.atomCount() == 1 && !structure.isPeriodic()) {
            return Double.POSITIVE_INFINITY;
        }
        for (double reach = FIRST; ; reach *= 2) {
            List<ClosestAtoms.Pair> pairs = ClosestAtoms.pairs(structure, reach);
            if (!pairs.isEmpty()) {
                return pairs.getFirst().distance();
            }
        }
    }
}
