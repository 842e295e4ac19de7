package org.mbtr.potentials.labels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.mbtr.representations.parallel.Workers;

/** Pairs of frames of one molecule that are close to each other: each frame with the nearest of the others. */
final class NeighbouringFrames {
    /** Frames that are looked at; in the MD17 trajectories 1000 have enough neighbours. */
    private static final int MOST_FRAMES = 2000;

    /** Distances that are kept at a time: 32 MB. */
    private static final int MOST_DISTANCES = 1 << 22;

    /** Root mean square difference of interatomic distances (angstrom), beyond which the energy between frames is not smooth. */
    private static final double FARTHEST = 0.1;

    /** Below (angstrom) the rounding of positions and energies in files counts. */
    private static final double NEAREST = 1e-3;

    private NeighbouringFrames() {}

    /** Two frames and the root mean square difference of their interatomic distances (angstrom). */
    record Pair(LabelledFrame first, LabelledFrame second, double distance) {}

    /**
     * The closest pairs first, each once. Of many frames those at equal intervals are looked at.
     *
     * @param frames of one molecule, with the same order of atoms
     */
    static List<Pair> of(List<LabelledFrame> frames, Workers workers) {
        int atoms = frames.getFirst().structure().atomCount();
        int pairsOfAtoms = Math.max(1, atoms * (atoms - 1) / 2);
        int count = Math.min(frames.size(), Math.clamp(MOST_DISTANCES / pairsOfAtoms, 2, MOST_FRAMES));
        List<LabelledFrame> looked = IntStream.range(0, count)
                .mapToObj(i -> frames.get(Math.toIntExact((long) i * frames.size() / count)))
                .toList();
        double[][] distances = new double[count][];
        workers.run(count, i -> distances[i] = Distances.of(looked.get(i).structure()));
        int[] nearest = new int[count];
        double[] near = new double[count];
        workers.run(count, i -> {
            near[i] = Double.POSITIVE_INFINITY;
            for (int j = 0; j < count; j++) {
                double distance = j == i ? 0 : Distances.between(distances[i], distances[j]);
                if (distance > NEAREST && distance < near[i]) {
                    near[i] = distance;
                    nearest[i] = j;
                }
            }
        });
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean twice = near[i] < Double.POSITIVE_INFINITY && nearest[nearest[i]] == i && nearest[i] < i;
            if (near[i] <= FARTHEST && !twice) {
                pairs.add(new Pair(looked.get(i), looked.get(nearest[i]), near[i]));
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::distance));
        return pairs;
    }
}
