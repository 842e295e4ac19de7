package org.mbtr.potentials.gdml;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.SingularValueDecomposition;
import org.mbtr.representations.parallel.Workers;

/**
 * Which features of each pair are stored, and where. The functions of a pair, over the distances that it and its images under the
 * permutations have in the training frames, span less than they could: bins out of reach are zero, and wide bins follow from each
 * other. So features are the components of the functions along a basis of what they and their slopes span, orthonormal, so that
 * distances and inner products stay what they are. Pairs of one orbit share a basis.
 */
final class FeatureLayout {
    /**
     * Largest part of the functions that a basis leaves out, relative to the largest: no more than their tabulation differs from the
     * exact integrals.
     */
    private static final double LEFT_OUT = 1e-10;
    /** Distances at which the functions are looked at; they are smooth. */
    private static final int SAMPLES = 48;
    /** A margin around the distances of training frames, as part of the inverse distance. */
    private static final double MARGIN = 0.02;

    /** {@code [pairs][features][functions]} orthonormal rows. */
    final double[][][] bases;
    /** {@code [pairs][functions * features]} the same with the components of a function side by side. */
    final double[][] components;
    /** Index of the first feature of each pair; one more entry for the end. */
    final int[] offsets;

    private FeatureLayout(double[][][] bases, int functions) {
        this.bases = bases;
        components = new double[bases.length][];
        for (int q = 0; q < bases.length; q++) {
            components[q] = new double[functions * bases[q].length];
            for (int i = 0; i < components[q].length; i++) {
                components[q][i] = bases[q][i % bases[q].length][i / bases[q].length];
            }
        }
        offsets = new int[bases.length + 1];
        for (int q = 0; q < bases.length; q++) {
            offsets[q + 1] = offsets[q] + bases[q].length;
        }
    }

    /**
     * For the distances of training frames.
     *
     * @param shortest of each pair {@code (pairs)} (angstrom)
     * @param longest likewise
     */
    static FeatureLayout of(
            double[] shortest, double[] longest, PairFunctions functions, PairMatches matches, Workers workers) {
        double[][][] bases = new double[matches.pairs][][];
        workers.run(matches.pairs, q -> {
            int[] images = images(q, matches);
            if (Arrays.stream(images).min().orElseThrow() < q) {
                return;
            }
            double from =
                    Arrays.stream(images).mapToDouble(p -> shortest[p]).min().orElseThrow();
            double to = Arrays.stream(images).mapToDouble(p -> longest[p]).max().orElseThrow();
            double[][] basis = basis(from, to, functions);
            for (int image : images) {
                bases[image] = basis;
            }
        });
        return new FeatureLayout(bases, functions.count());
    }

    private static int[] images(int pair, PairMatches matches) {
        return IntStream.range(
                        matches.matchesOf.starts()[pair], matches.matchesOf.starts()[pair + 1])
                .map(m -> matches.column[matches.matchesOf.members()[m]])
                .toArray();
    }

    /** Right singular vectors of the functions and their slopes at Chebyshev points of a range of inverse distances. */
    private static double[][] basis(double from, double to, PairFunctions functions) {
        int count = functions.count();
        if (count == 1) {
            return new double[][] {{1}};
        }
        double middle = ((1 + MARGIN) / from + (1 - MARGIN) / to) / 2;
        double half = (1 + MARGIN) / from - middle;
        double[][] samples = new double[2 * SAMPLES][count];
        for (int s = 0; s < SAMPLES; s++) {
            double distance = 1 / (middle + half * Math.cos(Math.PI * (s + 0.5) / SAMPLES));
            functions.evaluate(distance, samples[2 * s], samples[2 * s + 1], 0);
        }
        SingularValueDecomposition found = new SingularValueDecomposition(MatrixUtils.createRealMatrix(samples));
        double[] values = found.getSingularValues();
        int rank = (int) Arrays.stream(values)
                .filter(value -> value > LEFT_OUT * values[0])
                .count();
        return rank == 0
                ? new double[0][]
                : found.getVT().getSubMatrix(0, rank - 1, 0, count - 1).getData();
    }

    /** Number of stored features. */
    int size() {
        return offsets[bases.length];
    }

    /** Number of features of a pair. */
    int count(int pair) {
        return bases[pair].length;
    }
}
