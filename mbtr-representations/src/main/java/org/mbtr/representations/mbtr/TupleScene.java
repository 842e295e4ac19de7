package org.mbtr.representations.mbtr;

import java.util.Arrays;
import org.mbtr.structures.NeighbourSearch;
import org.mbtr.structures.Structure;

/**
 * Where the tuples that derivatives are taken of come from: a whole structure, or the environment of one of its atoms.
 *
 * @param atoms the atoms sorted by species
 * @param search for their neighbours
 * @param sources atom of the structure for each atom that is searched among; empty if they are the same
 * @param local whether only tuples with the atom in the middle count, which is the only one of the first species
 */
@SuppressWarnings("ArrayRecordComponent")
record TupleScene(SpeciesGroups atoms, NeighbourSearch search, int[] sources, boolean local) {
    /** All tuples of a structure whose atoms are sorted. */
    static TupleScene whole(SpeciesGroups atoms, Structure structure, Reach reach) {
        return new TupleScene(
                atoms, NeighbourSearch.of(structure, Truncation.radius(reach, structure)), new int[0], false);
    }

    /** Calls with all tuples of the scene, block by block, and completes what is made of them. */
    void forEach(Surroundings surroundings, TupleConsumer consumer, NeighbourTuples.Blocks blocks) {
        NeighbourTuples.forEach(
                atoms,
                search,
                surroundings,
                consumer,
                groups -> !(local && lacksCentre(groups)) && blocks.begin(groups));
    }

    /** The centre is the only atom of the first group. */
    static boolean lacksCentre(int... groups) {
        return Arrays.stream(groups).noneMatch(group -> group == 0);
    }

    /** Which atom of the structure an atom is, or an image of it, numbered as they are sorted. */
    int sourceOf(int i) {
        int atom = atoms.atom(i);
        return sources.length == 0 ? atom : sources[atom];
    }
}
