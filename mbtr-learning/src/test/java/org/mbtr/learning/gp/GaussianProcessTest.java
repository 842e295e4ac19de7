package org.mbtr.learning.gp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.mbtr.learning.kernels.Kernel;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;

/** Against formulas of the textbook with an explicit inverse. */
class GaussianProcessTest {
    private static final int POOL = 45;
    private static final double LENGTH_SCALE = 0.5;
    private static final double NOISE = 1e-3;
    /** Relative; condition numbers are below 1e5. */
    private static final double TOLERANCE = 1e-9;

    private static final int[] KNOWN =
            IntStream.range(0, 40).map(i -> (7 * i) % 40).toArray();
    private static final int[] UNKNOWN = {40, 41, 42, 43, 44};

    private static final Workers WORKERS = new Workers(2);
    private static final TestPool POINTS = new TestPool(POOL, 1);
    private static final double[] VALUES = POINTS.draw(LENGTH_SCALE, NOISE, 3, new Random(2));

    @AfterAll
    static void stop() {
        WORKERS.close();
        POINTS.close();
    }

    private static GaussianProcess process(int... positions) {
        GaussianProcess process = new GaussianProcess(POINTS.covariance(LENGTH_SCALE), NOISE);
        for (int position : positions) {
            process.add(position, VALUES[position]);
        }
        return process;
    }

    private static TestPool.Inverse inverse(int... positions) {
        return TestPool.Inverse.of(TestPool.block(POINTS.matrix(LENGTH_SCALE, NOISE), positions, positions));
    }

    private static double[] values(int... positions) {
        return IntStream.of(positions).mapToDouble(i -> VALUES[i]).toArray();
    }

    @Test
    void predictionsAndJointCovarianceAreThoseOfTheTextbook() {
        double[][] all = POINTS.matrix(LENGTH_SCALE, NOISE);
        double[][] cross = TestPool.block(all, UNKNOWN, KNOWN);
        TestPool.Inverse inverse = inverse(KNOWN);
        double[] y = values(KNOWN);
        double signal = inverse.form(y, y) / y.length;
        try (GaussianProcess process = process(KNOWN);
                DenseMatrix joint = process.jointCovariance(WORKERS, UNKNOWN)) {
            assertEquals(signal, process.signalVariance(), TOLERANCE * signal);
            Prediction prediction = process.predict(UNKNOWN);
            assertEquals(KNOWN.length, prediction.degreesOfFreedom());
            for (int i = 0; i < UNKNOWN.length; i++) {
                assertEquals(inverse.form(cross[i], y), prediction.mean(i), TOLERANCE);
                for (int j = 0; j < UNKNOWN.length; j++) {
                    double expected = signal * (all[UNKNOWN[i]][UNKNOWN[j]] - inverse.form(cross[i], cross[j]));
                    assertEquals(expected, joint.get(i, j), TOLERANCE);
                }
                assertEquals(joint.get(i, i), prediction.scale(i) * prediction.scale(i), TOLERANCE);
            }
        }
    }

    /** The integral over the signal variance by the trapezoidal rule in its logarithm, which converges like an exponential. */
    @Test
    void marginalLikelihoodIsTheIntegralOverTheSignalVariance() {
        TestPool.Inverse inverse = inverse(KNOWN);
        double[] y = values(KNOWN);
        double squares = inverse.form(y, y);
        double step = 0.01;
        double top = -Double.MAX_VALUE;
        double sum = 0;
        for (int pass = 0; pass < 2; pass++) {
            for (double logVariance = -10; logVariance < 15; logVariance += step) {
                double logDensity = -(y.length * (Math.log(2 * Math.PI) + logVariance)
                                + inverse.logDeterminant()
                                + squares / Math.exp(logVariance))
                        / 2;
                top = pass == 0 ? Math.max(top, logDensity) : top;
                sum += pass == 0 ? 0 : Math.exp(logDensity - top) * step;
            }
        }
        try (GaussianProcess process = process(KNOWN)) {
            assertEquals(top + Math.log(sum), process.logMarginalLikelihood(), 1e-8);
        }
    }

