package org.mbtr.potentials.gdml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.mbtr.potentials.gdml.permutations.PermutationGroup;

/**
 * Which pairs and triples of atoms of one frame meet which of another when the atoms of the latter are permuted.
 *
 * <p>A match is a coordinate q with a coordinate p of the image of its pair or triple under π. What a match contributes does not depend
 * on π, so it is worked out once, however many permutations have it: for the 6 permutations of ethanol there are 104 matches of pairs
 * instead of 6 · 36, for those of aspirin 324 instead of 6 · 210. Matches that the same permutations have make up a class, and sums over
 * matches are taken class by class first. Matches are numbered class by class.
 *
 * <p>A triple with a weight has two coordinates g and ln w, and so four matches with its image, with numbers one after the other: g with
 * g, g with ln w, ln w with g, ln w with ln w. In each class matches of pairs come first.
 */
final class Matches {
    /** Matches of a triple with a weight. */
    static final int OF_WEIGHTED = 4;
    /** Which of them is ln w with ln w. */
    static final int WEIGHTS = 3;

    final Coordinates coordinates;
    final int pairs;
    final int permutations;
    /** The two atoms of each pair, the larger first. */
    final int[] firsts;

    final int[] seconds;
    /** {@link Coordinates#sides}. */
    final int[] sides;
    /** q and p of each match. */
    final int[] row;

    final int[] column;
    /** The first match of each class; one more entry for the end. */
    final int[] classStarts;
    /** The first match of triples of each class. */
    final int[] tripleStarts;
    /** Class of each match. */
    final int[] classOf;
    /** The classes of each permutation. */
    final Lists classesOf;
    /** The permutations of each class. */
    final Lists permutationsOf;
    /** The matches of each row coordinate q. */
    final Lists matchesOf;
    /**
     * Matches of triples, of four the first, those of one orbit after the other: the features of an orbit stay in the first-level cache.
     */
    final int[] triplesByOrbit;
    /** {@code [permutations * coordinates]} number of the match of q with its own image under π. */
    final int[] ofRow;
    /** {@code [permutations * coordinates]} number of the match under π that has the image p. */
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

    /** A cluster with its image. */
    private record Match(int row, int column) implements Comparable<Match> {
        @Override
        public int compareTo(Match other) {
            return row == other.row ? Integer.compare(column, other.column) : Integer.compare(row, other.row);
        }
    }

    Matches(PermutationGroup group, Coordinates coordinates) {
        this.coordinates = coordinates;
        AtomPairs numbering = new AtomPairs(group.atoms());
        pairs = numbering.count();
        permutations = group.order();
        firsts = numbering.firsts();
        seconds = numbering.seconds();
        sides = coordinates.sides();
        Map<List<Integer>, List<Match>> classes = classes(coordinates.images(group));
        int count = classes.values().stream()
                .flatMap(List::stream)
                .mapToInt(match -> isWeighted(match.row()) ? OF_WEIGHTED : 1)
                .sum();
        row = new int[count];
        column = new int[count];
        classOf = new int[count];
        classStarts = new int[classes.size() + 1];
        tripleStarts = new int[classes.size()];
        ofRow = new int[permutations * coordinates.count()];
        ofColumn = new int[permutations * coordinates.count()];
        List<List<Integer>> members = emptyLists(permutations);
        List<List<Integer>> ofCoordinate = emptyLists(coordinates.count());
        int number = 0;
        int match = 0;
        for (Map.Entry<List<Integer>, List<Match>> one : classes.entrySet()) {
            tripleStarts[number] = match;
            for (Match next : one.getValue()) {
                int triple = isWeighted(next.row()) ? coordinates.triples() : 0;
                for (int i = 0; i < (isWeighted(next.row()) ? OF_WEIGHTED : 1); i++, match++) {
                    row[match] = next.row() + i / 2 * triple;
                    column[match] = next.column() + i % 2 * triple;
                    classOf[match] = number;
                    ofCoordinate.get(row[match]).add(match);
                    if (i % WEIGHTS == 0) {
                        for (int p : one.getKey()) {
                            ofRow[p * coordinates.count() + row[match]] = match;
                            ofColumn[p * coordinates.count() + column[match]] = match;
                        }
                    }
                }
                if (next.row() < pairs) {
                    tripleStarts[number] = match;
                }
            }
            for (int p : one.getKey()) {
                members.get(p).add(number);
            }
            classStarts[++number] = match;
        }
        classesOf = Lists.of(members);
        permutationsOf = Lists.of(List.copyOf(classes.keySet()));
        matchesOf = Lists.of(ofCoordinate);
        triplesByOrbit = triplesByOrbit();
    }

    private int[] triplesByOrbit() {
        int[] orbits = IntStream.range(0, coordinates.clusters())
                .map(cluster -> Arrays.stream(images(cluster)).min().orElseThrow())
                .toArray();
        return IntStream.range(0, count())
                .filter(m -> row[m] >= pairs && row[m] < orbits.length && column[m] < orbits.length)
                .boxed()
                .sorted(Comparator.comparingInt(m -> orbits[row[m]]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Matches of clusters by the permutations that have them, those of smaller clusters first. */
    private static Map<List<Integer>, List<Match>> classes(int[][] images) {
        Map<Match, List<Integer>> having = new TreeMap<>();
        for (int p = 0; p < images.length; p++) {
            for (int q = 0; q < images[p].length; q++) {
                having.computeIfAbsent(new Match(q, images[p][q]), match -> new ArrayList<>())
                        .add(p);
            }
        }
        Map<List<Integer>, List<Match>> classes = new TreeMap<>((one, other) -> Arrays.compare(
                one.stream().mapToInt(i -> i).toArray(),
                other.stream().mapToInt(i -> i).toArray()));
        having.forEach((match, which) ->
                classes.computeIfAbsent(which, w -> new ArrayList<>()).add(match));
        return classes;
    }

    /** Whether a cluster is a triple with a weight. */
    boolean isWeighted(int cluster) {
        return coordinates.isWeighted() && cluster >= pairs;
    }

    private static List<List<Integer>> emptyLists(int count) {
        List<List<Integer>> lists = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }

    /** Number of matches. */
    int count() {
        return row.length;
    }

    /** Number of classes. */
    int classCount() {
        return classStarts.length - 1;
    }

    /** The cluster that a cluster becomes under a permutation. */
    int image(int permutation, int cluster) {
        return column[ofRow[permutation * coordinates.count() + cluster]];
    }

    /** The clusters that a cluster becomes under the permutations, each once. */
    int[] images(int cluster) {
        return Arrays.stream(
                        matchesOf.members(),
                        matchesOf.starts()[cluster],
                        matchesOf.starts()[cluster + 1])
                .map(m -> column[m])
                .filter(image -> image < coordinates.clusters())
                .toArray();
    }
}
