package org.mbtr.potentials.gdml;

import java.util.Optional;
import org.mbtr.representations.mbtr.TripleBins;

/**
 * What describes a molecule in which every atom is a species of its own: functions of each pair and, if wanted, of each triple.
 *
 * @param pairs functions of the distance of a pair
 * @param triples bins of a triple, for each atom at the vertex
 * @param leftOut how much of the functions' variation may be left out, see {@link Variation}
 */
public record LocalFunctions(CoordinateFunctions pairs, Optional<TripleBins> triples, double leftOut) {
    /** Functions of pairs alone. */
    static LocalFunctions ofPairs(CoordinateFunctions pairs, double leftOut) {
        return new LocalFunctions(pairs, Optional.empty(), leftOut);
    }

    /** Whether a weight of triples depends on their distances. */
    boolean isWeighted() {
        return triples.flatMap(TripleBins::logarithmOfWeight).isPresent();
    }

    /** Number of functions of all pairs and triples of so many atoms. */
    public long count(int atoms) {
        Coordinates coordinates = Coordinates.of(atoms, this);
        return (long) coordinates.pairs() * pairs.count()
                + (long) coordinates.triples() * triples.map(TripleBins::count).orElse(0);
    }
}
