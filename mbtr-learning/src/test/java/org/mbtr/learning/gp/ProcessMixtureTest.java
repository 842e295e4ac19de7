package org.mbtr.learning.gp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.mbtr.learning.linalg.NotPositiveDefiniteException;
import org.mbtr.representations.parallel.Workers;

class ProcessMixtureTest {
    private static final Workers WORKERS = new Workers(3);
    private static final TestPool POOL = new TestPool(80, 6);

    @AfterAll
    static void stop() {
        WORKERS.close();
        POOL.close();
    }

    private static ProcessMixture mixture(double[] values, int known, Workers workers) {
        List<ProcessMixture.Member> members = List.of(
                new ProcessMixture.Member("short", POOL.covariance(0.1), 1e-2),
                new ProcessMixture.Member("right", POOL.covariance(0.4), 1e-2),
                new ProcessMixture.Member("long", POOL.covariance(1.6), 1e-2));
        ProcessMixture mixture = new ProcessMixture(members, workers);
        for (int i = 0; i < known; i++) {
            mixture.add(i, values[i]);
        }
        return mixture;
    }

    @Test
    void valuesFindTheirHyperParameters() {
        double[] values = POOL.draw(0.4, 1e-2, 2, new Random(7));
        try (ProcessMixture few = mixture(values, 4, WORKERS);
                ProcessMixture many = mixture(values, 60, WORKERS)) {
            assertEquals(1, Arrays.stream(few.weights()).sum(), 1e-12);
            assertTrue(few.weights()[1] < 0.95, "four values cannot decide: " + Arrays.toString(few.weights()));
            assertTrue(many.weights()[1] > 0.99, "sixty can: " + Arrays.toString(many.weights()));
            assertEquals("right", many.mostLikely());
        }
    }

    @Test
    void mixturesAreAveragesOfTheirMembers() {
        double[] values = POOL.draw(0.4, 1e-2, 2, new Random(7));
        try (ProcessMixture mixture = mixture(values, 6, WORKERS);
                MixturePrediction prediction = mixture.predict(70)) {
            double mean = 0;
            double below = 0;
            double[] lengthScales = {0.1, 0.4, 1.6};
            for (int m = 0; m < 3; m++) {
                try (GaussianProcess process = new GaussianProcess(POOL.covariance(lengthScales[m]), 1e-2)) {
                    for (int i = 0; i < 6; i++) {
                        process.add(i, values[i]);
                    }
                    Prediction one = process.predict(70).calibrated(Calibration.of(process.leaveOneOutScores()));
                    mean += mixture.weights()[m] * one.mean(0);
                    below += mixture.weights()[m] * one.probabilityBelow(0, -0.3);
                }
            }
            assertEquals(mean, prediction.mean(0), 1e-12);
            assertEquals(below, prediction.probabilityBelow(0, -0.3), 1e-12);
            double scale = prediction.scale(0);
            prediction.suppose(0);
            assertEquals(mean, prediction.mean(0), 1e-12);
            assertTrue(prediction.scale(0) < scale);
        }
    }

    /** Means are averages with the weights; the variance is that of the members and of their means. */
    @Test
    void leavingOneOutIsAnAverageToo() {
        double[] values = POOL.draw(0.4, 1e-2, 2, new Random(7));
        double[] lengthScales = {0.1, 0.4, 1.6};
        try (ProcessMixture mixture = mixture(values, 6, WORKERS)) {
            double[] weights = mixture.weights();
            Prediction others = mixture.leaveOneOut();
            for (int i = 0; i < 6; i++) {
                double mean = 0;
                double square = 0;
                for (int m = 0; m < 3; m++) {
                    try (GaussianProcess process = new GaussianProcess(POOL.covariance(lengthScales[m]), 1e-2)) {
                        for (int j = 0; j < 6; j++) {
                            process.add(j, values[j]);
                        }
                        Prediction one = process.leaveOneOut();
                        mean += weights[m] * one.mean(i);
                        square += weights[m] * (one.scale(i) * one.scale(i) + one.mean(i) * one.mean(i));
                    }
                }
                assertEquals(mean, others.mean(i), 1e-12);
                assertEquals(square - mean * mean, others.scale(i) * others.scale(i), 1e-12);
            }
        }
    }

    @Test
    void threadsDoNotMatter() {
        double[] values = POOL.draw(0.4, 1e-2, 2, new Random(8));
        int[] unknown = {30, 40, 50, 60};
        double[][] results = new double[2][unknown.length];
        for (int run = 0; run < 2; run++) {
            try (Workers workers = new Workers(run == 0 ? 1 : 4);
                    ProcessMixture mixture = mixture(values, 25, workers);
                    MixturePrediction prediction = mixture.predict(unknown)) {
                for (int i = 0; i < unknown.length; i++) {
                    results[run][i] = prediction.probabilityBelow(i, 0);
                }
            }
        }
        assertArrayEquals(results[0], results[1]);
    }

    @Test
    void membersWithoutFactorAreLeftOut() {
        Covariance broken = new Covariance() {
            @Override
            public int poolSize() {
                return 80;
            }

            @Override
            public double variance(int position) {
                return 1;
            }

            @Override
            public double[] row(int position, int... others) {
                double[] row = new double[others.length];
                Arrays.fill(row, 2);
                return row;
            }
        };
        ProcessMixture.Member bad = new ProcessMixture.Member("bad", broken, 1e-2);
        ProcessMixture.Member good = new ProcessMixture.Member("good", POOL.covariance(0.4), 1e-2);
        try (ProcessMixture mixture = new ProcessMixture(List.of(bad, good), WORKERS);
                ProcessMixture nothing = new ProcessMixture(List.of(bad), WORKERS)) {
            mixture.add(0, 1);
            mixture.add(1, 2);
            assertArrayEquals(new double[] {0, 1}, mixture.weights());
            assertEquals(2, mixture.size());
            nothing.add(0, 1);
            assertThrows(NotPositiveDefiniteException.class, () -> nothing.add(1, 2));
        }
    }
}
