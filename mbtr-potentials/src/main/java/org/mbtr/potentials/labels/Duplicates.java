package org.mbtr.potentials.labels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mbtr.structures.Cell;

/** Structures that are there more than once, with the same order of atoms. */
final class Duplicates {
    /** Root mean square difference of interatomic distances (angstrom) of near copies; a step of dynamics moves atoms more. */
    private static final double NEAR = 1e-4;

    private Duplicates() {}

    /** Two structures that are the same, or nearly so. */
    private record Pair(LabelledFrame first, LabelledFrame second) {}

    private record Key(List<Integer> elements, List<Double> positions, Optional<Cell> cell) {
        static Key of(LabelledFrame frame) {
            return new Key(
                    IntStream.of(frame.structure().atomicNumbers()).boxed().toList(),
                    Arrays.stream(frame.structure().positions()).boxed().toList(),
                    frame.structure().cell());
        }
    }

    /** What there is more than once. */
    static List<Finding> findings(List<LabelledFrame> frames, List<List<LabelledFrame>> molecules) {
        List<Finding> findings = new ArrayList<>();
        List<Pair> exact = exact(frames);
        if (!exact.isEmpty()) {
            Optional<Pair> contradiction = exact.stream()
                    .filter(pair -> pair.first().energy().isPresent()
                            && pair.second().energy().isPresent()
                            && !pair.first().energy().equals(pair.second().energy()))
                    .findFirst();
            findings.add(new Finding(
                    Finding.Kind.DUPLICATES,
                    exact.size() + (exact.size() == 1 ? " structure repeats" : " structures repeat")
                            + " an earlier one, such as "
                            + words(exact.getFirst())
                            + "; remove copies: a test on structures that were learnt says nothing"
                            + contradiction
                                    .map(pair -> ". Energies of " + words(pair) + " differ: one of them is wrong")
                                    .orElse("")));
        }
        List<Pair> near =
                molecules.stream().flatMap(molecule -> near(molecule).stream()).toList();
        if (!near.isEmpty()) {
            findings.add(new Finding(
                    Finding.Kind.NEAR_DUPLICATES,
                    near.size() + (near.size() == 1 ? " pair of structures is" : " pairs of structures are")
                            + " the same to 0.0001 Å, such as " + words(near.getFirst())
                            + "; check for frames that were written twice; they may be turned, mirrored or rounded"));
        }
        return findings;
    }

    private static String words(Pair pair) {
        return "structures " + pair.first().number() + " and " + pair.second().number() + " ("
                + pair.first().structure().formula() + ")";
    }

    /** Each structure that repeats an earlier one to the last bit, with the first of its kind. */
    private static List<Pair> exact(List<LabelledFrame> frames) {
        Map<Key, LabelledFrame> seen = new LinkedHashMap<>();
        List<Pair> pairs = new ArrayList<>();
        for (LabelledFrame frame : frames) {
            LabelledFrame first = seen.putIfAbsent(Key.of(frame), frame);
            if (first != null) {
                pairs.add(new Pair(first, frame));
            }
        }
        return pairs;
    }

    /**
     * Pairs of frames of one molecule that are nearly the same wherever they lie and however they are turned or
     * mirrored, but not to the last bit. Frames are sorted by the sum of their distances, of which near copies differ by at most the tolerance times the
     * number of distances; so only neighbours in that order are compared.
     */
    private static List<Pair> near(List<LabelledFrame> frames) {
        record Summed(LabelledFrame frame, double sum) {}
        List<Summed> sorted = frames.stream()
                .map(frame -> new Summed(
                        frame, Arrays.stream(Distances.of(frame.structure())).sum()))
                .sorted(Comparator.comparingDouble(Summed::sum))
                .toList();
        int atoms = frames.getFirst().structure().atomCount();
        double window = NEAR * atoms * (atoms - 1) / 2;
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            double[] own = Distances.of(sorted.get(i).frame().structure());
            for (int j = i + 1;
                    j < sorted.size() && sorted.get(j).sum() - sorted.get(i).sum() <= window;
                    j++) {
                LabelledFrame one = sorted.get(i).frame();
                LabelledFrame other = sorted.get(j).frame();
                if (Distances.between(own, Distances.of(other.structure())) <= NEAR
                        && !Key.of(one).equals(Key.of(other))) {
                    pairs.add(one.number() < other.number() ? new Pair(one, other) : new Pair(other, one));
                    break;
                }
            }
        }
        pairs.sort(Comparator.comparingInt((Pair pair) -> pair.first().number())
                .thenComparingInt(pair -> pair.second().number()));
        return pairs;
    }
}
