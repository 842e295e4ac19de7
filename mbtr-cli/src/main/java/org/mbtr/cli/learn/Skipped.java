package org.mbtr.cli.learn;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mbtr.structures.Element;
import org.mbtr.structures.Structure;

/**
 * A structure that is left out because no structure that a model learns from has one of its elements.
 *
 * @param index place in the data, from 0
 * @param formula its formula
 * @param element symbol of the first such element
 */
public record Skipped(long index, String formula, String element) {
    private static final int MOST_LISTED = 8;

    /** A structure with an element that is not among these atomic numbers. */
    public static Optional<Skipped> of(long index, Structure structure, Set<Integer> seen) {
        for (int atom = 0; atom < structure.atomCount(); atom++) {
            int z = structure.atomicNumber(atom);
            if (!seen.contains(z)) {
                return Optional.of(
                        new Skipped(index, structure.formula(), Element.of(z).symbol()));
            }
        }
        return Optional.empty();
    }

    /** The first of them for people: "17 (CBr4: Br), 21 (CHBr3: Br), …". */
    public static String words(List<Skipped> skipped) {
        List<String> words = skipped.stream()
                .limit(MOST_LISTED)
                .map(one -> one.index + " (" + one.formula + ": " + one.element + ")")
                .toList();
        return String.join(", ", words) + (skipped.size() > MOST_LISTED ? ", …" : "");
    }
}
