package org.mbtr.learning.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.mbtr.structures.Structure;

/** Draws structures to hold out such that every element that they have stays among the others. */
final class HeldOut {
    private final List<Structure> structures;
    /** Number of structures that have an element, among those that are not held out. */
    private final Map<Integer, Integer> left = new HashMap<>();

    private HeldOut(List<Structure> structures) {
        this.structures = structures;
    }

    /**
     * {@code count} of the candidates, ascending. They are drawn uniformly; those with an element that no other candidate
     * would have are put back, and others that can be spared are drawn in their place, as far as there are any. Cost: the
     * atoms of the candidates.
     */
    static int[] draw(List<Structure> structures, int[] candidates, int count, Random random) {
        int[] drawn = Sampling.uniform(candidates, count, random);
        int[] rest = Sampling.without(candidates, drawn);
        HeldOut counts = new HeldOut(structures);
        IntStream.of(rest).forEach(position -> counts.change(position, 1));
        List<Integer> kept = new ArrayList<>();
        for (int position : drawn) {
            if (counts.leaves(position, 1)) {
                kept.add(position);
            } else {
                counts.change(position, 1);
            }
        }
        if (kept.size() < count) {
            for (int position : Sampling.shuffled(rest, random)) {
                if (kept.size() < count && counts.leaves(position, 2)) {
                    counts.change(position, -1);
                    kept.add(position);
                }
            }
        }
        return kept.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private IntStream elements(int position) {
        return IntStream.of(structures.get(position).atomicNumbers()).distinct();
    }

    private void change(int position, int by) {
        elements(position).forEach(z -> left.merge(z, by, Integer::sum));
    }

    private boolean leaves(int position, int fewest) {
        return elements(position).allMatch(z -> left.getOrDefault(z, 0) >= fewest);
    }
}
