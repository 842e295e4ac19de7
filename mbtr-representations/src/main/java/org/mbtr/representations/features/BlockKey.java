package org.mbtr.representations.features;

import java.util.ArrayList;
import java.util.List;

/**
 * Names one block of features: the term of the representation that it belongs to and the tuple of species.
 *
 * <p>Species are atomic numbers, 1-based atom positions where every atom is its own species, or {@link #CENTRE}. Places that a shorter
 * tuple does not use hold 0.
 *
 * @param term position of the term in the representation, from 0
 * @param first first species of the tuple
 * @param second second species, 0 where there is none
 * @param third third species, 0 where there is none
 * @param fourth fourth species, 0 where there is none
 */
public record BlockKey(int term, int first, int second, int third, int fourth) implements Comparable<BlockKey> {
    /** The species of the atom whose environment is described, whatever its element; before all others. */
    public static final int CENTRE = -1;

    /** The key of a tuple of zero to four species. */
    public static BlockKey of(int term, int... species) {
        return new BlockKey(
                term,
                species.length > 0 ? species[0] : 0,
                species.length > 1 ? species[1] : 0,
                species.length > 2 ? species[2] : 0,
                species.length > 3 ? species[3] : 0);
    }

    /** The tuple without its unused places. */
    public List<Integer> species() {
        List<Integer> tuple = new ArrayList<>(4);
        for (int species : new int[] {first, second, third, fourth}) {
            if (species != 0) {
                tuple.add(species);
            }
        }
        return tuple;
    }

    /** The key of the tuple read backwards. */
    public BlockKey reversed() {
        if (fourth != 0) {
            return new BlockKey(term, fourth, third, second, first);
        }
        if (third != 0) {
            return new BlockKey(term, third, second, first, 0);
        }
        return second != 0 ? new BlockKey(term, second, first, 0, 0) : this;
    }

    @Override
    public int compareTo(BlockKey other) {
        int difference = Integer.compare(term, other.term);
        difference = difference != 0 ? difference : Integer.compare(first, other.first);
        difference = difference != 0 ? difference : Integer.compare(second, other.second);
        difference = difference != 0 ? difference : Integer.compare(third, other.third);
        return difference != 0 ? difference : Integer.compare(fourth, other.fourth);
    }
}
