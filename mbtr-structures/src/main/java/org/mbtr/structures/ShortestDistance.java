package org.mbtr.structures;

/** The shortest distance in a structure. */
public final class ShortestDistance {
    /** Reach of the first search (angstrom), beyond most bonds. */
    private static final double FIRST = 2;

    private ShortestDistance() {}

    /**
     * Shortest distance between two atoms, or an atom and a periodic image of it or of another (angstrom), by searches that
     * double their reach until they find one; infinite for a molecule of one atom.
     *
     * @throws MbtrException if a coordinate is not finite or the periodic cell vectors span no volume
     */
    public static double of(Structure structure) {
        if (structure.atomCount() == 0 || structure.atomCount() == 1 && !structure.isPeriodic()) {
            return Double.POSITIVE_INFINITY;
        }
        Neighbours neighbours = new Neighbours();
        double shortest = Double.POSITIVE_INFINITY;
        for (double reach = FIRST; shortest == Double.POSITIVE_INFINITY; reach *= 2) {
            NeighbourSearch search = NeighbourSearch.of(structure, reach);
            for (int atom = 0; atom < structure.atomCount(); atom++) {
                search.find(atom, neighbours);
                for (int i = 0; i < neighbours.count(); i++) {
                    shortest = Math.min(shortest, neighbours.distancesView()[i]);
                }
            }
        }
        return shortest;
    }
}
