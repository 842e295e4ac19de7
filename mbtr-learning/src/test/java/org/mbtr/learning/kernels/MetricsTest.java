package org.mbtr.learning.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mbtr.learning.TestMolecules;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.representations.features.DenseLayout;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Structure;

/** Matrices over block-sparse features against sums over dense rows. */
class MetricsTest {
    private static final Workers TWO = new Workers(2);
    /** More than one strip of rows, not a whole number of them. */
    private static final int COUNT = 300;

    private static FeatureSet features(List<Structure> structures) {
        return TestMolecules.representation().create().describe(structures, TWO);
    }

    private static double dense(Metric metric, double[] u, double[] v) {
        double sum = 0;
        for (int m = 0; m < u.length; m++) {
            sum += switch (metric) {
                case INNER_PRODUCT -> u[m] * v[m];
                case SQUARED_DISTANCE -> (u[m] - v[m]) * (u[m] - v[m]);
                case ABSOLUTE_DISTANCE -> Math.abs(u[m] - v[m]);
            };
        }
        return sum;
    }

    @ParameterizedTest
    @EnumSource
    void withinAndBetweenEqualDenseSums(Metric metric) {
        List<Structure> all = TestMolecules.random(COUNT + 40, 5);
        FeatureSet together = features(all);
        DenseLayout layout = DenseLayout.of(together);
        FeatureSet x = features(all.subList(0, COUNT));
        FeatureSet y = features(all.subList(COUNT, COUNT + 40));
        try (DenseMatrix within = Metrics.within(metric, x, TWO);
                DenseMatrix between = Metrics.between(metric, y, x, TWO)) {
            for (int i = 0; i < COUNT; i++) {
                double[] u = layout.row(together, i);
                for (int j = 0; j < COUNT; j += 7) {
                    double expected = dense(metric, u, layout.row(together, j));
                    assertEquals(expected, within.get(i, j), 1e-12 * (1 + expected));
                    assertEquals(within.get(i, j), within.get(j, i));
                }
            }
            for (int i = 0; i < 40; i++) {
                double[] u = layout.row(together, COUNT + i);
                for (int j = 0; j < COUNT; j++) {
                    double expected = dense(metric, u, layout.row(together, j));
                    assertEquals(expected, between.get(i, j), 1e-12 * (1 + expected));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void bitsDoNotDependOnThreads(Metric metric) {
        FeatureSet x = features(TestMolecules.random(COUNT, 6));
        try (Workers one = new Workers(1);
                DenseMatrix alone = Metrics.within(metric, x, one);
                DenseMatrix shared = Metrics.within(metric, x, TWO)) {
            for (int i = 0; i < COUNT; i++) {
                assertArrayEquals(alone.row(i), shared.row(i));
            }
        }
    }

    /** Frames that differ by 1e-6 Å: u·u + v·v − 2u·v alone would have no correct digit. */
    @Test
    void distancesOfNearlyEqualStructuresKeepTheirDigits() {
        Structure first = TestMolecules.random(1, 9).getFirst();
        List<Structure> frames = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            double[] positions = first.positions();
            positions[0] += 1e-6 * i;
            positions[4] -= 1.3e-6 * i * i / 12;
            frames.add(first.withPositions(positions));
        }
        FeatureSet x = features(frames);
        DenseLayout layout = DenseLayout.of(x);
        try (DenseMatrix distances = Metrics.within(Metric.SQUARED_DISTANCE, x, TWO);
                DenseMatrix products = Metrics.within(Metric.INNER_PRODUCT, x, TWO)) {
            double naive = products.get(0, 0) + products.get(1, 1) - 2 * products.get(0, 1);
            double exact = dense(Metric.SQUARED_DISTANCE, layout.row(x, 0), layout.row(x, 1));
            assertTrue(Math.abs(naive - exact) > 1e-6 * exact, "the plain formula would do; the test shows nothing");
            for (int i = 0; i < frames.size(); i++) {
                for (int j = 0; j < frames.size(); j++) {
                    double expected = dense(Metric.SQUARED_DISTANCE, layout.row(x, i), layout.row(x, j));
                    assertEquals(expected, distances.get(i, j), 1e-8 * expected);
                }
            }
        }
    }

    @Test
    void kernelsFollowTheirFormulas() {
        double[] values = {0, 0.5, 2};
        new Kernel.Gaussian(0.7).apply(values, 3);
        assertArrayEquals(new double[] {1, Math.exp(-0.5 / (2 * 0.49)), Math.exp(-2 / (2 * 0.49))}, values, 1e-15);
        values = new double[] {0, 0.5, 2};
        new Kernel.Laplacian(0.7).apply(values, 3);
        assertArrayEquals(new double[] {1, Math.exp(-0.5 / 0.7), Math.exp(-2 / 0.7)}, values, 1e-15);
        values = new double[] {3, 4};
        new Kernel.Linear().apply(values, 2);
        assertArrayEquals(new double[] {3, 4}, values);
    }
}
