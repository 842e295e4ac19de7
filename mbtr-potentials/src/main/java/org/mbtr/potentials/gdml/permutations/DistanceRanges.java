package org.mbtr.potentials.gdml.permutations;

import java.util.Arrays;

/** The smallest and the largest distance of each pair of atoms over frames (angstrom). */
final class DistanceRanges {
    private final int atoms;
    private final double[] smallest;
    private final double[] largest;

    private DistanceRanges(int atoms) {
        this.atoms = atoms;
        smallest = new double[atoms * atoms];
        largest = new double[atoms * atoms];
        Arrays.fill(smallest, Double.POSITIVE_INFINITY);
    }

    /** Over all frames of a matching. */
    static DistanceRanges of(FrameMatching matching, int frames, int atoms) {
        DistanceRanges ranges = new DistanceRanges(atoms);
        for (int frame = 0; frame < frames; frame++) {
            double[] distances = matching.distancesView(frame);
            for (int pair = 0; pair < distances.length; pair++) {
                ranges.smallest[pair] = Math.min(ranges.smallest[pair], distances[pair]);
                ranges.largest[pair] = Math.max(ranges.largest[pair], distances[pair]);
            }
        }
        return ranges;
    }

    /** Whether no range lies beyond {@code gap} times the range of the pair that takes its place. */
    boolean fit(int[] permutation, double gap) {
        for (int a = 0; a < atoms; a++) {
            for (int b = 0; b < a; b++) {
                int pair = a * atoms + b;
                int image = permutation[a] * atoms + permutation[b];
                if (smallest[pair] > gap * largest[image] || smallest[image] > gap * largest[pair]) {
                    return false;
                }
            }
        }
        return true;
    }
}
