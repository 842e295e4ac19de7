package org.mbtr.learning.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mbtr.learning.TestMolecules;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.representations.features.DenseLayout;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.mbtr.AtomGeometry;
import org.mbtr.representations.mbtr.Broadening;
import org.mbtr.representations.mbtr.Envelope;
import org.mbtr.representations.mbtr.Grid;
import org.mbtr.representations.mbtr.MbtrSettings;
import org.mbtr.representations.mbtr.Term;
import org.mbtr.representations.mbtr.Weighting;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Cell;
import org.mbtr.structures.Structure;

/** Matrices over block-sparse features against sums over dense rows. */
class MetricsTest {
    private static final Workers TWO = new Workers(2);
    /** More than one strip of rows, not a whole number of them. */
    private static final int COUNT = 300;

    private static FeatureSet features(List<Structure> structures) {
        return TestMolecules.representation().create().describe(structures, TWO);
    }

    /** The terms for molecules with sums that end, and compositions. */
    private static FeatureSet crystalFeatures(List<Structure> crystals) {
        List<Term> terms = new ArrayList<>();
        terms.add(Term.of(
                new AtomGeometry.Fraction(),
                new Weighting.Unity(),
                new Broadening.Normal(0.1),
                new Grid.Edges(-0.2, 0.07, 20)));
        for (Term term : ((MbtrSettings) TestMolecules.representation()).terms()) {
            terms.add(term.withEnvelope(new Envelope.Smooth(2, 4)));
        }
        return MbtrSettings.of(terms).create().describe(crystals, TWO);
    }

    /** Heusler compounds X2YZ of three out of eleven elements. */
    private static List<Structure> crystals(int count) {
        Random random = new Random(11);
        List<Structure> crystals = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] z = random.ints(3, 14).distinct().limit(3).toArray();
            double h = 2.5 + random.nextDouble();
            Cell cell = new Cell(new double[] {0, h, h, h, 0, h, h, h, 0}, new boolean[] {true, true, true});
            double[] positions = {h / 2, h / 2, h / 2, 3 * h / 2, 3 * h / 2, 3 * h / 2, 0, 0, 0, h, h, h};
            crystals.add(Structure.crystal(new int[] {z[0], z[0], z[1], z[2]}, positions, cell));
        }
        return crystals;
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
        assertDenseSums(metric, TestMolecules.random(COUNT + 40, 5), MetricsTest::features);
    }

    /** Most two crystals share one element or none, and so few blocks or none. */
    @ParameterizedTest
    @EnumSource
    void crystalsThatShareFewBlocksEqualDenseSums(Metric metric) {
        List<Structure> crystals = crystals(COUNT + 40);
        FeatureSet features = crystalFeatures(crystals);
        long dense = crystals.size() * features.featureCount();
        assertTrue(features.storedValues() < dense / 10, "features that are not sparse would show nothing");

        assertDenseSums(metric, crystals, MetricsTest::crystalFeatures);
    }

    private static void assertDenseSums(
            Metric metric, List<Structure> all, Function<List<Structure>, FeatureSet> describe) {
        FeatureSet together = describe.apply(all);
        DenseLayout layout = DenseLayout.of(together);
        FeatureSet x = describe.apply(all.subList(0, COUNT));
        FeatureSet y = describe.apply(all.subList(COUNT, COUNT + 40));
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
