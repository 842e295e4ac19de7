package org.mbtr.representations.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vector version and the scalar version do what their formulas say. */
class TupleMathTest {
    /** Counts below, at and beyond whole registers. */
    private static final int[] COUNTS = {0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17};

    static Stream<TupleMath> versions() {
        return Stream.of(TupleMath.best(), TupleMath.scalar());
    }

    private static double[] random(long seed, int length, double from, double to) {
        return new Random(seed).doubles(length, from, to).toArray();
    }

    /** Coordinates of random points and the infinite ones behind them. */
    private static double[] axis(long seed, int points) {
        double[] axis = Arrays.copyOf(random(seed, points, -3, 3), points + ArrayMath.PADDING);
        Arrays.fill(axis, points, axis.length, Double.POSITIVE_INFINITY);
        return axis;
    }

    @ParameterizedTest
    @MethodSource("versions")
    void distancesAreThoseBetweenAllPoints(TupleMath math) {
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
    void triplesHaveTheirDistancesAndProducts(TupleMath math) {
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
    void triplesOfNeighboursAreThoseWithinReach(TupleMath math) {
        double[] x = axis(1, 40);
        double[] y = axis(2, 40);
        double[] z = axis(3, 40);
        double[] lengths = new double[48];
        for (int i = 0; i < 40; i++) {
            lengths[i] = Math.sqrt(x[i] * x[i] + y[i] * y[i] + z[i] * z[i]);
        }
        double[][] out = new double[5][64];
        int[] members = new int[64];
        for (int count : COUNTS) {
            int found = math.neighbourTriples(
                    x, y, z, lengths, 3, 7, 7 + count, 4, 10, true, out[0], out[1], out[2], out[3], out[4], 5, members);
            int t = 5;
            for (int c = 7; c < 7 + count; c++) {
                double ca = Math.sqrt(
                        (x[c] - x[3]) * (x[c] - x[3]) + (y[c] - y[3]) * (y[c] - y[3]) + (z[c] - z[3]) * (z[c] - z[3]));
                if (ca <= 4 && lengths[3] + lengths[c] + ca <= 10) {
                    double dot = x[c] * x[3] + y[c] * y[3] + z[c] * z[3];
                    double squared = lengths[3] * lengths[3] * lengths[c] * lengths[c];
                    assertEquals(lengths[3], out[0][t]);
                    assertEquals(lengths[c], out[1][t]);
                    assertEquals(ca, out[2][t]);
                    assertEquals(dot, out[3][t]);
                    assertEquals(c, members[t - 5]);
                    assertEquals(squared - dot * dot, out[4][t], 1e-12 * squared);
                    t++;
                }
            }
            assertEquals(t - 5, found);
            assertTrue(count < 15 || found > 0 && found < count);
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void cellsHoldTheirPlaces(TupleMath math) {
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
                assertTrue(cells[i] < 10 + TupleMath.MOMENTS);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void momentsAreWeightedPowers(TupleMath math) {
        long[] cells = {9, 2, 0, 2, 2, 9};
        long[] list = cells.clone();
        double[] places = {1, -0.37, 0.9, 1, 0, 1};
        double[] weights = {1, 1.9, 0.2, 3, 7, 1};
        double[] start = random(3, 4 * TupleMath.MOMENTS, 0, 1);
        double[] moments = start.clone();
        double[] expected = start.clone();

        moments[2 * TupleMath.MOMENTS] = 0;
        expected[2 * TupleMath.MOMENTS] = 0;

        assertEquals(1, math.addMoments(list, places, weights, 1, 5, moments));
        assertEquals(2, list[1]);

        for (int i = 1; i < 5; i++) {
            for (int p = 0; p < TupleMath.MOMENTS; p++) {
                expected[TupleMath.MOMENTS * (int) cells[i] + p] += weights[i] * Math.pow(places[i], p);
            }
        }
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], moments[i], 1e-14, "moment " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void rowsAreAddedUpAndCleared(TupleMath math) {
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
    void stencilsAddTableTimesMoments(TupleMath math) {
        double[] moments = random(4, 3 * TupleMath.MOMENTS, -1, 1);
        double[] table = random(1, 3 + 4 * TupleMath.MOMENTS * ArrayMath.PADDING, -1, 1);
        for (int from = 0; from < 3; from++) {
            for (int to = from; to <= 4; to++) {
                for (int otherFirst : new int[] {3, 5, 12}) {
                    double[] left = moments.clone();
                    double[] out = random(2, 50, -1, 1);
                    double[] expected = out.clone();
                    math.addStencils(left, 1, 2, table, 3, from, to, out, 5, otherFirst);
                    for (int j = ArrayMath.PADDING * from; j < ArrayMath.PADDING * to; j++) {
                        for (int p = 0; p < TupleMath.MOMENTS; p++) {
                            int row = j / ArrayMath.PADDING * TupleMath.MOMENTS + p;
                            double share = table[3 + row * ArrayMath.PADDING + j % ArrayMath.PADDING];
                            expected[5 + j] += share * moments[TupleMath.MOMENTS + p];
                            expected[otherFirst + j] += share * moments[2 * TupleMath.MOMENTS + p];
                        }
                    }
                    for (int i = 0; i < out.length; i++) {
                        assertEquals(expected[i], out[i], 1e-13, "bin " + i);
                    }
                    for (int i = 0; i < left.length; i++) {
                        assertEquals(i < TupleMath.MOMENTS ? moments[i] : 0, left[i], "moment " + i);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void readStencilIsTheTransposeOfAddingIt(TupleMath math) {
        double[] table = random(1, 3 + 4 * TupleMath.MOMENTS * ArrayMath.PADDING, -1, 1);
        double[] bins = random(2, 50, -1, 1);
        for (int from = 0; from < 3; from++) {
            for (int to = from; to <= 4; to++) {
                double[] expected = new double[TupleMath.MOMENTS];
                for (int j = ArrayMath.PADDING * from; j < ArrayMath.PADDING * to; j++) {
                    for (int p = 0; p < TupleMath.MOMENTS; p++) {
                        expected[p] += table[3 + j * TupleMath.MOMENTS + p] * bins[5 + j];
                    }
                }
                double[] out = random(3, 2 + TupleMath.MOMENTS, -1, 1);
                math.readStencil(table, 3, from, to, bins, 5, out, 2);
                for (int p = 0; p < TupleMath.MOMENTS; p++) {
                    assertEquals(expected[p], out[2 + p], 1e-13, "power " + p);
                }
                double[] scalar = new double[TupleMath.MOMENTS];
                TupleMath.scalar().readStencil(table, 3, from, to, bins, 5, scalar, 0);
                assertArrayEquals(scalar, Arrays.copyOfRange(out, 2, out.length), "bit for bit");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void stencilAtAPlaceIsItsPolynomialsAndTheirDerivatives(TupleMath math) {
        double[] table = random(1, 3 + 4 * TupleMath.MOMENTS * ArrayMath.PADDING, -1, 1);
        double[] values = new double[3 * ArrayMath.PADDING];
        double[] slopes = new double[3 * ArrayMath.PADDING];
        for (double s : new double[] {-1, -0.3, 0, 0.7, 1}) {
            math.stencilAt(table, 3, 1, 4, s, 2.5, values, slopes);
            for (int j = 0; j < values.length; j++) {
                double value = 0;
                double slope = 0;
                for (int p = 0; p < TupleMath.MOMENTS; p++) {
                    int row = (1 + j / ArrayMath.PADDING) * TupleMath.MOMENTS + p;
                    double coefficient = table[3 + row * ArrayMath.PADDING + j % ArrayMath.PADDING];
                    value += coefficient * Math.pow(s, p);
                    slope += p == 0 ? 0 : coefficient * p * Math.pow(s, p - 1);
                }
                assertEquals(value, values[j], 1e-13, "value " + j + " at " + s);
                assertEquals(2.5 * slope, slopes[j], 1e-12, "slope " + j + " at " + s);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void combinationsOfTwoRowsAreAddedToThree(TupleMath math) {
        double[] x = random(1, 24, -1, 1);
        double[] y = random(2, 24, -1, 1);
        double[] a = random(3, 5, -1, 1);
        double[] b = random(4, 5, -1, 1);
        for (int count = 0; count <= 24; count += ArrayMath.PADDING) {
            double[] out = random(5, 90, -1, 1);
            double[] expected = out.clone();
            math.addCombinations(x, y, count, a, b, 2, out, 7, 26);
            for (int i = 0; i < 3; i++) {
                for (int l = 0; l < count; l++) {
                    expected[7 + 26 * i + l] += a[2 + i] * x[l] + b[2 + i] * y[l];
                }
            }
            for (int i = 0; i < out.length; i++) {
                assertEquals(expected[i], out[i], 1e-14, "entry " + i);
            }
        }
    }

    /** Everything that a bin's value goes through. */
    private static double[] chain(TupleMath math) {
        double[] x = axis(1, 21);
        double[] y = axis(2, 21);
        double[] z = axis(3, 21);
        double[] distances = new double[21 * 21 + ArrayMath.PADDING];
        double[][] out = new double[5][64];
        long[] cells = new long[64];
        double[] within = new double[64];
        double[] moments = new double[20 * TupleMath.MOMENTS];
        double[] table = random(4, 4 * TupleMath.MOMENTS * ArrayMath.PADDING, -1, 1);
        double[] rows = new double[80];
        double[] bins = new double[35];
        math.distances(x, y, z, 21, 0, distances);
        for (int run = 0; run < 5; run++) {
            math.triples(x, y, z, distances, 21, 2, 4, 5 + 2 * run, out[0], out[1], out[2], out[3], 8 * run);
            math.squaredCrosses(x, y, z, 2, 4, 5 + 2 * run, out[4], 8 * run);
        }
        math.findCells(out[3], out[4], 40, -20, 0.25, 0, 10, 1e-3, cells, within);
        math.addMoments(cells, within, out[4], 0, 40, moments);
        for (int cell = 0; cell < 10; cell += 2) {
            math.addStencils(moments, cell, cell + 1, table, 0, 0, 4, rows, 2, 40);
        }
        math.addRows(rows, 2, 2, 38, 35, bins);
        double[] values = new double[32];
        double[] slopes = new double[32];
        math.stencilAt(table, 0, 0, 4, within[3], 1.7, values, slopes);
        double[] derivatives = new double[99];
        System.arraycopy(bins, 0, derivatives, 0, bins.length);
        math.addCombinations(values, slopes, 32, out[0], out[1], 9, derivatives, 0, 33);
        return derivatives;
    }

    @Test
    void versionsAgreeBitForBit() {
        double[] bins = chain(TupleMath.scalar());

        assertArrayEquals(bins, chain(TupleMath.best()));
        assertTrue(Arrays.stream(bins).anyMatch(value -> value != 0));
    }
}
