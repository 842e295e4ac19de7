package org.mbtr.potentials.relax;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LimitedMemoryBfgsTest {
    /** The extended function of Rosenbrock in 12 variables; minimum 0 at (1, 1, …). */
    private static LimitedMemoryBfgs.Value rosenbrock(double[] x) {
        double value = 0;
        double[] gradient = new double[x.length];
        for (int i = 0; i < x.length; i += 2) {
            double valley = x[i + 1] - x[i] * x[i];
            value += 100 * valley * valley + (1 - x[i]) * (1 - x[i]);
            gradient[i] = -400 * x[i] * valley - 2 * (1 - x[i]);
            gradient[i + 1] = 200 * valley;
        }
        return new LimitedMemoryBfgs.Value(value, gradient);
    }

    private static double[] start() {
        double[] x = new double[12];
        for (int i = 0; i < x.length; i += 2) {
            x[i] = -1.2;
            x[i + 1] = 1;
        }
        return x;
    }

    @Test
    void findsTheEndOfACurvedValley() {
        LimitedMemoryBfgs minimiser = new LimitedMemoryBfgs(LimitedMemoryBfgsTest::rosenbrock, start(), 100, 1);

        int iterations = 0;
        while (minimiser.current().value() > 1e-20 && minimiser.advance()) {
            iterations++;
        }

        double[] ones = new double[12];
        Arrays.fill(ones, 1);
        assertArrayEquals(ones, minimiser.point(), 1e-8);
        assertTrue(iterations < 100, "iterations: " + iterations);
    }

    @Test
    void valueNeverRisesAndNothingMovesFartherThanTheLimit() {
        LimitedMemoryBfgs minimiser = new LimitedMemoryBfgs(LimitedMemoryBfgsTest::rosenbrock, start(), 1e-3, 0.1);
        for (int i = 0; i < 30; i++) {
            double before = minimiser.current().value();
            double[] from = minimiser.point();
            assertTrue(minimiser.advance());
            assertTrue(minimiser.current().value() <= before);
            double[] to = minimiser.point();
            for (int at = 0; at < from.length; at += 3) {
                double moved =
                        Math.hypot(Math.hypot(to[at] - from[at], to[at + 1] - from[at + 1]), to[at + 2] - from[at + 2]);
                assertTrue(moved <= 0.1 * (1 + 1e-12), "moved " + moved);
            }
        }
    }

    @Test
    void wallOfInfiniteValueIsSteppedBackFrom() {
        LimitedMemoryBfgs minimiser = new LimitedMemoryBfgs(
                x -> new LimitedMemoryBfgs.Value(
                        x[0] > 0.5 ? Double.POSITIVE_INFINITY : (x[0] - 0.4) * (x[0] - 0.4),
                        new double[] {2 * (x[0] - 0.4), 0, 0}),
                new double[3],
                0.1,
                10);

        while (minimiser.current().value() > 1e-12 && minimiser.advance()) {
            assertTrue(minimiser.point()[0] <= 0.5);
        }

        assertEquals(0.4, minimiser.point()[0], 1e-5);
    }

    @Test
    void wrongGradientEndsTheSearchInPlace() {
        LimitedMemoryBfgs minimiser = new LimitedMemoryBfgs(
                x -> new LimitedMemoryBfgs.Value(x[0] * x[0], new double[] {-2 * x[0] - 1, 0, 0}),
                new double[] {1, 0, 0},
                1,
                1);

        assertFalse(minimiser.advance());
        assertArrayEquals(new double[] {1, 0, 0}, minimiser.point());
    }
}
