package org.mbtr.representations.mbtr;

import java.util.Arrays;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.structures.NeighbourSearch;
import org.mbtr.structures.Neighbours;
import org.mbtr.structures.Structure;

/**
 * Where the tuples that derivatives are taken of come from: a whole structure, or the environment of one of its atoms.
 *
 * @param atoms the atoms sorted by species
 * @param search for their neighbours
 * @param local whether only tuples with the atom in the middle count, which is the only one of the first species
 */
record TupleScene(SpeciesGroups atoms, NeighbourSearch search, boolean local) {
    /** The scene of each term. */
    interface OfTerms {
        /** Where the tuples of the term at this position are; {@code atoms} is working memory. */
        TupleScene of(int term, Reach reach, SpeciesGroups atoms);
    }

    /** All tuples of a structure. */
    static OfTerms ofWhole(Structure structure) {
        return (_, reach, atoms) -> {
            atoms.read(structure);
            return new TupleScene(atoms, NeighbourSearch.of(structure, Truncation.radius(reach, structure)), false);
        };
    }

    /**
     * The tuples with one atom, which becomes the first of a molecule that it makes with its neighbours.
     *
     * @param neighbours all that can be in a tuple with the atom
     */
    static TupleScene around(
            Structure structure,
            int centre,
            Neighbours neighbours,
            SpeciesLabels species,
            Reach reach,
            SpeciesGroups atoms) {
        int count = neighbours.count() + 1;
        int[] sources = new int[count];
        int[] atomicNumbers = new int[count];
        int[] labels = new int[count];
        double[] positions = new double[3 * count];
        sources[0] = centre;
        atomicNumbers[0] = structure.atomicNumber(centre);
        labels[0] = BlockKey.CENTRE;
        for (int n = 1; n < count; n++) {
            sources[n] = neighbours.atomsView()[n - 1];
            atomicNumbers[n] = structure.atomicNumber(sources[n]);
            labels[n] = species == SpeciesLabels.ATOMS ? sources[n] + 1 : atomicNumbers[n];
            positions[3 * n] = neighbours.xView()[n - 1];
            positions[3 * n + 1] = neighbours.yView()[n - 1];
            positions[3 * n + 2] = neighbours.zView()[n - 1];
        }
        Structure environment = Structure.molecule(atomicNumbers, positions);
        atoms.read(environment, labels, sources);
        return new TupleScene(atoms, NeighbourSearch.of(environment, Truncation.radius(reach, environment)), true);
    }

    /** Calls with the tuples of some atoms of the scene, block by block; {@code consumer} is not flushed at the end. */
    void forEach(AtomRange range, Surroundings surroundings, TupleConsumer consumer, NeighbourTuples.Blocks blocks) {
        NeighbourTuples.forEach(
                atoms,
                range,
                search,
                surroundings,
                consumer,
                groups -> !(local && lacksCentre(groups)) && blocks.begin(groups));
    }

    /** The centre is the only atom of the first group. */
    static boolean lacksCentre(int... groups) {
        return Arrays.stream(groups).noneMatch(group -> group == 0);
    }
}
