package org.mbtr.representations.mbtr;

import java.util.ArrayList;
import java.util.List;

/**
 * Atoms of a structure, in the numbering of {@link SpeciesGroups}, whose tuples one task adds up: the first atom of pairs, the middle
 * one of triples, the second of quadruples.
 *
 * @param begin the first
 * @param end the one behind the last
 */
record AtomRange(int begin, int end) {
    /** Atoms that are worth a task. */
    private static final int FEWEST = 64;
    /** Each part has sums of its own, which take memory and are added up at the end. */
    private static final int MOST_PARTS = 64;

    /** All atoms. */
    static AtomRange whole(int atomCount) {
        return new AtomRange(0, atomCount);
    }

    /** The parts of a structure that is large enough to have some; they depend on the number of its atoms alone. */
    static List<AtomRange> parts(int atomCount) {
        int count = Math.clamp(atomCount / FEWEST, 1, MOST_PARTS);
        List<AtomRange> parts = new ArrayList<>();
        for (int part = 0; part < count; part++) {
            int begin = (int) ((long) part * atomCount / count);
            parts.add(new AtomRange(begin, (int) ((part + 1L) * atomCount / count)));
        }
        return parts;
    }
}
