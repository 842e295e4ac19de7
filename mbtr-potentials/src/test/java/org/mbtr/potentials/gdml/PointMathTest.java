package org.mbtr.potentials.gdml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
        int sums = LaneMath.LANES * points.frames.matches.classCount();
        for (int rows = 1; rows <= MOST_ROWS; rows++) {
            double[][] x = random(1, rows, points.frames.layout.size());
            double[] pulls = random(2, 1, points.values.length)[0];
            double[][] ofValues = random(3, rows, sums);
            double[][] ofPulls = random(4, rows, sums);
            double[][] expectedOfValues = random(3, rows, sums);
            double[][] expectedOfPulls = random(4, rows, sums);
            LaneMath.best().points().multiply(points.classes, x, points.values, pulls, 0, ofValues, ofPulls);
            LaneMath.scalar()
                    .points()
                    .multiply(points.classes, x, points.values, pulls, 0, expectedOfValues, expectedOfPulls);
            assertArrayEquals(expectedOfValues, ofValues);
            assertArrayEquals(expectedOfPulls, ofPulls);
        }
    }

    @ParameterizedTest
    @MethodSource("representations")
    void sumsAreTheSameBitsInEitherVersion(MoleculeRepresentation representation) {
        TrainingPoints points = points(representation);
        int weights = LaneMath.LANES * points.frames.matches.classCount();
        for (int rows = 1; rows <= MOST_ROWS; rows++) {
            double[] pulls = random(2, 1, points.values.length)[0];
            double[][] ofValues = random(3, rows, weights);
            double[][] ofPulls = random(4, rows, weights);
            double[][] sums = random(5, rows, PointMath.SUMS * points.frames.layout.size());
            double[][] expected = random(5, rows, PointMath.SUMS * points.frames.layout.size());
            LaneMath.best().points().accumulate(points.classes, ofValues, ofPulls, points.values, pulls, 0, sums);
            LaneMath.scalar().points().accumulate(points.classes, ofValues, ofPulls, points.values, pulls, 0, expected);
            assertArrayEquals(expected, sums);
        }
    }

    /** Σ over the classes of the identity is the inner product itself. */
    @ParameterizedTest
    @MethodSource("representations")
    void classesOfTheIdentityMakeUpTheInnerProduct(MoleculeRepresentation representation) {
        TrainingPoints points = points(representation);
        Matches matches = points.frames.matches;
        double[] x = random(1, 1, points.frames.layout.size())[0];
        double[][] ofValues = new double[1][LaneMath.LANES * matches.classCount()];
        double[][] ofPulls = new double[1][LaneMath.LANES * matches.classCount()];
        LaneMath.best()
                .points()
                .multiply(points.classes, new double[][] {x}, points.values, points.values, 0, ofValues, ofPulls);
        double[] found = new double[LaneMath.LANES * matches.permutations];
        LaneMath.best().sum(matches.classesOf, ofValues[0], found);
        int identity = identity(matches);
        for (int frame = 0; frame < LaneMath.LANES; frame++) {
            double expected = 0;
            for (int i = 0; i < x.length; i++) {
                expected += x[i] * points.values[points.place(frame, i)];
            }
            assertEquals(expected, found[LaneMath.LANES * identity + frame], 1e-13);
        }
    }

    private static int identity(Matches matches) {
        int count = matches.coordinates.count();
        for (int p = 0; p < matches.permutations; p++) {
            int at = p * count;
            if (Stream.iterate(0, q -> q + 1).limit(count).allMatch(q -> matches.column[matches.ofRow[at + q]] == q)) {
                return p;
            }
        }
        throw new AssertionError("a group has an identity");
    }
}
