package org.mbtr.structures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The closest atoms of each two elements, periodic images included. */
public final class ClosestAtoms {
    /** Atoms closer than this (angstrom) are taken for one atom written twice; the shortest bond, in H2, has 0.74. */
    public static final double COINCIDENT = 0.1;

    private ClosestAtoms() {}

    /**
     * Two atoms, or an atom and its own periodic image.
     *
     * @param first index of one atom, from 0
     * @param second index of the other, not less; the same for an image of the first
     * @param distance between the atom and the nearest image of the other (angstrom)
     */
    public record Pair(int first, int second, double distance) {
        /** Whether they are closer than {@link #COINCIDENT}. */
        public boolean isCoincident() {
            return distance < COINCIDENT;
        }

        /** The atoms with their numbers from 1, and what is wrong if they are coincident. */
        public String fault(Structure structure) {
            String one = name(structure, first);
            return first == second
                    ? "%s and its own periodic image are %.4g Å apart: a cell vector is too short; check the cell and the unit of length"
                            .formatted(one, distance)
                    : "%s and %s are %.4g Å apart: remove one of them or check the unit of length"
                            .formatted(one, name(structure, second), distance);
        }

        private static String name(Structure structure, int atom) {
            return "atom " + (atom + 1) + " ("
                    + Element.of(structure.atomicNumber(atom)).symbol() + ")";
        }
    }

    /**
     * For each two elements (an element and itself too) of which atoms are within reach of each other, the closest atoms;
     * the shortest distance first.
     *
     * <p>An image of an atom is an atom: in a crystal of one atom the closest pair is the atom and its image at the shortest
     * vector of the lattice. Where a cell vector is shorter than {@link #COINCIDENT}, nothing is searched beyond its length,
     * because what is farther does not matter then. Cost: that of {@link NeighbourSearch} for all atoms.
     *
     * @param reach longest distance that counts (angstrom), above 0 and finite
     * @throws MbtrException as {@link NeighbourSearch#of}
     */
    public static List<Pair> pairs(Structure structure, double reach) {
        int[] elements = structure.atomicNumbers();
        int[] kinds = new int[elements.length];
        int[] distinct = Arrays.stream(elements).distinct().toArray();
        for (int atom = 0; atom < kinds.length; atom++) {
            while (distinct[kinds[atom]] != elements[atom]) {
                kinds[atom]++;
            }
        }
        Pair[] closest = new Pair[distinct.length * distinct.length];
        NeighbourSearch search = NeighbourSearch.of(structure, reachWithin(structure, reach));
        Neighbours neighbours = new Neighbours();
        for (int atom = 0; atom < elements.length; atom++) {
            search.find(atom, neighbours);
            for (int i = 0; i < neighbours.count(); i++) {
                int other = neighbours.atomsView()[i];
                double distance = neighbours.distancesView()[i];
                int key = Math.min(kinds[atom], kinds[other]) * distinct.length + Math.max(kinds[atom], kinds[other]);
                if (other >= atom && (closest[key] == null || distance < closest[key].distance)) {
                    closest[key] = new Pair(atom, other, distance);
                }
            }
        }
        List<Pair> pairs = new ArrayList<>();
        for (Pair pair : closest) {
            if (pair != null) {
                pairs.add(pair);
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::distance));
        return pairs;
    }

    private static double reachWithin(Structure structure, double reach) {
        double within = reach;
        if (structure.cell().isPresent()) {
            Cell cell = structure.cell().get();
            for (int k = 0; k < 3; k++) {
                if (cell.periodic()[k] && cell.length(k) < COINCIDENT) {
                    within = Math.min(within, cell.length(k));
                }
            }
        }
        return within;
    }
}
