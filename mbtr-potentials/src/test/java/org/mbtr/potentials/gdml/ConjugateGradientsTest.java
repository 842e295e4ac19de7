package org.mbtr.potentials.gdml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Conjugate gradients on matrices that can be looked at. */
class ConjugateGradientsTest {
    private static final double[] EIGENVALUES = {1, 2, 3, 5, 8, 13};
    private static final double[] RIGHT = {1, -1, 2, 0.5, 3, -2};

    private static ConjugateGradients.Result solve(double[] eigenvalues, ConjugateGradients.Limits limits) {
        return new ConjugateGradients(v -> times(eigenvalues, v), v -> v.clone(), limits, (number, residual, x) -> {})
                .solve(RIGHT, new double[RIGHT.length]);
    }

    private static double[] times(double[] diagonal, double[] v) {
        double[] w = v.clone();
        for (int i = 0; i < w.length; i++) {
            w[i] *= diagonal[i];
        }
        return w;
    }

    private static ConjugateGradients.Limits limits(double tolerance, int iterations) {
        return new ConjugateGradients.Limits(tolerance, iterations, 50);
    }

    /** As many iterations as there are different eigenvalues, in exact arithmetic. */
    @Test
    void sixEigenvaluesTakeSixIterations() {
        ConjugateGradients.Result result = solve(EIGENVALUES, limits(1e-12, 100));

        assertEquals(ConjugateGradients.Ending.CONVERGED, result.ending());
        assertEquals(6, result.iterations());
        assertArrayEquals(RIGHT, times(EIGENVALUES, result.x()), 1e-11);
        assertEquals(
                5, solve(new double[] {1, 2, 3, 5, 8, 8}, limits(1e-12, 100)).iterations());
    }

    @Test
    void endsAtTheLimitWithTheLastIterate() {
        ConjugateGradients.Result result = solve(EIGENVALUES, limits(1e-12, 3));

        assertEquals(ConjugateGradients.Ending.ITERATIONS, result.ending());
        assertEquals(3, result.iterations());
        assertTrue(result.residual() > 1e-12 && result.residual() < 0.5, result.residual() + "");
    }

    /** From what three iterations have left, six more are enough; from the solution none is needed. */
    @Test
    void goesOnFromAnIterate() {
        double[] begun = solve(EIGENVALUES, limits(1e-12, 3)).x();
        List<Integer> numbers = new ArrayList<>();
        ConjugateGradients method = new ConjugateGradients(
                v -> times(EIGENVALUES, v), v -> v.clone(), limits(1e-12, 100), (n, residual, x) -> numbers.add(n));

        ConjugateGradients.Result result = method.solve(RIGHT, begun);

        assertEquals(ConjugateGradients.Ending.CONVERGED, result.ending());
        assertArrayEquals(RIGHT, times(EIGENVALUES, result.x()), 1e-11);
        assertTrue(numbers.size() <= 6, numbers.toString());
        assertEquals(0, method.solve(RIGHT, result.x()).iterations());
    }

    @Test
    void aMatrixThatIsNotPositiveIsNoticed() {
        ConjugateGradients.Result result = solve(new double[] {1, 2, 3, 5, 8, -13}, limits(1e-12, 100));

        assertEquals(ConjugateGradients.Ending.NOT_POSITIVE, result.ending());
    }

    /** A product with errors of 1e-6 does not let the true residual below them. */
    @Test
    void aResidualThatFallsNoMoreIsNoticed() {
        int[] calls = {0};
        ConjugateGradients.Result result = new ConjugateGradients(
                        v -> {
                            double[] w = times(EIGENVALUES, v);
                            w[calls[0]++ % w.length] *= 1 + 1e-6;
                            return w;
                        },
                        v -> v.clone(),
                        limits(1e-12, 1000),
                        (number, residual, x) -> {})
                .solve(RIGHT, new double[RIGHT.length]);

        assertEquals(ConjugateGradients.Ending.STAGNATION, result.ending());
        assertTrue(result.residual() < 1e-4, result.residual() + "");
    }

    @Test
    void nothingToSolveTakesNoIteration() {
        ConjugateGradients.Result result = new ConjugateGradients(
                        v -> v.clone(), v -> v.clone(), limits(1e-12, 10), (number, residual, x) -> {})
                .solve(new double[4], new double[4]);

        assertEquals(0, result.iterations());
        assertArrayEquals(new double[4], result.x(), 0);
    }

    /** A residual that falls by half each time needs log₂ of what is left. */
    @Test
    void iterationsLeftFollowFromTheRate() {
        ConvergenceRate rate = new ConvergenceRate();
        assertTrue(rate.left(1e-6).isEmpty());
        for (int i = 0; i < 100; i++) {
            rate.add(Math.pow(0.5, i / 10.0) * (i % 2 == 0 ? 1 : 3));
        }
        assertEquals(100, rate.left(Math.pow(0.5, 19.8)).orElseThrow(), 5);
        assertEquals(0, rate.left(0.5).orElseThrow());
    }
}
