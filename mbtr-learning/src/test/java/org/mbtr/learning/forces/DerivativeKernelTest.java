package org.mbtr.learning.forces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mbtr.learning.TestMolecules;
import org.mbtr.learning.forces.DerivativeKernel.Noise;
import org.mbtr.learning.kernels.Kernel;
import org.mbtr.learning.kernels.Matern;
import org.mbtr.learning.kernels.Metrics;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.learning.linalg.PackedCholesky;
import org.mbtr.learning.linalg.PackedMatrix;
import org.mbtr.representations.Representation;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** The kernel matrix of values and gradients is that of differences of the kernel of values. */
class DerivativeKernelTest {
    private static final Workers TWO = new Workers(2);
    private static final Workers ONE = new Workers(1);
    private static final Noise NONE = new Noise(0, 0);
    /** Molecules of different elements: they share some blocks. */
    private static final List<Structure> MOLECULES = TestMolecules.random(7, 12);

    private static final Representation REPRESENTATION =
            TestMolecules.representation().create();
    /** Displacements of differences of fourth order, their weights, and their unit (angstrom). */
    private static final int[] TIMES = {-2, -1, 1, 2};

    private static final double[] WEIGHTS = {1 / 12.0, -8 / 12.0, 8 / 12.0, -1 / 12.0};
    private static final double STEP = 4e-3;
    /** Tabulated shares, off by 1e-10, over the square of the step, relative to the largest entry. */
    private static final double TOLERANCE = 2e-5;
    /** The third derivative of Matérn 5/2 jumps at distance zero, so differences there are off by a share of the step. */
    private static final double AT_ZERO_DISTANCE = 1e-3;

    static Stream<Kernel> kernels() {
        return Stream.of(new Kernel.Linear(), new Kernel.Gaussian(2), new Matern(Matern.Smoothness.FIVE_HALVES, 2));
    }

    private static DerivativeKernel of(Kernel kernel, Workers workers) {
        Jacobians jacobians = Jacobians.of(REPRESENTATION, MOLECULES, workers);
        return DerivativeKernel.of(kernel.metric(), REPRESENTATION.describe(MOLECULES, workers), jacobians, workers);
    }

    /** What a row of the matrix stands for: the value at one, or the derivative along a coordinate, as a weighted sum of values. */
    private record Functional(int structure, int[] points, double... weights) {}

    @ParameterizedTest
    @MethodSource("kernels")
    void matrixIsThatOfDifferencesOfTheKernel(Kernel kernel) {
        List<Structure> points = new ArrayList<>(MOLECULES);
        List<Functional> functionals = new ArrayList<>();
        for (int i = 0; i < MOLECULES.size(); i++) {
            functionals.add(new Functional(i, new int[] {i}, 1));
        }
        for (int i = 0; i < MOLECULES.size(); i++) {
            Structure molecule = MOLECULES.get(i);
            for (int coordinate = 0; coordinate < 3 * molecule.atomCount(); coordinate++) {
                int[] places = new int[TIMES.length];
                double[] weights = new double[TIMES.length];
                for (int t = 0; t < TIMES.length; t++) {
                    double[] moved = molecule.positions();
                    moved[coordinate] += TIMES[t] * STEP;
                    places[t] = points.size();
                    weights[t] = WEIGHTS[t] / STEP;
                    points.add(molecule.withPositions(moved));
                }
                functionals.add(new Functional(i, places, weights));
            }
        }
        try (DenseMatrix values = Metrics.within(kernel.metric(), REPRESENTATION.describe(points, TWO), TWO);
                DerivativeKernel derivatives = of(kernel, TWO);
                PackedMatrix found = derivatives.matrix(kernel, true, NONE, TWO)) {
            Metrics.applyKernel(kernel, values, TWO);
            assertEquals(functionals.size(), found.order());
            double largest = largest(found);
            for (int i = 0; i < found.order(); i++) {
                for (int j = 0; j <= i; j++) {
                    Functional x = functionals.get(i);
                    Functional y = functionals.get(j);
                    boolean kink = kernel instanceof Matern && x.structure == y.structure;
                    double tolerance = (kink ? AT_ZERO_DISTANCE : TOLERANCE) * largest;
                    assertEquals(applied(x, y, values), found.get(i, j), tolerance, kernel + " " + i + " " + j);
                }
            }
        }
    }

    private static double applied(Functional x, Functional y, DenseMatrix values) {
        double sum = 0;
        for (int a = 0; a < x.points.length; a++) {
            for (int b = 0; b < y.points.length; b++) {
                sum += x.weights[a] * y.weights[b] * values.get(x.points[a], y.points[b]);
            }
        }
        return sum;
    }

    private static double largest(PackedMatrix matrix) {
        double largest = 0;
        for (int i = 0; i < matrix.order(); i++) {
            largest = Math.max(largest, Math.abs(matrix.get(i, i)));
        }
        return largest;
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void smallNoiseMakesItPositiveDefinite(Kernel kernel) {
        try (DerivativeKernel derivatives = of(kernel, TWO);
                PackedMatrix matrix = derivatives.matrix(kernel, true, new Noise(1e-10, 1e-10), TWO)) {
            assertEquals(
                    matrix.order(), PackedCholesky.factorInPlace(matrix, TWO).order());
        }
    }

    /** From kept inner products, without values, and on one thread: always the same numbers. */
    @ParameterizedTest
    @MethodSource("kernels")
    void allWaysGiveTheSameBits(Kernel kernel) {
        Noise noise = new Noise(0.5, 0.25);
        try (DerivativeKernel two = of(kernel, TWO);
                DerivativeKernel one = of(kernel, ONE);
                PackedMatrix expected = two.matrix(kernel, true, noise, TWO);
                PackedMatrix single = one.matrix(kernel, true, noise, ONE);
                PackedMatrix gradients = two.matrix(kernel, false, noise, TWO);
                PackedMatrix gram = two.gram(TWO);
                PackedMatrix kept = PackedMatrix.zeros(expected.order())) {
            two.matrix(gram, kernel, kept, true, noise, TWO);
            int values = two.structureCount();
            for (int i = 0; i < expected.order(); i++) {
                for (int j = 0; j <= i; j++) {
                    assertEquals(expected.get(i, j), single.get(i, j));
                    assertEquals(expected.get(i, j), kept.get(i, j));
                    if (j >= values) {
                        assertEquals(expected.get(i, j), gradients.get(i - values, j - values));
                    }
                }
            }
        }
    }

    @Test
    void kernelsThatAreNotSmoothAreRefused() {
        for (Kernel kernel : List.of(
                new Kernel.Laplacian(1),
                new Matern(Matern.Smoothness.HALF, 1),
                new Matern(Matern.Smoothness.THREE_HALVES, 1))) {
            MbtrException error = assertThrows(MbtrException.class, kernel::checkLearnsForces);
            assertTrue(error.getMessage().contains("use "), error.getMessage());
        }
    }
}
