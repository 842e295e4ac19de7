package org.mbtr.potentials.gdml.permutations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.mbtr.potentials.gdml.permutations.FoundPermutations.Link;
import org.mbtr.potentials.gdml.permutations.FoundPermutations.Verdict;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/**
 * Finds the permutations of like atoms that a molecule undergoes, from frames of its trajectory.
 *
 * <p>Every pair of frames is matched ({@link FrameMatching}). Where frames are far from each other a match may be wrong, so
 * only the matches along a minimum spanning tree of the frames count, which goes from neighbour to neighbour; the
 * distance of two frames is the norm that their match leaves. The permutations of its links generate the group. Permutations
 * that never occur in the data, such as the exchange of two bonded groups whose barrier is too high, are not found,
 * although the energy has them: they would cost time and teach nothing.
 *
 * <p>Two kinds of links are set aside. <em>Impossible</em>: the permutation takes a pair of atoms to a pair whose
 * distances, over all frames, are in quite another range, by more than {@value #RANGE_GAP}; it would break bonds.
 * <em>Doubtful</em>: seen once, between frames that fit each other {@value #POOR_FIT} times worse than the median link, and not in
 * the group that the others generate.
 *
 * <p>Cost: n² assignments of the atoms of each element and n² atoms³ multiply-adds for n frames, shared between threads: 0.2 s
 * for 300 frames of aspirin on one thread. Memory: n² + n · atoms² doubles.
 *
 * <p>Source: S. Chmiela, H. E. Sauceda, K.-R. Müller, A. Tkatchenko, Nat. Commun. 9, 3887 (2018),
 * doi:10.1038/s41467-018-06169-2; S. Chmiela, H. E. Sauceda, I. Poltavsky, K.-R. Müller, A. Tkatchenko, Comput. Phys. Commun. 240,
 * 38 (2019), doi:10.1016/j.cpc.2019.02.007. Setting links aside is our own.
 */
public final class PermutationSearch {
    /**
     * Ranges of distances that belong to each other overlap but for chance; bonded and not bonded pairs are a factor of 1.6
     * or more apart.
     */
    private static final double RANGE_GAP = 1.2;

    /**
     * In random samples of 20 to 200 frames of the MD17 trajectories one false permutation was met, in 20 frames of ethanol: seen once,
     * at 1.8 times the median norm. True ones that are seen that rarely are neighbours as close as others.
     */
    private static final double POOR_FIT = 1.5;

    private final PermutationSearchSettings settings;

    /** With these settings. */
    public PermutationSearch(PermutationSearchSettings settings) {
        this.settings = settings;
    }

    /**
     * Seeks. If there are more structures than frames to compare, frames at equal intervals are taken. The result depends on the
     * structures and their order only.
     *
     * @param frames structures of one molecule, with the same order of atoms
     * @throws MbtrException if there are fewer than two, they are not of one molecule or repeat in space, or the group is too
     *     large
     */
    public FoundPermutations find(List<Structure> frames, Workers workers) {
        int count = Math.min(frames.size(), settings.frames());
        if (count < 2) {
            throw new MbtrException(
                    "permutations are found by comparing frames of a molecule: at least 2 are needed, found "
                            + frames.size());
        }
        List<double[]> compared = new ArrayList<>();
        int[] atomicNumbers = frames.getFirst().atomicNumbers();
        for (int i = 0; i < count; i++) {
            int number = Math.toIntExact((long) i * frames.size() / count);
            Structure frame = frames.get(number);
            if (frame.isPeriodic()) {
                throw new MbtrException("structure " + (number + 1) + " (" + frame.formula()
                        + ") repeats in space; permutations are found for molecules, so give the group in a file");
            }
            if (!Arrays.equals(frame.atomicNumbers(), atomicNumbers)) {
                throw new MbtrException("structure " + (number + 1) + " (" + frame.formula()
                        + ") has not the atoms of structure 1 ("
                        + frames.getFirst().formula()
                        + ") in the same order; permutations are those of one molecule");
            }
            compared.add(frame.positions());
        }
        return find(atomicNumbers, new FrameMatching(atomicNumbers, compared, workers), count, workers);
    }

