package org.mbtr.learning.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mbtr.learning.TestMolecules;
import org.mbtr.learning.linalg.Cholesky;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;

/** Kernel functions of one number. */
class KernelTest {
    private static final Workers TWO = new Workers(2);
    private static final double SIGMA = 1.7;
    /** Squared distances. */
    private static final double[] SQUARED = {0, 1e-4, 0.03, 0.5, 2, 9, 40};

    /** Kernels of squared distances. */
    static Stream<Kernel> kernels() {
        return Stream.concat(
                Stream.of(new Kernel.Gaussian(SIGMA)),
                Stream.of(Matern.Smoothness.values()).map(smoothness -> new Matern(smoothness, SIGMA)));
    }

    private static double closedForm(Kernel kernel, double distance) {
        double r = distance / SIGMA;
        return switch (kernel) {
            case Kernel.Gaussian gaussian -> Math.exp(-r * r / 2);
            case Matern matern ->
                switch (matern.smoothness()) {
                    case HALF -> Math.exp(-r);
                    case THREE_HALVES -> (1 + Math.sqrt(3) * r) * Math.exp(-Math.sqrt(3) * r);
                    case FIVE_HALVES -> (1 + Math.sqrt(5) * r + 5 * r * r / 3) * Math.exp(-Math.sqrt(5) * r);
                };
            case Kernel.Linear linear -> throw new IllegalArgumentException();
            case Kernel.Laplacian laplacian -> throw new IllegalArgumentException();
            case Polynomial polynomial -> throw new IllegalArgumentException();
        };
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void valuesAreThoseOfTheClosedForm(Kernel kernel) {
        double[] values = SQUARED.clone();
        kernel.apply(values, values.length);
        for (int i = 0; i < values.length; i++) {
            assertEquals(closedForm(kernel, Math.sqrt(SQUARED[i])), values[i], 1e-15, kernel + " " + SQUARED[i]);
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void slopesAreDifferencesOfValuesAndCurvaturesOfSlopes(Kernel kernel) {
        for (double squared : new double[] {0.03, 0.5, 2, 9, 40}) {
            if (!(kernel instanceof Matern matern) || matern.smoothness() != Matern.Smoothness.HALF) {
                double[] slope = {squared};
                kernel.slopes(slope, 1);
                assertEquals(difference(d -> value(kernel, d), squared), slope[0], 1e-9 * Math.abs(slope[0]));
            }
            if (!(kernel instanceof Matern matern) || matern.smoothness() == Matern.Smoothness.FIVE_HALVES) {
                double[] curvature = {squared};
                kernel.curvatures(curvature, 1);
                assertEquals(difference(d -> slope(kernel, d), squared), curvature[0], 1e-9 * Math.abs(curvature[0]));
            }
        }
    }

    @Test
    void polynomialsArePowersOfInnerProducts() {
        for (int degree = 2; degree <= 8; degree++) {
            Kernel kernel = new Polynomial(degree, SIGMA);
            for (double product : new double[] {-9, -0.4, 0, 0.5, 2, 40}) {
                double expected = Math.pow(1 + product / (SIGMA * SIGMA), degree);
                assertEquals(expected, value(kernel, product), 1e-14 * Math.abs(expected));
            }
            for (double product : new double[] {-9, 0.5, 2, 40}) {
                double slope = slope(kernel, product);
                assertEquals(difference(x -> value(kernel, x), product), slope, 1e-9 * Math.abs(slope));
            }
        }
    }

    @Test
    void polynomialsHaveADegreeOfTwoOrMore() {
        MbtrException error = assertThrows(MbtrException.class, () -> new Polynomial(1, SIGMA));

        assertTrue(error.getMessage().contains("linear"), error.getMessage());
        assertThrows(MbtrException.class, () -> new Polynomial(9, SIGMA));
    }

    private static double value(Kernel kernel, double squared) {
        double[] value = {squared};
        kernel.apply(value, 1);
        return value[0];
    }

    private static double slope(Kernel kernel, double squared) {
        double[] value = {squared};
        kernel.slopes(value, 1);
        return value[0];
    }

    private static double difference(DoubleUnaryOperator function, double at) {
        double step = 1e-3 * at;
        return (function.applyAsDouble(at - 2 * step)
                        - 8 * function.applyAsDouble(at - step)
                        + 8 * function.applyAsDouble(at + step)
                        - function.applyAsDouble(at + 2 * step))
                / (12 * step);
    }

    static Stream<Kernel> allKernels() {
        return Stream.concat(
                kernels(), Stream.of(new Kernel.Laplacian(SIGMA), new Polynomial(2, SIGMA), new Polynomial(3, SIGMA)));
    }

    @ParameterizedTest
    @MethodSource("allKernels")
    void matricesArePositiveDefinite(Kernel kernel) {
        FeatureSet features = TestMolecules.representation().create().describe(TestMolecules.random(60, 4), TWO);
        try (DenseMatrix matrix = Metrics.within(kernel.metric(), features, TWO)) {
            Metrics.applyKernel(kernel, matrix, TWO);
            assertEquals(60, Cholesky.factorInPlace(matrix, TWO).order());
        }
    }

    /** Where features are equal, forces of a rough function are not defined. */
    @Test
    void roughMaternKernelHasNoForces() {
        Kernel rough = new Matern(Matern.Smoothness.HALF, 1);

        MbtrException error = assertThrows(MbtrException.class, () -> rough.slopes(new double[1], 1));

        assertTrue(error.getMessage().contains("matern-3/2"), error.getMessage());
    }

    @Test
    void lengthScalesMustBeAboveZero() {
        for (double wrong : List.of(0.0, -1.0, Double.NaN, Double.POSITIVE_INFINITY)) {
            assertThrows(MbtrException.class, () -> new Matern(Matern.Smoothness.HALF, wrong));
            assertThrows(MbtrException.class, () -> new Kernel.Gaussian(wrong));
            assertThrows(MbtrException.class, () -> new Polynomial(2, wrong));
        }
    }
}
