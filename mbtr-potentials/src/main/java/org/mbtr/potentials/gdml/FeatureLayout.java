package org.mbtr.potentials.gdml;

import java.util.Arrays;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.SingularValueDecomposition;
import org.mbtr.representations.parallel.Workers;

/**
 * Which features of each pair and triple are stored, and where. The functions of one, over the coordinates that it and its images
 * under the permutations have in the training frames, span less than they could: bins out of reach are zero, and wide bins follow from
 * each other. So features are the components of the functions along a basis of what they and their slopes span, orthonormal, so that
 * distances and inner products stay what they are. Clusters of one orbit share a basis.
 */
final class FeatureLayout {
    /**
     * Largest part of the functions that a basis leaves out, relative to the largest: no more than their tabulation differs from the
     * exact integrals.
     */
    private static final double LEFT_OUT = 1e-10;
    /** Coordinates at which the functions are looked at; they are smooth. */
    private static final int SAMPLES = 48;
    /** A margin around the distances of training frames, as part of the inverse distance. */
    private static final double MARGIN = 0.02;

    /** {@code [clusters][features][functions]} orthonormal rows. */
    final double[][][] bases;
    /** {@code [clusters][functions * features]} the same with the components of a function side by side. */
    final double[][] components;
    /** Index of the first feature of each cluster; one more entry for the end. */
    final int[] offsets;

    private FeatureLayout(double[][][] bases) {
        this.bases = bases;
        components = new double[bases.length][];
        offsets = new int[bases.length + 1];
        for (int q = 0; q < bases.length; q++) {
            int count = bases[q].length;
            components[q] = new double[count == 0 ? 0 : count * bases[q][0].length];
            for (int i = 0; i < components[q].length; i++) {
                components[q][i] = bases[q][i % count][i / count];
            }
            offsets[q + 1] = offsets[q] + count;
        }
    }

    /**
     * For the coordinates of training frames.
     *
     * @param least distance of each pair and geometry value of each triple {@code (clusters)}
     * @param largest likewise
     */
    static FeatureLayout of(
            double[] least, double[] largest, LocalFunctions functions, Matches matches, Workers workers) {
        double[][][] bases = new double[least.length][][];
        workers.run(least.length, q -> {
            int[] images = matches.images(q);
            if (Arrays.stream(images).min().orElseThrow() < q) {
                return;
            }
            double from = Arrays.stream(images).mapToDouble(p -> least[p]).min().orElseThrow();
            double to = Arrays.stream(images).mapToDouble(p -> largest[p]).max().orElseThrow();
            double[][] basis = q < matches.pairs
                    ? basis(inverted((1 - MARGIN) / to, (1 + MARGIN) / from), functions.pairs())
                    : basis(
                            places(from, to),
                            new CoordinateFunctions.BinnedTriple(
                                    functions.triples().orElseThrow()));
            for (int image : images) {
                bases[image] = basis;
            }
        });
        return new FeatureLayout(bases);
    }

    /** Chebyshev points. */
    private static double[] places(double from, double to) {
        double middle = (from + to) / 2;
        double half = to - middle;
        double[] places = new double[SAMPLES];
        for (int s = 0; s < SAMPLES; s++) {
            places[s] = middle + half * Math.cos(Math.PI * (s + 0.5) / SAMPLES);
        }
        return places;
    }

    private static double[] inverted(double from, double to) {
        return Arrays.stream(places(from, to)).map(inverse -> 1 / inverse).toArray();
    }

    /** Right singular vectors of the functions and their slopes at some coordinates. */
    private static double[][] basis(double[] places, CoordinateFunctions functions) {
        int count = functions.count();
        if (count == 1) {
            return new double[][] {{1}};
        }
        double[][] samples = new double[2 * SAMPLES][count];
        for (int s = 0; s < SAMPLES; s++) {
            functions.evaluate(places[s], samples[2 * s], samples[2 * s + 1], 0);
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

    /** Number of features of a pair or triple. */
    int count(int cluster) {
        return bases[cluster].length;
    }
}