    @Test
    void leavingOneOutInClosedFormIsLeavingOneOut() {
        try (GaussianProcess process = process(KNOWN)) {
            Prediction closed = process.leaveOneOut();
            double[] scores = process.leaveOneOutScores();
            double density = 0;
            for (int i = 0; i < KNOWN.length; i++) {
                int left = KNOWN[i];
                try (GaussianProcess others =
                        process(IntStream.of(KNOWN).filter(j -> j != left).toArray())) {
                    Prediction prediction = others.predict(left);
                    double scale = prediction.scale(0) * Math.sqrt(process.signalVariance() / others.signalVariance());
                    double residual = VALUES[left] - prediction.mean(0);
                    assertEquals(prediction.mean(0), closed.mean(i), TOLERANCE);
                    assertEquals(scale, closed.scale(i), TOLERANCE);
                    assertEquals(residual / scale, scores[i], 1e-7);
                    density += -Math.log(scale * Math.sqrt(2 * Math.PI)) - residual * residual / (2 * scale * scale);
                }
            }
            assertEquals(density, process.logPredictiveDensity(), 1e-6);
        }
    }

    @Test
    void orderOfAddingDoesNotMatter() {
        try (GaussianProcess one = process(KNOWN);
                GaussianProcess other = process(IntStream.range(0, 40).toArray())) {
            assertArrayEquals(
                    one.predict(UNKNOWN).means(), other.predict(UNKNOWN).means(), TOLERANCE);
            assertArrayEquals(
                    one.predict(UNKNOWN).scales(), other.predict(UNKNOWN).scales(), TOLERANCE);
            assertEquals(one.logMarginalLikelihood(), other.logMarginalLikelihood(), 1e-8);
        }
    }

    /** Choosing a structure leaves the uncertainty that knowing it leaves; its mean as value changes neither means nor yᵀC⁻¹y. */
    @Test
    void supposedValuesNarrowAsKnownOnesDo() {
        try (GaussianProcess process = process(KNOWN);
                Conditional conditional = process.conditional(UNKNOWN)) {
            conditional.narrow(1);
            conditional.narrow(3);
            Prediction before = process.predict(UNKNOWN);
            process.add(UNKNOWN[1], before.mean(1));
            process.add(UNKNOWN[3], before.mean(3));
            int[] rest = {UNKNOWN[0], UNKNOWN[2], UNKNOWN[4]};
            Prediction after = process.predict(rest);
            double signal = Math.sqrt((double) process.size() / KNOWN.length);
            for (int i = 0; i < rest.length; i++) {
                assertEquals(before.mean(2 * i), after.mean(i), TOLERANCE);
                assertEquals(after.scale(i) * signal, conditional.prediction().scale(2 * i), TOLERANCE);
                assertTrue(conditional.prediction().scale(2 * i) < before.scale(2 * i));
            }
        }
    }

    /** A plane through the values, with free coefficients: nothing is left for the kernel. */
    @Test
    void basisWithLargeWeightIsLeftToTheData() {
        List<double[]> basis = new ArrayList<>();
        for (double[] point : POINTS.points) {
            basis.add(new double[] {1, point[0], point[1]});
        }
        KernelCovariance covariance =
                new KernelCovariance(POINTS.squaredDistances, new Kernel.Gaussian(LENGTH_SCALE), basis, 1e4);
        try (GaussianProcess process = new GaussianProcess(covariance, NOISE)) {
            for (int i = 0; i < 10; i++) {
                process.add(i, 50 - 3 * POINTS.points[i][0] + 2 * POINTS.points[i][1]);
            }
            for (int i = 10; i < POOL; i++) {
                double expected = 50 - 3 * POINTS.points[i][0] + 2 * POINTS.points[i][1];
                assertEquals(expected, process.predict(i).mean(0), 0.01);
            }
        }
    }

    @Test
    void whatCannotBeUsedIsRefused() {
        try (GaussianProcess process = process(1)) {
            assertThrows(IllegalArgumentException.class, () -> process.add(1, 2));
            MbtrException message = assertThrows(MbtrException.class, () -> process.add(2, Double.NaN));
            assertTrue(message.getMessage().contains("position 2"), message.getMessage());
        }
        try (GaussianProcess empty = process()) {
            assertThrows(IllegalStateException.class, () -> empty.predict(1));
            empty.add(3, 0);
            assertThrows(IllegalStateException.class, empty::logMarginalLikelihood);
        }
        assertThrows(MbtrException.class, () -> new GaussianProcess(POINTS.covariance(1), 0));
    }
}