    private FoundPermutations find(int[] atomicNumbers, FrameMatching matching, int count, Workers workers) {
        double[][] norms = new double[count][count];
        workers.run(count, i -> {
            for (int j = 0; j < i; j++) {
                norms[i][j] = matching.match(i, j).norm();
            }
        });
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < i; j++) {
                norms[j][i] = norms[i][j];
            }
        }
        List<SpanningTree.Edge> tree = SpanningTree.of(norms);
        double[] lengths =
                tree.stream().mapToDouble(SpanningTree.Edge::cost).sorted().toArray();
        double poor = POOR_FIT * lengths[lengths.length / 2];

        int atoms = atomicNumbers.length;
        List<Link> seen = seen(tree, matching);
        DistanceRanges ranges = DistanceRanges.of(matching, count, atoms);
        List<Link> judged =
                seen.stream().map(link -> judged(link, ranges, poor)).toList();
        PermutationGroup group = group(judged, atoms);
        List<int[]> members = List.of(group.elements());
        List<Link> links = judged.stream()
                .map(link -> members.stream().anyMatch(member -> Arrays.equals(member, link.permutation()))
                        ? new Link(link.permutation(), link.count(), link.norm(), Verdict.TAKEN)
                        : link)
                .toList();
        return new FoundPermutations(group, count, links);
    }

    /** The permutations along the tree, the most frequent first, then by norm; their verdicts are still open. */
    private static List<Link> seen(List<SpanningTree.Edge> tree, FrameMatching matching) {
        TreeMap<int[], Link> links = new TreeMap<>(Arrays::compare);
        for (SpanningTree.Edge edge : tree) {
            int larger = Math.max(edge.first(), edge.second());
            int[] permutation = matching.match(larger, Math.min(edge.first(), edge.second()))
                    .permutation();
            links.merge(
                    permutation,
                    new Link(permutation, 1, edge.cost(), Verdict.TAKEN),
                    (old, now) ->
                            new Link(permutation, old.count() + 1, Math.min(old.norm(), now.norm()), Verdict.TAKEN));
        }
        return links.values().stream()
                .filter(link -> !isIdentity(link.permutation()))
                .sorted(Comparator.comparingInt((Link link) -> -link.count()).thenComparingDouble(Link::norm))
                .toList();
    }

    private static boolean isIdentity(int[] permutation) {
        for (int a = 0; a < permutation.length; a++) {
            if (permutation[a] != a) {
                return false;
            }
        }
        return true;
    }

    private static Link judged(Link link, DistanceRanges ranges, double poor) {
        Verdict verdict = Verdict.TAKEN;
        if (!ranges.fit(link.permutation(), RANGE_GAP)) {
            verdict = Verdict.IMPOSSIBLE;
        } else if (link.count() == 1 && link.norm() > poor) {
            verdict = Verdict.DOUBTFUL;
        }
        return new Link(link.permutation(), link.count(), link.norm(), verdict);
    }

    private PermutationGroup group(List<Link> links, int atoms) {
        List<int[]> generators = links.stream()
                .filter(link -> link.verdict() == Verdict.TAKEN)
                .map(Link::permutation)
                .toList();
        try {
            return PermutationGroup.generatedBy(atoms, generators, settings.maximumOrder());
        } catch (MbtrException tooLarge) {
            throw new MbtrException(
                    "the " + generators.size() + " permutations found in the data generate a group of more than "
                            + settings.maximumOrder() + " elements, the most frequent being "
                            + Arrays.toString(generators.getFirst())
                            + "; time and memory of a model grow with that number."
                            + " Are the frames those of one molecule whose atoms stay bonded? If so, give the permutations"
                            + " that matter in a file",
                    tooLarge);
        }
    }
}
