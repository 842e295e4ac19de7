package org.mbtr.representations.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vector version, the scalar version and {@link Math} agree, and nothing beyond the count is touched. */
class ArrayMathTest {
    /** Units in the last place. */
    private static final double ULPS = 2;
    /** Counts below, at and beyond whole registers. */
    private static final int[] COUNTS = {0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 100};

    private static final double UNTOUCHED = -7;

    static Stream<ArrayMath> versions() {
        return Stream.of(ArrayMath.best(), ArrayMath.scalar());
    }

    private static void assertClose(double expected, double found, String context) {
        assertTrue(
                Math.abs(found - expected) <= ULPS * Math.ulp(expected),
                () -> context + ": expected " + expected + ", found " + found);
    }

    private static double[] random(long seed, int length, double from, double to) {
        return new Random(seed).doubles(length, from, to).toArray();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void exponentialIsThatOfMath(ArrayMath math) {
        for (int count : COUNTS) {
            double[] arguments = random(count, count + 8, -40, 3);
            double[] values = arguments.clone();
            math.exp(values, count);
            for (int i = 0; i < values.length; i++) {
                assertClose(i < count ? Math.exp(arguments[i]) : arguments[i], values[i], "exp of " + arguments[i]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void exponentialOfExtremesIsZeroOneOrTiny(ArrayMath math) {
        double[] values = {0, -0.0, -745, -800, Double.NEGATIVE_INFINITY, -1e300, 1e-300, -708, -700};
        math.exp(values, values.length);

        assertEquals(1, values[0]);
        assertEquals(1, values[1]);
        assertEquals(0, values[2], Double.MIN_NORMAL);
        assertEquals(0, values[3]);
        assertEquals(0, values[4]);
        assertEquals(0, values[5]);
        assertEquals(1, values[6]);
        assertClose(Math.exp(-708), values[7], "exp of -708");
        assertClose(Math.exp(-700), values[8], "exp of -700");
    }

    @ParameterizedTest
    @MethodSource("versions")
    void arcTangentIsThatOfMath(ArrayMath math) {
        for (int count : COUNTS) {
            double[] y = random(count, count + 8, 0, 5);
            double[] x = random(count + 1000, count + 8, -5, 5);
            double[] out = new double[count + 8];
            Arrays.fill(out, UNTOUCHED);
            math.atan2(y, x, count, out);
            for (int i = 0; i < out.length; i++) {
                double expected = i < count ? Math.atan2(y[i], x[i]) : UNTOUCHED;
                assertClose(expected, out[i], "atan2 of " + y[i] + ", " + x[i]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void arcTangentOfStraightRightAndZeroAngles(ArrayMath math) {
        double[] y = {0, 0, 1, 1e-17, 1e-17, 0, 1, 1e-160, 3e-9};
        double[] x = {1, -1, 0, 1, -1, 0, -1, -1e-160, 2e9};
        double[] out = new double[y.length];
        math.atan2(y, x, y.length, out);
        for (int i = 0; i < y.length; i++) {
            assertClose(Math.atan2(y[i], x[i]), out[i], "atan2 of " + y[i] + ", " + x[i]);
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void squareRootIsThatOfMath(ArrayMath math) {
        for (int count : COUNTS) {
            double[] arguments = random(count, count + 8, 0, 100);
            double[] values = arguments.clone();
            math.sqrt(values, count);
            for (int i = 0; i < values.length; i++) {
                assertEquals(i < count ? Math.sqrt(arguments[i]) : arguments[i], values[i]);
            }
        }
    }

    /** Long enough for the loops to be compiled on the way. */
    @ParameterizedTest
    @MethodSource("versions")
    void resultsAreTheSameBitsInterpretedAndCompiled(ArrayMath math) {
        int count = 1003;
        double[] y = random(1, count, 0, 3);
        double[] x = random(2, count, -3, 3);
        for (int repetition = 0; repetition < 3000; repetition++) {
            double[] angles = new double[count];
            double[] powers = x.clone();
            math.atan2(y, x, count, angles);
            math.exp(powers, count);
            for (int i = 0; i < count; i += 7) {
                assertEquals(Elementary.atan2(y[i], x[i]), angles[i]);
                assertEquals(Elementary.exp(x[i]), powers[i]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void absoluteDistancesAreSumsOverRows(ArrayMath math) {
        for (int width : COUNTS) {
            double[] x = random(3, 4 + width, -1, 1);
            double[] y = random(4, 3 * 120, -1, 1);
            double[] out = {UNTOUCHED, UNTOUCHED, UNTOUCHED, UNTOUCHED, UNTOUCHED};
            math.absoluteDistances(x, 4, y, 120, 3, width, out, 1);
            for (int j = 0; j < 3; j++) {
                double expected = 0;
                for (int m = 0; m < width; m++) {
                    expected += Math.abs(x[4 + m] - y[j * 120 + m]);
                }
                assertEquals(expected, out[1 + j], 1e-13);
            }
            assertEquals(UNTOUCHED, out[0]);
            assertEquals(UNTOUCHED, out[4]);
        }
    }
}
