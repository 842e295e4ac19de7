package org.mbtr.representations.mbtr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** Bins of a single triple and the derivatives of what they depend on. */
class TripleBinsTest {
    private static final Broadening NORMAL = new Broadening.Normal(0.3);
    private static final Grid ANGLES = new Grid.Edges(-0.15, 0.11, 32);
    private static final Grid COSINES = new Grid.Edges(-1.2, 0.1, 24);
    private static final AngleGeometry ANGLE = new AngleGeometry.Angle();
    private static final AngleGeometry COSINE = new AngleGeometry.CosineAngle();

    /** Each geometry and weighting. */
    static Stream<Term> terms() {
        return Stream.of(
                Term.of(ANGLE, new Weighting.Unity(), NORMAL, ANGLES),
                Term.of(COSINE, new Weighting.GeometryPower(2), NORMAL, COSINES).withScale(3),
                Term.of(ANGLE, new Weighting.InverseDistances(2), NORMAL, ANGLES),
                Term.of(COSINE, new Weighting.Exponential(0.4), new Broadening.Normal(0.2), COSINES),
                Term.of(
                        new AngleGeometry.DotOverDotDot(),
                        new Weighting.ExponentialOfProduct(0.2),
                        new Broadening.Laplace(0.3),
                        COSINES));
    }

    /** Sides of triangles, {@code [triangles][3]}. */
    private static double[][] sides() {
        Random random = new Random(6);
        return IntStream.range(0, 20)
                .mapToObj(t -> {
                    double ab = 0.9 + random.nextDouble();
                    double bc = 0.9 + random.nextDouble();
                    double shortest = Math.abs(ab - bc);
                    return new double[] {ab, bc, shortest + (0.05 + 0.9 * random.nextDouble()) * (ab + bc - shortest)};
                })
                .toArray(double[][]::new);
    }

    private static Triangle triangle(double[] sides) {
        double cosine = (sides[0] * sides[0] + sides[1] * sides[1] - sides[2] * sides[2]) / (2 * sides[0] * sides[1]);
        return new Triangle(sides[0], sides[1], sides[2], cosine, Math.sqrt(1 - cosine * cosine));
    }

    private static double weight(TripleBins bins, Triangle triangle) {
        return bins.logarithmOfWeight()
                .map(logarithm -> Math.exp(logarithm.value(triangle)))
                .orElse(1.0);
    }

    /** A hydrogen, a carbon and an oxygen atom have one angle H-C-O. */
    @ParameterizedTest
    @MethodSource("terms")
    void valuesAreTheFeaturesOfThreeAtoms(Term term) {
        TripleBins bins = TripleBins.of(term);
        Mbtr mbtr = (Mbtr) MbtrSettings.of(List.of(term)).create();
        double[] values = new double[bins.count() + 2];
        for (double[] sides : sides()) {
            Triangle triangle = triangle(sides);
            bins.evaluate(bins.geometry().value(triangle), values, new double[values.length], 2);
            double weight = weight(bins, triangle);
            double[] expected = Arrays.stream(values, 2, values.length)
                    .map(value -> weight * value)
                    .toArray();
            Structure three = Structure.molecule(new int[] {1, 6, 8}, new double[] {
                sides[0], 0, 0, 0, 0, 0, sides[1] * triangle.cosine(), sides[1] * triangle.sine(), 0
            });
            double[] found = mbtr.describe(three).blocksView().get(BlockKey.of(0, 1, 6, 8));
            assertArrayEquals(expected, found, 1e-9, "sides " + Arrays.toString(sides));
        }
    }

    @ParameterizedTest
    @MethodSource("terms")
    void derivativesWithRespectToSidesAreCentralDifferences(Term term) {
        TripleBins bins = TripleBins.of(term);
        double step = 1e-6;
        for (TriangleFunction function : Stream.concat(Stream.of(bins.geometry()), bins.logarithmOfWeight().stream())
                .toList()) {
            for (double[] sides : sides()) {
                double[] slopes = function.slopes(triangle(sides));
                double[][] curvatures = function.curvatures(triangle(sides));
                for (int i = 0; i < Triangle.SIDES; i++) {
                    double[] before = sides.clone();
                    double[] after = sides.clone();
                    before[i] -= step;
                    after[i] += step;
                    double difference =
                            (function.value(triangle(after)) - function.value(triangle(before))) / (2 * step);
                    assertEquals(difference, slopes[i], 1e-7, function + " side " + i);
                    double[] low = function.slopes(triangle(before));
                    double[] high = function.slopes(triangle(after));
                    for (int j = 0; j < Triangle.SIDES; j++) {
                        double scale = 1 + Math.abs(curvatures[i][j]);
                        assertEquals((high[j] - low[j]) / (2 * step), curvatures[i][j], 1e-7 * scale, function + "");
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("terms")
    void derivativesOfBinsAreCentralDifferences(Term term) {
        TripleBins bins = TripleBins.of(term);
        int count = bins.count();
        double step = 1e-5;
        for (double g = -0.83; g < 1; g += 0.171) {
            double[][] found = new double[3][count];
            double[][] before = new double[2][count];
            double[][] after = new double[2][count];
            bins.evaluate(g, found[0], found[1], 0);
            bins.curvatures(g, found[2], 0);
            bins.evaluate(g - step, before[0], before[1], 0);
            bins.evaluate(g + step, after[0], after[1], 0);
            for (int derivative = 1; derivative <= 2; derivative++) {
                double scale = 0.1
                        + Arrays.stream(found[derivative]).map(Math::abs).max().orElseThrow();
                for (int b = 0; b < count; b++) {
                    double difference = (after[derivative - 1][b] - before[derivative - 1][b]) / (2 * step);
                    assertEquals(difference, found[derivative][b], 2e-6 * scale, "bin " + b + " at " + g);
                }
            }
        }
    }

    /** The angle has a kink there. */
    @Test
    void straightAngleHasNoSlope() {
        TriangleFunction angle = new TriangleFunction.Angle();
        Triangle straight = new Triangle(1, 1.5, 2.5, -1, 0);
        assertEquals(Math.PI, angle.value(straight), 0);
        assertArrayEquals(new double[3], angle.slopes(straight), 0);
    }

    @Test
    void whatHasNoDerivativesIsRefused() {
        Term plain = terms().findFirst().orElseThrow();
        assertRefused(plain.withThreshold(0.1), "threshold");
        assertRefused(plain.withBroadening(new Broadening.Uniform(0.1)), "smooth");
        assertRefused(Term.of(COSINE, new Weighting.GeometryPower(1), NORMAL, COSINES), "geometry-power");
        assertRefused(
                Term.of(new PairGeometry.InverseDistance(), new Weighting.Unity(), NORMAL, COSINES), "found k = 2");
    }

    private static void assertRefused(Term term, String part) {
        String message =
                assertThrows(MbtrException.class, () -> TripleBins.of(term)).getMessage();
        assertTrue(message.contains(part), message);
    }
}
