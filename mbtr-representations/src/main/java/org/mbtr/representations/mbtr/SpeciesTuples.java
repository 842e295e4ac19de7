package org.mbtr.representations.mbtr;

import java.util.ArrayList;
import java.util.List;

/** The tuples of species groups that are not larger than their reversal, in order. */
final class SpeciesTuples {
    private SpeciesTuples() {}

    /** Those that have tuples of distinct atoms in a molecule. */
    static List<int[]> of(SpeciesGroups atoms, int order) {
        List<int[]> tuples = ofImages(atoms, order);
        tuples.removeIf(groups -> !isThere(atoms, groups));
        return tuples;
    }

    /** All: where there are images of atoms, every tuple of species can be met. */
    static List<int[]> ofImages(SpeciesGroups atoms, int order) {
        List<int[]> tuples = new ArrayList<>();
        int groups = atoms.groupCount();
        for (int a = 0; a < groups; a++) {
            switch (order) {
                case 2 -> {
                    for (int b = a; b < groups; b++) {
                        tuples.add(new int[] {a, b});
                    }
                }
                case 3 -> {
                    for (int b = 0; b < groups; b++) {
                        for (int c = a; c < groups; c++) {
                            tuples.add(new int[] {a, b, c});
                        }
                    }
                }
                default -> addQuadruples(atoms, a, tuples);
            }
        }
        return tuples;
    }

    private static void addQuadruples(SpeciesGroups atoms, int a, List<int[]> tuples) {
        for (int b = 0; b < atoms.groupCount(); b++) {
            for (int c = 0; c < atoms.groupCount(); c++) {
                for (int d = a; d < atoms.groupCount(); d++) {
                    boolean larger = a == d && b > c;
                    if (!larger) {
                        tuples.add(new int[] {a, b, c, d});
                    }
                }
            }
        }
    }

    /** Each group must have as many atoms as times it is named. */
    private static boolean isThere(SpeciesGroups atoms, int[] groups) {
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
}
