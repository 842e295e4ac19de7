package org.mbtr.potentials.gdml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mbtr.representations.parallel.Workers;

/** The loops of predictions, in either version and for groups of rows of all sizes. */
class PointMathTest {
    private static final List<double[]> FRAMES = Molecules.methoxy(LaneMath.LANES, 0.15, 4);
    /** More than two groups of what is worked on together, and a rest. */
    private static final int MOST_ROWS = 9;

    static Stream<MoleculeRepresentation> representations() {
        return Molecules.representations();
    }

    private static TrainingPoints points(MoleculeRepresentation representation) {
        return new TrainingPoints(
                TrainingFrames.of(FRAMES, Molecules.methyl(), representation.functions(), Workers.CALLING_THREAD));
    }

    private static double[][] random(int seed, int rows, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] numbers = new double[rows][];
        for (int row = 0; row < rows; row++) {
            numbers[row] = random.doubles(count, -1, 1).toArray();
        }
        return numbers;
    }

    @ParameterizedTest
    @MethodSource("representations")
    void innerProductsAreTheSameBitsInEitherVersion(MoleculeRepresentation representation) {
        TrainingPoints points = points(representation);
        int sums = LaneMath.LANES * points.adapted.sums;
        for (int rows = 1; rows <= MOST_ROWS; rows++) {
            double[][] x = random(1, rows, points.frames.layout.size());
            double[] pulls = random(2, 1, points.values.length)[0];
            double[][] ofValues = random(3, rows, sums);
            double[][] ofPulls = random(4, rows, sums);
            double[][] expectedOfValues = random(3, rows, sums);
            double[][] expectedOfPulls = random(4, rows, sums);
            LaneMath.best()
                    .points()
                    .multiply(points.adapted, x, points.values, pulls, points.begin(0), ofValues, ofPulls);
            LaneMath.scalar()
                    .points()
                    .multiply(
                            points.adapted,
                            x,
                            points.values,
                            pulls,
                            points.begin(0),
                            expectedOfValues,
                            expectedOfPulls);
            assertArrayEquals(expectedOfValues, ofValues);
            assertArrayEquals(expectedOfPulls, ofPulls);
        }
    }

    @ParameterizedTest
    @MethodSource("representations")
    void sumsAreTheSameBitsInEitherVersion(MoleculeRepresentation representation) {
        TrainingPoints points = points(representation);
        int weights = LaneMath.LANES * points.adapted.sums;
        for (int rows = 1; rows <= MOST_ROWS; rows++) {
            double[] pulls = random(2, 1, points.values.length)[0];
            double[][] ofValues = random(3, rows, weights);
            double[][] ofPulls = random(4, rows, weights);
            double[][] sums = random(5, rows, PointMath.SUMS * points.frames.layout.size());
            double[][] expected = random(5, rows, PointMath.SUMS * points.frames.layout.size());
            LaneMath.best()
                    .points()
                    .accumulate(points.adapted, ofValues, ofPulls, points.values, pulls, points.begin(0), sums);
            LaneMath.scalar()
                    .points()
                    .accumulate(points.adapted, ofValues, ofPulls, points.values, pulls, points.begin(0), expected);
            assertArrayEquals(expected, sums);
        }
    }

    @ParameterizedTest
    @MethodSource("representations")
    void combinationsAreTheSameBitsInEitherVersion(MoleculeRepresentation representation) {
        TrainingPoints points = points(representation);
        double[] sums = random(3, 1, LaneMath.LANES * points.adapted.sums)[0];
        double[] found = new double[LaneMath.LANES * points.frames.matches.permutations];
        double[] expected = new double[found.length];
        LaneMath.best().points().combine(points.adapted.toPermutations, sums, found);
        LaneMath.scalar().points().combine(points.adapted.toPermutations, sums, expected);
        assertArrayEquals(expected, found);
        assertTrue(Arrays.stream(found).allMatch(x -> x != 0));
    }
}
