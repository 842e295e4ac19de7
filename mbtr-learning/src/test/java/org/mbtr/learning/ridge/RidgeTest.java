package org.mbtr.learning.ridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.TestMolecules;
import org.mbtr.learning.kernels.Metric;
import org.mbtr.learning.kernels.Metrics;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.learning.linalg.NotPositiveDefiniteException;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.parallel.Workers;

/** Identities of ridge regression. */
class RidgeTest {
    private static final Workers TWO = new Workers(2);
    private static final LabelledStructures DATA = TestMolecules.labelled(120, 1);
    private static final FeatureSet FEATURES =
            TestMolecules.representation().create().describe(DATA.structures(), TWO);

    private static DenseMatrix kernel() {
        return Metrics.within(Metric.INNER_PRODUCT, FEATURES, TWO);
    }

    @Test
    void coefficientsSolveTheRegularisedSystem() {
        double lambda = 0.01;
        try (DenseMatrix kernel = kernel();
                DenseMatrix work = kernel.copy()) {
            RidgeFit fit = KernelRidge.fit(work, DATA.labels(), lambda, Centring.NONE, TWO);
            assertEquals(0, fit.offset());
            for (int i = 0; i < DATA.size(); i++) {
                double sum = lambda * fit.coefficients()[i];
                for (int j = 0; j < DATA.size(); j++) {
                    sum += kernel.get(i, j) * fit.coefficients()[j];
                }
                assertEquals(DATA.labels()[i], sum, 1e-10);
            }
        }
    }

    /** K_c = HKH and the centred test kernel of the protocol, written out. */
    @Test
    void centringEqualsTheCentredKernelWrittenOut() {
        int n = DATA.size();
        double lambda = 0.003;
        try (DenseMatrix kernel = kernel();
                DenseMatrix work = kernel.copy();
                DenseMatrix centred = kernel.copy()) {
            double[] means = new double[n];
            double grand = 0;
            double label = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    means[i] += kernel.get(i, j) / n;
                    grand += kernel.get(i, j) / n / n;
                }
                label += DATA.labels()[i] / n;
            }
            double[] y = DATA.labels().clone();
            for (int i = 0; i < n; i++) {
                y[i] -= label;
                for (int j = 0; j < n; j++) {
                    centred.set(i, j, kernel.get(i, j) - means[i] - means[j] + grand);
                }
            }
            RidgeFit expected;
            try (DenseMatrix factored = centred.copy()) {
                expected = KernelRidge.fit(factored, y, lambda, Centring.NONE, TWO);
            }
            RidgeFit fit = KernelRidge.fit(work, DATA.labels(), lambda, Centring.KERNEL, TWO);
            double[] predictions = KernelRidge.predict(fit, kernel, TWO);
            double[] written = KernelRidge.predict(expected, centred, TWO);
            for (int i = 0; i < n; i++) {
                assertEquals(written[i] + label, predictions[i], 1e-8);
            }
        }
    }

    /** With a small λ and features far from centred, rounding along the constant vector would spoil everything. */
    @Test
    void centredFitSurvivesALargeConstantInTheKernel() {
        double lambda = 1e-6;
        double shift = 1e6;
        try (DenseMatrix kernel = kernel();
                DenseMatrix plain = kernel.copy();
                DenseMatrix shifted = kernel.copy();
                DenseMatrix cross = kernel.copy()) {
            for (int i = 0; i < DATA.size(); i++) {
                for (int j = 0; j < DATA.size(); j++) {
                    shifted.set(i, j, kernel.get(i, j) + shift);
                    cross.set(i, j, kernel.get(i, j) + shift);
                }
            }
            double[] expected = KernelRidge.predict(
                    KernelRidge.fit(plain, DATA.labels(), lambda, Centring.KERNEL, TWO), kernel, TWO);
            double[] found = KernelRidge.predict(
                    KernelRidge.fit(shifted, DATA.labels(), lambda, Centring.KERNEL, TWO), cross, TWO);
            assertArrayEquals(expected, found, 1e-3);
        }
    }

    @Test
    void primalAndDualPredictTheSame() {
        double lambda = 0.02;
        for (boolean centre : new boolean[] {true, false}) {
            PrimalRidge.Fit primal = PrimalRidge.fit(FEATURES, DATA.labels(), lambda, centre, TWO);
            try (DenseMatrix kernel = kernel();
                    DenseMatrix work = kernel.copy();
                    DenseMatrix weights = Metrics.between(Metric.INNER_PRODUCT, FEATURES, primal.weights(), TWO)) {
                Centring centring = centre ? Centring.KERNEL : Centring.NONE;
                RidgeFit dual = KernelRidge.fit(work, DATA.labels(), lambda, centring, TWO);
                double[] expected = KernelRidge.predict(dual, kernel, TWO);
                for (int i = 0; i < DATA.size(); i++) {
                    assertEquals(expected[i], weights.get(i, 0) + primal.offset(), 1e-8, "centred: " + centre);
                }
            }
        }
    }

    @Test
    void aSingularKernelWithoutRegularisationIsRefused() {
        try (DenseMatrix ones = DenseMatrix.of(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1}, 3, 3)) {
            double[] labels = {1, 2, 3};
            var failure = assertThrows(
                    NotPositiveDefiniteException.class, () -> KernelRidge.fit(ones, labels, 0, Centring.NONE, TWO));
            assertTrue(failure.pivotIndex() >= 1);
        }
    }
}
