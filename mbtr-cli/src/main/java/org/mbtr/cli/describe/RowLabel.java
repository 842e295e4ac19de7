package org.mbtr.cli.describe;

import java.util.List;
import org.mbtr.structures.Element;
import org.mbtr.structures.Structure;

/**
 * What a row of features describes: a structure, or an atom of one.
 *
 * @param place of the structure in the source, from 0
 * @param formula of the structure
 * @param atom in the structure, from 0; −1 for the structure itself
 * @param element symbol of the atom; empty for the structure itself
 */
public record RowLabel(long place, String formula, int atom, String element) {
    /** For a whole structure. */
    public static RowLabel of(long place, Structure structure) {
        return new RowLabel(place, structure.formula(), -1, "");
    }

    /** For one atom of a structure. */
    public static RowLabel of(long place, Structure structure, int atom) {
        return new RowLabel(
                place,
                structure.formula(),
                atom,
                Element.of(structure.atomicNumber(atom)).symbol());
    }

    /** Whether rows describe atoms; they are of one kind. */
    static boolean areAtoms(List<RowLabel> rows) {
        return !rows.isEmpty() && rows.getFirst().atom >= 0;
    }
}
