package org.mbtr.potentials.gdml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Projections onto bases with fewer features than a register holds, and with more. */
class ProjectionMathTest {
    private static final CoordinateFunctions BINS =
            MoleculeRepresentation.Bins.published(Math.pow(2, -4.5)).functions().pairs();

    private static Variation variation(double leftOut) {
        double[] distances =
                new SplittableRandom(1).doubles(200, 1.2, 3.5).sorted().toArray();
        return Variation.of(BINS, SampledCoordinate.ofDistances(distances), true, leftOut);
    }

    private static double[] functions(int seed) {
        return Arrays.copyOf(
                new SplittableRandom(seed).doubles(BINS.count(), -1, 1).toArray(), ProjectionMath.room(BINS.count()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-3, 0.3})
    void versionsAgreeBitForBit(double leftOut) {
        Variation variation = variation(leftOut);
        double[] values = functions(2);
        double[] expectedValues = functions(2);
        double[] features = new double[2 * variation.count() + 3];
        double[] expected = new double[features.length];
        ProjectionMath.best().project(variation, values, functions(3), features, 1);
        ScalarProjectionMath.INSTANCE.project(variation, expectedValues, functions(3), expected, 1);
        assertArrayEquals(expected, features);
        assertArrayEquals(expectedValues, values);
        assertEquals(
                ScalarProjectionMath.INSTANCE.product(values, functions(3)),
                ProjectionMath.best().product(values, functions(3)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-3, 0.3})
    void featuresAreInnerProductsAndWhatIsLeftIsOrthogonal(double leftOut) {
        Variation variation = variation(leftOut);
        double[] values = functions(2);
        double[] slopes = functions(3);
        double[] features = new double[2 * variation.count()];
        ProjectionMath.best().project(variation, values, slopes, features, 0);
        for (int k = 0; k < variation.count(); k++) {
            double[] vector = variation.basis()[k];
            assertEquals(product(functions(2), vector), features[2 * k], 1e-13);
            assertEquals(product(slopes, vector), features[2 * k + 1], 1e-13);
            assertEquals(0, product(values, vector), 1e-13);
        }
        double inside = 0;
        for (int k = 0; k < variation.count(); k++) {
            inside += features[2 * k] * features[2 * k];
        }
        double square = product(functions(2), functions(2));
        assertEquals(square - inside, ProjectionMath.best().product(values, values), 1e-13);
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int b = 0; b < one.length; b++) {
            sum += one[b] * other[b];
        }
        return sum;
    }
}
