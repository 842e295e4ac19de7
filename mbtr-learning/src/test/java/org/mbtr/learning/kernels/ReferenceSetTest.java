package org.mbtr.learning.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.features.Features;
import org.mbtr.representations.parallel.Workers;

/** Sums over training structures with the same blocks, as frames of a trajectory have them, and with different blocks. */
class ReferenceSetTest {
    private static final Workers TWO = new Workers(2);
    private static final Kernel KERNEL = new Kernel.Gaussian(3);
    private static final int COUNT = 90;
    private static final double[] COEFFICIENTS =
            new Random(7).doubles(COUNT, -1, 1).toArray();
    private static final BlockKey FIRST = BlockKey.of(0, 1, 1);
    private static final BlockKey SECOND = BlockKey.of(0, 1, 6);
    private static final double TOLERANCE = 1e-12;

    /** Structures with two blocks of values around 10, so that squared distances are small beside norms. */
    private static List<Features> frames(int count, long seed) {
        Random random = new Random(seed);
        List<Features> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            frames.add(Features.of(Map.of(
                    FIRST, random.doubles(5, 9, 11).toArray(),
                    SECOND, random.doubles(7, 9, 11).toArray())));
        }
        return frames;
    }

    private static double value(Features f, List<Features> reference) {
        double sum = 0;
        for (int i = 0; i < COUNT; i++) {
            double squared = 0;
            for (BlockKey key : List.of(FIRST, SECOND)) {
                double[] u = f.block(key);
                double[] v = reference.get(i).block(key);
                for (int m = 0; m < u.length; m++) {
                    squared += (u[m] - v[m]) * (u[m] - v[m]);
                }
            }
            sum += COEFFICIENTS[i] * Math.exp(-squared / 18);
        }
        return sum;
    }

    private static Features moved(Features f, BlockKey key, int bin, double step) {
        double[] values = f.block(key).clone();
        values[bin] += step;
        BlockKey other = key.equals(FIRST) ? SECOND : FIRST;
        return Features.of(Map.of(key, values, other, f.block(other)));
    }

    /** The formula itself, and central differences of it; the last structure is one of the reference. */
    @Test
    void sumsAndDerivativesAreThoseOfTheFormula() {
        List<Features> frames = frames(COUNT, 1);
        ReferenceSet reference = ReferenceSet.of(Metric.SQUARED_DISTANCE, FeatureSet.of(frames));
        List<Features> others = new ArrayList<>(frames(4, 2));
        others.add(frames.get(50));
        for (Features other : others) {
            double[] values = {2};
            Features gradient = reference
                    .addSums(KERNEL, COEFFICIENTS, reference.aligned(FeatureSet.of(List.of(other))), values, TWO)
                    .getFirst();
            assertEquals(2 + value(other, frames), values[0], TOLERANCE);
            double step = 1e-4;
            for (BlockKey key : List.of(FIRST, SECOND)) {
                for (int m = 0; m < other.block(key).length; m++) {
                    double there = value(moved(other, key, m, step), frames);
                    double back = value(moved(other, key, m, -step), frames);
                    assertEquals((there - back) / (2 * step), gradient.block(key)[m], 1e-8);
                }
            }
        }
    }

    @Test
    void oneStructureHasTheSumsThatItHasAmongOthers() {
        ReferenceSet reference = ReferenceSet.of(Metric.SQUARED_DISTANCE, FeatureSet.of(frames(COUNT, 1)));
        List<Features> others = frames(3, 2);
        double[] together = new double[3];
        List<Features> gradients =
                reference.addSums(KERNEL, COEFFICIENTS, reference.aligned(FeatureSet.of(others)), together, TWO);
        for (int s = 0; s < 3; s++) {
            double[] alone = new double[1];
            Features gradient = reference
                    .addSums(KERNEL, COEFFICIENTS, reference.aligned(FeatureSet.of(List.of(others.get(s)))), alone, TWO)
                    .getFirst();
            assertEquals(together[s], alone[0], TOLERANCE);
            for (BlockKey key : List.of(FIRST, SECOND)) {
                assertArrayEquals(gradients.get(s).block(key), gradient.block(key), TOLERANCE);
            }
        }
    }

    @Test
    void sumsDoNotDependOnThreads() {
        ReferenceSet reference = ReferenceSet.of(Metric.SQUARED_DISTANCE, FeatureSet.of(frames(COUNT, 1)));
        FeatureSet other = reference.aligned(FeatureSet.of(frames(1, 2)));
        double[] values = new double[1];
        Features gradient =
                reference.addSums(KERNEL, COEFFICIENTS, other, values, TWO).getFirst();
        try (Workers one = new Workers(1)) {
            double[] expected = new double[1];
            Features alone = reference
                    .addSums(KERNEL, COEFFICIENTS, other, expected, one)
                    .getFirst();
            assertEquals(expected[0], values[0]);
            assertTrue(Arrays.equals(alone.block(SECOND), gradient.block(SECOND)));
        }
    }

    @Test
    void blocksThatSomeLackStayApart() {
        List<Features> frames = new ArrayList<>(frames(COUNT - 1, 1));
        frames.add(Features.of(Map.of(FIRST, new double[] {9, 9, 9, 9, 9})));
        ReferenceSet reference = ReferenceSet.of(Metric.SQUARED_DISTANCE, FeatureSet.of(frames));
        assertEquals(2, reference.features().blocks().size());
        double[] values = new double[1];
        Features gradient = reference
                .addSums(KERNEL, COEFFICIENTS, reference.aligned(FeatureSet.of(frames(1, 2))), values, TWO)
                .getFirst();
        assertEquals(7, gradient.block(SECOND).length);
    }
}
