package org.mbtr.learning.ridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.learning.validation.Sampling;
import org.mbtr.representations.parallel.Workers;

/** Residuals from one factorisation against models that are fitted again for every fold. */
class FoldResidualsTest {
    private static final int SIZE = 40;
    private static final double LAMBDA = 1e-3;
    private static final Workers TWO = new Workers(2);

    private final double[][] points = points();
    private final double[] labels = Arrays.stream(points)
            .mapToDouble(x -> 7 + 2 * x[0] - Math.sin(3 * x[1]) * x[2])
            .toArray();

    private static double[][] points() {
        Random random = new Random(3);
        return IntStream.range(0, SIZE)
                .mapToObj(i -> random.doubles(3, 1, 2).toArray())
                .toArray(double[][]::new);
    }

    /** Linear for a centred kernel, Gaussian otherwise. */
    private double kernel(Centring centring, int i, int j) {
        double product = 0;
        double distance = 0;
        for (int c = 0; c < points[i].length; c++) {
            product += points[i][c] * points[j][c];
            distance += Math.pow(points[i][c] - points[j][c], 2);
        }
        return centring == Centring.KERNEL ? product : Math.exp(-distance / 2);
    }

    private DenseMatrix matrix(Centring centring, int[] rows, int[] columns) {
        DenseMatrix matrix = DenseMatrix.zeros(rows.length, columns.length);
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < columns.length; c++) {
                matrix.set(r, c, kernel(centring, rows[r], columns[c]));
            }
        }
        return matrix;
    }

    private double[] fittedAgain(Centring centring, List<int[]> folds) {
        int[] all = IntStream.range(0, SIZE).toArray();
        double[] residuals = new double[SIZE];
        for (int[] fold : folds) {
            int[] others = Sampling.without(all, fold);
            double[] known = Arrays.stream(others).mapToDouble(i -> labels[i]).toArray();
            try (DenseMatrix within = matrix(centring, others, others);
                    DenseMatrix cross = matrix(centring, fold, others)) {
                RidgeFit fit = KernelRidge.fit(within, known, LAMBDA, centring, TWO);
                double[] predictions = KernelRidge.predict(fit, cross, TWO);
                for (int r = 0; r < fold.length; r++) {
                    residuals[fold[r]] = labels[fold[r]] - predictions[r];
                }
            }
        }
        return residuals;
    }

    private void check(Centring centring, List<int[]> folds) {
        double[] expected = fittedAgain(centring, folds);
        double scale = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        int[] all = IntStream.range(0, SIZE).toArray();
        try (DenseMatrix kernel = matrix(centring, all, all)) {
            double[] found = FoldResiduals.of(kernel, labels, LAMBDA, centring, folds, TWO);
            for (int i = 0; i < SIZE; i++) {
                assertEquals(expected[i], found[i], 1e-8 * scale, "structure " + i);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavingOutOne(Centring centring) {
        check(centring, IntStream.range(0, SIZE).mapToObj(i -> new int[] {i}).toList());
    }

    @ParameterizedTest
    @EnumSource
    void leavingOutFolds(Centring centring) {
        check(centring, Sampling.folds(IntStream.range(0, SIZE).toArray(), 6, new Random(5)));
    }

    /** Structures in no fold are learned from by all models. */
    @ParameterizedTest
    @EnumSource
    void leavingOutAFew(Centring centring) {
        check(centring, List.of(new int[] {7}, new int[] {0, 3, 39}));
    }

    @Test
    void aFoldOfEverythingIsRefused() {
        try (DenseMatrix kernel = matrix(Centring.NONE, new int[] {0, 1}, new int[] {0, 1})) {
            double[] two = {1, 2};
            List<int[]> folds = List.of(new int[] {0, 1});
            assertThrows(
                    IllegalArgumentException.class,
                    () -> FoldResiduals.of(kernel, two, LAMBDA, Centring.NONE, folds, TWO));
        }
    }
}
