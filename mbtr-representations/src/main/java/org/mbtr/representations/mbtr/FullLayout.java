package org.mbtr.representations.mbtr;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.DenseLayout;
import org.mbtr.structures.Element;
import org.mbtr.structures.MbtrException;

/**
 * The dense layout with every species tuple that the settings allow, whether or not any structure has it: the one whose
 * size publications state, and the one that stays the same for other structures of the same elements.
 */
public final class FullLayout {
    private FullLayout() {}

    /**
     * The layout of all species tuples.
     *
     * @param settings must declare elements, unless every atom is its own species
     * @param atoms number of atoms of a structure, used where every atom is its own species
     * @throws MbtrException if no elements are declared or a row would be longer than an array can be
     */
    public static DenseLayout of(MbtrSettings settings, int atoms) {
        int[] species = settings.species() == SpeciesLabels.ATOMS
                ? IntStream.rangeClosed(1, atoms).toArray()
                : declared(settings.elements());
        SortedMap<BlockKey, Integer> widths = new TreeMap<>();
        for (int index = 0; index < settings.terms().size(); index++) {
            Term term = settings.terms().get(index);
            boolean all = settings.counting() == Counting.ORDERED;
            add(index, species, new int[term.order()], 0, term.grid().count(), all, widths);
        }
        return new DenseLayout(widths);
    }

    private static int[] declared(List<String> elements) {
        if (elements.isEmpty()) {
            throw new MbtrException("the full layout needs to know the elements; declare them as `elements`");
        }
        return elements.stream()
                .mapToInt(symbol -> Element.ofSymbol(symbol).orElseThrow().atomicNumber())
                .toArray();
    }

    private static void add(
            int index,
            int[] species,
            int[] tuple,
            int depth,
            int width,
            boolean all,
            SortedMap<BlockKey, Integer> widths) {
        if (depth < tuple.length) {
            for (int one : species) {
                tuple[depth] = one;
                add(index, species, tuple, depth + 1, width, all, widths);
            }
            return;
        }
        BlockKey key = BlockKey.of(index, tuple);
        if (all || key.reversed().compareTo(key) >= 0) {
            widths.put(key, width);
        }
    }
}
