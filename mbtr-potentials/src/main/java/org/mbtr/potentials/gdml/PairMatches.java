package org.mbtr.potentials.gdml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mbtr.potentials.gdml.permutations.PermutationGroup;

/**
 * Which pairs of atoms of one frame meet which of another when the atoms of the latter are permuted.
 *
 * <p>A match is a pair q with one of its images p = π(q). What a match contributes does not depend on π, so it is worked out once,
 * however many permutations have it: for the 6 permutations of ethanol there are 104 matches instead of 6 · 36, for those of
 * aspirin 324 instead of 6 · 210. Matches that the same permutations have make up a class, and sums over matches are taken class
 * by class first. Matches are numbered class by class.
 */
final class PairMatches {
    final int pairs;
    final int permutations;
    /** The two atoms of each pair, the larger first. */
    final int[] firsts;

    final int[] seconds;
    /** q and p of each match. */
    final int[] row;

    final int[] column;
    /** The first match of each class; one more entry for the end. */
    final int[] classStarts;
    /** Class of each match. */
    final int[] classOf;
    /** The classes of each permutation. */
    final Lists classesOf;
    /** The permutations of each class. */
    final Lists permutationsOf;
    /** The matches of each row pair q. */
    final Lists matchesOf;
    /** {@code [permutations * pairs]} number of the match of q under π. */
    final int[] ofRow;
    /** {@code [permutations * pairs]} number of the match under π that has the image p. */
    final int[] ofColumn;

    /**
     * Lists of whole numbers one after the other.
     *
     * @param starts where each list begins in {@code members}; one more entry for the end
     * @param members of the lists
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Lists(int[] starts, int[] members) {
        static Lists of(List<List<Integer>> lists) {
            int[] starts = new int[lists.size() + 1];
            for (int i = 0; i < lists.size(); i++) {
                starts[i + 1] = starts[i] + lists.get(i).size();
            }
            return new Lists(
                    starts,
                    lists.stream()
                            .flatMap(List::stream)
                            .mapToInt(Integer::intValue)
                            .toArray());
        }

        int count() {
            return starts.length - 1;
        }
    }

    private record Match(int row, int column) implements Comparable<Match> {
        @Override
        public int compareTo(Match other) {
            return row == other.row ? Integer.compare(column, other.column) : Integer.compare(row, other.row);
        }
    }

    PairMatches(PermutationGroup group) {
        AtomPairs numbering = new AtomPairs(group.atoms());
        pairs = numbering.count();
        permutations = group.order();
        firsts = numbering.firsts();
        seconds = numbering.seconds();
        int[][] images = images(group, numbering);

        Map<Match, List<Integer>> having = new TreeMap<>();
        for (int p = 0; p < permutations; p++) {
            for (int q = 0; q < pairs; q++) {
                having.computeIfAbsent(new Match(q, images[p][q]), match -> new ArrayList<>())
                        .add(p);
            }
        }
        Map<List<Integer>, List<Match>> classes = new TreeMap<>((one, other) -> Arrays.compare(
                one.stream().mapToInt(i -> i).toArray(),
                other.stream().mapToInt(i -> i).toArray()));
        having.forEach((match, which) ->
                classes.computeIfAbsent(which, w -> new ArrayList<>()).add(match));

        row = new int[having.size()];
        column = new int[having.size()];
        classOf = new int[having.size()];
        classStarts = new int[classes.size() + 1];
        ofRow = new int[permutations * pairs];
        ofColumn = new int[permutations * pairs];
        List<List<Integer>> members = emptyLists(permutations);
        List<List<Integer>> ofPair = emptyLists(pairs);
        int number = 0;
        int match = 0;
        for (Map.Entry<List<Integer>, List<Match>> one : classes.entrySet()) {
            for (Match next : one.getValue()) {
                row[match] = next.row();
                column[match] = next.column();
                classOf[match] = number;
                ofPair.get(next.row()).add(match);
                for (int p : one.getKey()) {
                    ofRow[p * pairs + next.row()] = match;
                    ofColumn[p * pairs + next.column()] = match;
                }
                match++;
            }
            for (int p : one.getKey()) {
                members.get(p).add(number);
            }
            classStarts[++number] = match;
        }
        classesOf = Lists.of(members);
        permutationsOf = Lists.of(List.copyOf(classes.keySet()));
        matchesOf = Lists.of(ofPair);
    }

    private static List<List<Integer>> emptyLists(int count) {
        List<List<Integer>> lists = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }

    private int[][] images(PermutationGroup group, AtomPairs numbering) {
        int[][] elements = group.elements();
        int[][] images = new int[group.order()][numbering.count()];
        for (int p = 0; p < group.order(); p++) {
            int[] atoms = elements[p];
            for (int q = 0; q < numbering.count(); q++) {
                images[p][q] = numbering.index(atoms[firsts[q]], atoms[seconds[q]]);
            }
        }
        return images;
    }

    /** Number of matches. */
    int count() {
        return row.length;
    }

    /** Number of classes. */
    int classCount() {
        return classStarts.length - 1;
    }
}
