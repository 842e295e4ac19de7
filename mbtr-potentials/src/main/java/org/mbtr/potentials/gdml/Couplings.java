package org.mbtr.potentials.gdml;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which distances of one frame the kernel couples to which of another: those that are sides of a triple and of one of its images, and
 * pairs with their images. Numbered by the pair of the row frame.
 */
final class Couplings {
    final Matches matches;
    /** The pairs of the column frame that each pair of the row frame is coupled to. */
    final Matches.Lists columnsOf;
    /**
     * {@code [matches][3][3]} numbers of the couplings of the sides of each match; of a match of pairs, the first number alone is
     * meant.
     */
    final int[] ofMatch;

    Couplings(Matches matches) {
        this.matches = matches;
        List<TreeSet<Integer>> columns = new ArrayList<>();
        for (int q = 0; q < matches.pairs; q++) {
            columns.add(new TreeSet<>());
        }
        for (int m = 0; m < matches.count(); m++) {
            for (int i = 0; i < sides(m); i++) {
                for (int j = 0; j < sides(m); j++) {
                    columns.get(side(matches.row[m], i)).add(side(matches.column[m], j));
                }
            }
        }
        columnsOf = Matches.Lists.of(
                columns.stream().<List<Integer>>map(ArrayList::new).toList());
        List<TreeMap<Integer, Integer>> numbers = new ArrayList<>();
        for (int q = 0, number = 0; q < matches.pairs; q++) {
            numbers.add(new TreeMap<>());
            for (int column : columns.get(q)) {
                numbers.get(q).put(column, number++);
            }
        }
        ofMatch = new int[Coordinates.SIDES * Coordinates.SIDES * matches.count()];
        for (int m = 0; m < matches.count(); m++) {
            for (int i = 0; i < sides(m); i++) {
                for (int j = 0; j < sides(m); j++) {
                    ofMatch[Coordinates.SIDES * (Coordinates.SIDES * m + i) + j] =
                            numbers.get(side(matches.row[m], i)).get(side(matches.column[m], j));
                }
            }
        }
    }

    private int sides(int match) {
        return matches.row[match] < matches.pairs ? 1 : Coordinates.SIDES;
    }

    private int side(int coordinate, int number) {
        return coordinate < matches.pairs
                ? coordinate
                : matches.sides[Coordinates.SIDES * (coordinate - matches.pairs) + number];
    }

    /** Number of couplings. */
    int count() {
        return columnsOf.members().length;
    }
}
