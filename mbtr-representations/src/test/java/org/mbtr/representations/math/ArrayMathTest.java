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

    /** Coordinates of random points and the infinite ones behind them. */
    private static double[] axis(long seed, int points) {
        double[] axis = Arrays.copyOf(random(seed, points, -3, 3), points + ArrayMath.PADDING);
        Arrays.fill(axis, points, axis.length, Double.POSITIVE_INFINITY);
        return axis;
    }

    @ParameterizedTest
    @MethodSource("versions")
    void distancesAreThoseBetweenAllPoints(ArrayMath math) {
        for (int n : COUNTS) {
            double[] x = axis(1, n);
            double[] y = axis(2, n);
            double[] z = axis(3, n);
            double[] out = new double[n * n + ArrayMath.PADDING];
            int close = math.distances(x, y, z, n, 2, out);
            int expectedClose = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    double expected = Math.sqrt((x[i] - x[j]) * (x[i] - x[j])
                            + (y[i] - y[j]) * (y[i] - y[j])
                            + (z[i] - z[j]) * (z[i] - z[j]));
                    assertEquals(expected, out[i * n + j]);
                    expectedClose += expected < 2 ? 1 : 0;
                }
            }
            assertEquals(expectedClose, close);
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void triplesHaveTheirDistancesAndProducts(ArrayMath math) {
        double[] x = axis(1, 20);
        double[] y = axis(2, 20);
        double[] z = axis(3, 20);
        double[] distances = new double[20 * 20 + ArrayMath.PADDING];
        math.distances(x, y, z, 20, 0, distances);
        for (int begin : new int[] {0, 5, 12, 17}) {
            int count = Math.min(ArrayMath.PADDING, 20 - begin);
            double[] ab = new double[32];
            double[] bc = new double[32];
            double[] ca = new double[32];
            double[] dots = new double[32];
            double[] crosses = new double[32];
            math.triples(x, y, z, distances, 20, 2, 4, begin, ab, bc, ca, dots, 6);
            math.squaredCrosses(x, y, z, 2, 4, begin, crosses, 6);
            for (int i = 0; i < count; i++) {
                double[] u = {x[2] - x[4], y[2] - y[4], z[2] - z[4]};
                double[] v = {x[begin + i] - x[4], y[begin + i] - y[4], z[begin + i] - z[4]};
                double dot = u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
                double lengths = (u[0] * u[0] + u[1] * u[1] + u[2] * u[2]) * (v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
                assertEquals(distances[2 * 20 + 4], ab[6 + i]);
                assertEquals(distances[4 * 20 + begin + i], bc[6 + i]);
                assertEquals(distances[2 * 20 + begin + i], ca[6 + i]);
                assertEquals(dot, dots[6 + i]);
                assertEquals(lengths - dot * dot, crosses[6 + i], 1e-12 * lengths);
            }
            assertEquals(0, dots[5]);
            assertEquals(0, crosses[5]);
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void cellsHoldTheirPlaces(ArrayMath math) {
        double[] inside = random(6, 60, 0, 5);
        double[] places = Arrays.copyOf(inside, 80);
        double[] others = {0, 1, 2, 4.999999999, Math.nextDown(5.0), 5, -1e-9, Double.NaN, 1e300, -7};
        System.arraycopy(others, 0, places, 60, others.length);
        double[] weights = new double[80];
        Arrays.fill(weights, 1);
        weights[0] = 0;
        weights[1] = 0.4;
        weights[2] = 0.5;
        long[] cells = new long[80];
        double[] within = new double[80];

        math.findCells(places, weights, 70, 0.25, 2, 0.5, 10, 0.5, cells, within);

        for (int i = 0; i < 70; i++) {
            boolean kept = i > 1 && i < 65;
            assertEquals(kept, cells[i] < 10, "place " + places[i]);
            if (kept) {
                assertTrue(Math.abs(within[i]) <= 1);
                assertEquals(2 * places[i], cells[i] + (within[i] + 1) / 2, 1e-14);
            } else {
                assertTrue(cells[i] < 10 + ArrayMath.MOMENTS);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void momentsAreWeightedPowers(ArrayMath math) {
        long[] cells = {9, 2, 0, 2, 2, 9};
        long[] list = cells.clone();
        double[] places = {1, -0.37, 0.9, 1, 0, 1};
        double[] weights = {1, 1.9, 0.2, 3, 7, 1};
        double[] start = random(3, 4 * ArrayMath.MOMENTS, 0, 1);
        double[] moments = start.clone();
        double[] expected = start.clone();

        moments[2 * ArrayMath.MOMENTS] = 0;
        expected[2 * ArrayMath.MOMENTS] = 0;

        assertEquals(1, math.addMoments(list, places, weights, 1, 5, moments));
        assertEquals(2, list[1]);

        for (int i = 1; i < 5; i++) {
            for (int p = 0; p < ArrayMath.MOMENTS; p++) {
                expected[ArrayMath.MOMENTS * (int) cells[i] + p] += weights[i] * Math.pow(places[i], p);
            }
        }
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], moments[i], 1e-14, "moment " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void rowsAreAddedUpAndCleared(ArrayMath math) {
        for (int count : new int[] {1, 7, 8, 9, 20}) {
            double[] rows = random(8, 3 * 32, -1, 1);
            double[] before = rows.clone();
            double[] out = random(9, count, -1, 1);
            double[] expected = out.clone();
            math.addRows(rows, 0, 2, 32, count, out);
            for (int m = 0; m < count; m++) {
                expected[m] += before[m] + before[32 + m];
                assertEquals(expected[m], out[m], 1e-15);
                assertEquals(0, rows[m]);
                assertEquals(0, rows[32 + m]);
                assertEquals(before[64 + m], rows[64 + m]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void stencilsAddTableTimesMoments(ArrayMath math) {
        double[] moments = random(4, 3 * ArrayMath.MOMENTS, -1, 1);
        double[] table = random(1, 3 + 4 * ArrayMath.MOMENTS * ArrayMath.PADDING, -1, 1);
        for (int from = 0; from < 3; from++) {
            for (int to = from; to <= 4; to++) {
                for (int otherFirst : new int[] {3, 5, 12}) {
                    double[] left = moments.clone();
                    double[] out = random(2, 50, -1, 1);
                    double[] expected = out.clone();
                    math.addStencils(left, 1, 2, table, 3, from, to, out, 5, otherFirst);
                    for (int j = ArrayMath.PADDING * from; j < ArrayMath.PADDING * to; j++) {
                        for (int p = 0; p < ArrayMath.MOMENTS; p++) {
                            int row = j / ArrayMath.PADDING * ArrayMath.MOMENTS + p;
                            double share = table[3 + row * ArrayMath.PADDING + j % ArrayMath.PADDING];
                            expected[5 + j] += share * moments[ArrayMath.MOMENTS + p];
                            expected[otherFirst + j] += share * moments[2 * ArrayMath.MOMENTS + p];
                        }
                    }
                    for (int i = 0; i < out.length; i++) {
                        assertEquals(expected[i], out[i], 1e-13, "bin " + i);
                    }
                    for (int i = 0; i < left.length; i++) {
                        assertEquals(i < ArrayMath.MOMENTS ? moments[i] : 0, left[i], "moment " + i);
                    }
                }
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
