package org.mbtr.learning.gp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static double[] normal(int count, double scale, long seed) {
        Random random = new Random(seed);
        return random.doubles(count)
                .map(ignored -> scale * random.nextGaussian())
                .toArray();
    }

    /** t distributed with 3 degrees of freedom: a normal deviate over the root of a mean of three squares. */
    private static double[] heavy(int count, long seed) {
        Random random = new Random(seed);
        return random.doubles(count)
                .map(ignored -> {
                    double squares = 0;
                    for (int k = 0; k < 3; k++) {
                        squares += Math.pow(random.nextGaussian(), 2);
                    }
                    return random.nextGaussian() / Math.sqrt(squares / 3);
                })
                .toArray();
    }

    /** The statistical error of a scale from 2000 values is 2 %. */
    @Test
    void findsTheScaleOfNormalErrors() {
        Calibration calibration = Calibration.of(normal(2000, 1.4, 1));
        assertEquals(1.4, calibration.factor(), 0.1);
        assertTrue(calibration.degreesOfFreedom() > 15, calibration.toString());
    }

    @Test
    void findsHeavyTails() {
        Calibration calibration = Calibration.of(heavy(2000, 2));
        assertEquals(1, calibration.factor(), 0.1);
        assertEquals(3, calibration.degreesOfFreedom(), 0.7);
    }

    /** What five values say about tails is next to nothing: neither light nor the heaviest. */
    @Test
    void fewScoresLeaveTheTailsOpen() {
        double degrees = Calibration.of(normal(5, 1, 3)).degreesOfFreedom();
        assertTrue(degrees > 3 && degrees < 10, "found " + degrees);
        assertEquals(1, Calibration.of(new double[0]).factor(), 1e-12);
    }

    /**
     * Draws of a Gaussian process with known hyper-parameters: nine of ten values lie within their 90 % intervals. 40 draws of 30 values
     * have a binomial error of 0.9 % if independent; those of one draw are not quite.
     */
    @Test
    void intervalsHoldWhatTheyPromise() {
        int inside = 0;
        int all = 0;
        try (TestPool pool = new TestPool(60, 4)) {
            Random random = new Random(5);
            for (int draw = 0; draw < 40; draw++) {
                double[] values = pool.draw(0.5, 0.05, 7, random);
                try (GaussianProcess process = new GaussianProcess(pool.covariance(0.5), 0.05)) {
                    for (int i = 0; i < 30; i++) {
                        process.add(i, values[i]);
                    }
                    Calibration calibration = Calibration.of(process.leaveOneOutScores());
                    for (int i = 30; i < 60; i++) {
                        double below =
                                process.predict(i).calibrated(calibration).probabilityBelow(0, values[i]);
                        inside += below > 0.05 && below < 0.95 ? 1 : 0;
                        all++;
                    }
                }
            }
        }
        assertEquals(0.9, (double) inside / all, 0.03);
    }
}
