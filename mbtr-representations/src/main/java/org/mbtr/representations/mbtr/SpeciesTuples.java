package org.mbtr.representations.mbtr;

import java.util.ArrayList;
import java.util.List;

/** Which tuples of species groups have tuples of distinct atoms. */
final class SpeciesTuples {
    private SpeciesTuples() {}

    /** Whether each group has as many atoms as times it is named. */
    static boolean exists(SpeciesGroups atoms, int... groups) {
        for (int group : groups) {
            int needed = 0;
            for (int other : groups) {
                needed += other == group ? 1 : 0;
            }
            if (needed > atoms.size(group)) {
                return false;
            }
        }
        return true;
    }

    /** Quadruples of groups that begin with {@code a}, have atoms and are not larger than their reversal. */
    static List<int[]> quadruples(SpeciesGroups atoms, int a) {
        List<int[]> tuples = new ArrayList<>();
        for (int b = 0; b < atoms.groupCount(); b++) {
            for (int c = 0; c < atoms.groupCount(); c++) {
                for (int d = a; d < atoms.groupCount(); d++) {
                    boolean larger = a == d && b > c;
                    if (!larger && exists(atoms, a, b, c, d)) {
                        tuples.add(new int[] {a, b, c, d});
                    }
                }
            }
        }
        return tuples;
    }
}
