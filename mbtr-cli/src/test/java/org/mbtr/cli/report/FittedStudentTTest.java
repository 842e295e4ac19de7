package org.mbtr.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FittedStudentTTest {
    private static final int COUNT = 20_000;

    /** A normal number over the root of a mean of ν squared normal numbers. */
    private static double[] drawn(int degrees, double location, double scale, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, COUNT)
                .mapToDouble(i -> {
                    double squares = 0;
                    for (int d = 0; d < degrees; d++) {
                        double normal = random.nextGaussian();
                        squares += normal * normal;
                    }
                    return location + scale * random.nextGaussian() / Math.sqrt(squares / degrees);
                })
                .toArray();
    }

    @Test
    void findsTheDistributionThatValuesWereDrawnFrom() {
        FittedStudentT law = FittedStudentT.of(drawn(3, 2, 5, 1));
        // Standard deviations for 20 000 values: some 2 % of ν and 0.9 % of the scale.
        assertEquals(3, law.degrees(), 0.25);
        assertEquals(2, law.location(), 0.2);
        assertEquals(5, law.scale(), 0.2);
    }

    @Test
    void nothingNearIsMoreLikely() {
        double[] values = drawn(4, -1, 0.3, 2);
        FittedStudentT law = FittedStudentT.of(values);
        double best = law.logLikelihood(values);
        for (double factor : new double[] {0.98, 1.02}) {
            assertTrue(best
                    > new FittedStudentT(factor * law.degrees(), law.location(), law.scale()).logLikelihood(values));
            assertTrue(best
                    > new FittedStudentT(law.degrees(), law.location(), factor * law.scale()).logLikelihood(values));
            double moved = law.location() + (factor - 1) * law.scale();
            assertTrue(best > new FittedStudentT(law.degrees(), moved, law.scale()).logLikelihood(values));
        }
    }

    @Test
    void normalValuesHaveManyDegreesOfFreedom() {
        double[] values = new double[COUNT];
        Random random = new Random(4);
        for (int i = 0; i < values.length; i++) {
            values[i] = 7 * random.nextGaussian();
        }
        FittedStudentT law = FittedStudentT.of(values);
        assertTrue(law.degrees() > 30, law.toString());
        assertEquals(7, law.scale(), 0.2);
    }

    @Test
    void densityHasTheIntegralOne() {
        FittedStudentT law = new FittedStudentT(2.643, 0.017, 3.99);
        double sum = 0;
        double step = 0.05;
        for (double x = -2000; x < 2000; x += step) {
            sum += step * law.density(x);
        }
        assertEquals(1, sum, 1e-4); // tails fall as x^−2.6
    }

    @Test
    void sameValuesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> FittedStudentT.of(new double[] {1, 1, 1, 2}));
    }
}
