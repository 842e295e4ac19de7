package org.mbtr.potentials.gdml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbtr.learning.linalg.PackedCholesky;
import org.mbtr.learning.linalg.PackedMatrix;
import org.mbtr.representations.parallel.Workers;

/** The preconditioner against what it stands for. */
class PreconditionerTest {
    private static final double LAMBDA = 1e-6;
    private static final Matern KERNEL = new Matern(1.7);
    private static final TrainingFrames FRAMES = TrainingFrames.of(
            Molecules.methoxy(30, 0.15, 4),
            Molecules.methyl(),
            new MoleculeRepresentation.InverseDistance().functions(),
            Workers.CALLING_THREAD);
    private static final int ORDER = 450;

    private static KernelColumns columns() {
        return new KernelColumns(FRAMES, KERNEL, LaneMath.best());
    }

    private static Preconditioner preconditioner(double lambda, int wanted, Workers workers) {
        return Preconditioner.of(columns(), lambda, wanted, share -> {}, workers);
    }

    private static double[] random(long seed) {
        return new SplittableRandom(seed).doubles(ORDER, -1, 1).toArray();
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    /** P P⁻¹ r = r with P = F Fᵀ + λ I worked out from the factor, also where λ is at the rounding errors of the matrix. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-2, LAMBDA, 1e-11})
    void itIsTheInverse(double lambda) {
        double[] r = random(1);
        try (Preconditioner preconditioner = preconditioner(lambda, 150, Workers.CALLING_THREAD);
                PartialCholesky.Factor factor =
                        PartialCholesky.of(columns(), 150, lambda, share -> {}, Workers.CALLING_THREAD)) {
            assertEquals(factor.rank(), preconditioner.columns());
            double[] z = preconditioner.solve(r);
            double[] back = new double[ORDER];
            for (int k = 0; k < factor.rank(); k++) {
                double[] row = factor.factor().row(k);
                double along = dot(row, z);
                for (int i = 0; i < ORDER; i++) {
                    back[i] += along * row[i];
                }
            }
            double rounding = 1e-15 * factor.trace() / lambda;
            for (int i = 0; i < ORDER; i++) {
                assertEquals(r[i], back[i] + lambda * z[i], 1e-10 + 10 * rounding);
            }
        }
    }

    @Test
    void itIsSymmetricAndPositive() {
        try (Preconditioner preconditioner = preconditioner(LAMBDA, 100, Workers.CALLING_THREAD)) {
            for (int seed = 0; seed < 5; seed++) {
                double[] a = random(2L * seed);
                double[] b = random(2L * seed + 1);
                double[] inverse = preconditioner.solve(a);
                double size = Math.sqrt(dot(inverse, inverse) * dot(b, b));
                assertEquals(dot(b, inverse), dot(a, preconditioner.solve(b)), 1e-12 * size);
                assertTrue(dot(a, inverse) > 0);
            }
        }
    }

    /** What is left is the Schur complement: positive semidefinite, zero at the pivots, with the trace that the factor says. */
    @Test
    void remainderIsThatOfAPartialCholeskyFactorization() {
        KernelAssembly assembly = new KernelAssembly(FRAMES, KERNEL, LaneMath.best());
        try (PackedMatrix matrix = PackedMatrix.zeros(ORDER);
                PackedMatrix rest = PackedMatrix.zeros(ORDER);
                PartialCholesky.Factor factor =
                        PartialCholesky.of(columns(), 60, 0, share -> {}, Workers.CALLING_THREAD)) {
            assembly.fill(matrix, share -> {}, Workers.CALLING_THREAD);
            double trace = 0;
            int pivots = 0;
            for (int i = 0; i < ORDER; i++) {
                double[] row = new double[ORDER];
                for (int j = 0; j <= i; j++) {
                    row[j] = matrix.get(i, j);
                    for (int k = 0; k < factor.rank(); k++) {
                        row[j] -= factor.factor().get(k, i) * factor.factor().get(k, j);
                    }
                }
                rest.setRow(i, 0, row, 0, i + 1);
                trace += row[i];
                pivots += Math.abs(row[i]) < 1e-12 ? 1 : 0;
            }
            assertEquals(60, factor.rank());
            assertTrue(pivots >= 60, pivots + " zeros");
            assertEquals(trace, factor.remainder(), 1e-10);
            assertTrue(factor.remainder() < 0.5 * factor.trace());
            rest.addToDiagonal(1e-11);
            assertEquals(
                    ORDER,
                    PackedCholesky.factorInPlace(rest, Workers.CALLING_THREAD).order());
        }
    }

    /** All columns make the preconditioner exact as far as the noise of the pivots goes. */
    @Test
    void moreColumnsNeedFewerIterations() {
        int none = iterations(r -> r.clone());
        int few;
        int many;
        int all;
        try (Preconditioner one = preconditioner(LAMBDA, 40, Workers.CALLING_THREAD);
                Preconditioner two = preconditioner(LAMBDA, 150, Workers.CALLING_THREAD);
                Preconditioner three = preconditioner(LAMBDA, ORDER, Workers.CALLING_THREAD)) {
            few = iterations(one::solve);
            many = iterations(two::solve);
            all = iterations(three::solve);
            assertTrue(three.columns() < ORDER, "translations and rotations change nothing");
        }
        String found = none + " " + few + " " + many + " " + all;
        assertTrue(few < none && many < few / 2 && all <= 4, found);
    }

    private static int iterations(UnaryOperator<double[]> preconditioner) {
        KernelProduct product = new KernelProduct(FRAMES, KERNEL, LaneMath.best());
        ConjugateGradients.Result result = new ConjugateGradients(
                        v -> {
                            double[] w = product.times(v, Workers.CALLING_THREAD);
                            for (int i = 0; i < w.length; i++) {
                                w[i] += LAMBDA * v[i];
                            }
                            return w;
                        },
                        preconditioner,
                        new ConjugateGradients.Limits(1e-6, 5000, 500),
                        (number, residual, x) -> {})
                .solve(product.times(random(3), Workers.CALLING_THREAD), new double[ORDER]);
        assertEquals(ConjugateGradients.Ending.CONVERGED, result.ending());
        return result.iterations();
    }

    @Test
    void threadsChangeNothing() {
        double[] r = random(5);
        try (Workers three = new Workers(3);
                Preconditioner one = preconditioner(LAMBDA, 140, Workers.CALLING_THREAD);
                Preconditioner other = preconditioner(LAMBDA, 140, three)) {
            assertArrayEquals(one.solve(r), other.solve(r), 0);
        }
    }

    /** A λ above the trace of the matrix needs no column at all. */
    @Test
    void fewerColumnsDoWhereTheRestIsBelowLambda() {
        try (Preconditioner preconditioner = preconditioner(1e9, 100, Workers.CALLING_THREAD)) {
            double[] r = random(6);
            double[] z = preconditioner.solve(r);
            assertEquals(0, preconditioner.columns());
            for (int i = 0; i < ORDER; i++) {
                assertEquals(r[i] / 1e9, z[i], 1e-24);
            }
        }
    }
}
