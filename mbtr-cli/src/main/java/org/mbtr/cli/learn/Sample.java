package org.mbtr.cli.learn;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.mbtr.learning.kernels.Kernel;
import org.mbtr.learning.kernels.Metric;
import org.mbtr.learning.kernels.Metrics;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.learning.validation.Sampling;
import org.mbtr.representations.Representation;
import org.mbtr.representations.RepresentationSettings;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/**
 * Some structures described, to see what all of them will be like.
 *
 * @param features of the sample
 * @param structures that it is of
 * @param representation that described them
 */
public record Sample(FeatureSet features, List<Structure> structures, RepresentationSettings representation) {
    private static final int SIZE = 200;
    /** Structures whose Jacobians are looked at: they are large. */
    private static final int FEW = 4;

    /**
     * Describes {@value #SIZE} structures, or all where there are fewer.
     *
     * @throws MbtrException if one cannot be described; the message names it by its place among all structures
     */
    public static Sample of(RepresentationSettings representation, List<Structure> all, long seed, Workers workers) {
        int[] positions = IntStream.range(0, all.size()).toArray();
        int[] drawn = Sampling.uniform(positions, Math.min(SIZE, all.size()), new Random(seed));
        List<Structure> structures = IntStream.of(drawn).mapToObj(all::get).toList();
        return new Sample(representation.create().describe(structures, workers), structures, representation);
    }

    /** Stored numbers of a structure on average. */
    public double valuesPerStructure() {
        return (double) features.storedValues() / features.structureCount();
    }

    /** Derivatives with respect to the position of atoms that are kept of a structure, on average over the first few. */
    public double derivativesPerStructure() {
        Representation described = representation.create();
        return structures.stream()
                        .limit(FEW)
                        .flatMap(structure -> described.jacobian(structure).blocks().stream())
                        .mapToDouble(block -> (double) block.coordinateCount() * block.width())
                        .sum()
                / Math.min(FEW, structures.size());
    }

    /** Coordinates of atoms of a structure on average. */
    public double coordinatesPerStructure() {
        return structures.stream()
                .mapToInt(structure -> 3 * structure.atomCount())
                .average()
                .orElse(0);
    }

    /**
     * The median distance of two structures: absolute where the kernel is of absolute distances, else Euclidean.
     *
     * @throws MbtrException if more than half of the pairs are alike
     */
    public double medianDistance(Kernel kernel, Workers workers) {
        int n = features.structureCount();
        double[] distances = new double[n * (n - 1) / 2];
        Metric measured = kernel.metric() == Metric.ABSOLUTE_DISTANCE ? kernel.metric() : Metric.SQUARED_DISTANCE;
        try (DenseMatrix metric = Metrics.within(measured, features, workers)) {
            int count = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < i; j++) {
                    double value = metric.get(i, j);
                    distances[count++] = measured == Metric.SQUARED_DISTANCE ? Math.sqrt(value) : value;
                }
            }
        }
        Arrays.sort(distances);
        double median = distances.length == 0 ? 0 : distances[distances.length / 2];
        if (!(median > 0)) {
            throw new MbtrException("most structures have the same description, so no length scale can be guessed;"
                    + " give one with --length-scale, or use another representation");
        }
        return median;
    }
}
