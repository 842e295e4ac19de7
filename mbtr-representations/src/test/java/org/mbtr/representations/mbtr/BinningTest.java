package org.mbtr.representations.mbtr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tabulated and exact broadening onto a grid. */
class BinningTest {
    private static final Grid GRID = new Grid.Edges(-0.7, 0.013, 90);
    private static final double END = -0.7 + 90 * 0.013;
    /** A few units in the last place of numbers near 1, by which differences of places are off. */
    private static final double PLACE_ROUNDING = 2e-15;

    /** Widths of 2^-8 … 2^9 bins; the grid has 90. */
    static Stream<Broadening> smoothBroadenings() {
        return IntStream.rangeClosed(-8, 9).boxed().flatMap(exponent -> {
            double width = GRID.step() * Math.pow(2, exponent);
            return Stream.of(new Broadening.Normal(width), new Broadening.Laplace(width));
        });
    }

    private static double[] binned(Binning binning, double place, double weight) {
        double[] bins = new double[GRID.count()];
        add(binning, new double[] {place}, new double[] {weight}, 0, bins);
        return bins;
    }

    private static void add(Binning binning, double[] places, double[] weights, double threshold, double[] bins) {
        Binning.Adder adder = binning.adder();
        double[] roomyPlaces = Arrays.copyOf(places, Tuples.ROOM);
        double[] roomyWeights = Arrays.copyOf(weights, Tuples.ROOM);
        adder.take(roomyPlaces, roomyWeights, places.length, threshold);
        adder.add(0, places.length, bins);
    }

    private static double sum(double[] bins) {
        return Arrays.stream(bins).sum();
    }

    private static double peak(Broadening broadening) {
        return broadening.mass(-GRID.step() / 2, GRID.step() / 2);
    }

    /** Random places, and the edges and centres of bins with their neighbouring numbers. */
    private static double[] places(long seed) {
        double[] edges = IntStream.range(0, 12)
                .mapToDouble(i -> GRID.leftEdge() + GRID.step() * (i * 3.5))
                .flatMap(place -> Arrays.stream(new double[] {Math.nextDown(place), place, Math.nextUp(place)}))
                .toArray();
        double[] random =
                new Random(seed).doubles(300, GRID.leftEdge() - 0.3, END + 0.3).toArray();
        double[] places = Arrays.copyOf(edges, edges.length + random.length);
        System.arraycopy(random, 0, places, edges.length, random.length);
        return places;
    }

    @ParameterizedTest
    @MethodSource("smoothBroadenings")
    void tabulatedBroadeningIsExactToTheStatedTolerance(Broadening broadening) {
        Binning tabulated = Binning.of(broadening, GRID);
        Binning exact = Binning.exact(broadening, GRID);
        for (double place : places(7)) {
            double[] expected = binned(exact, place, 1);
            double[] found = binned(tabulated, place, 1);
            for (int m = 0; m < GRID.count(); m++) {
                assertEquals(
                        expected[m],
                        found[m],
                        Binning.TOLERANCE * peak(broadening),
                        broadening + " at " + place + ", bin " + m);
            }
        }
    }

    /** Slopes of interpolating polynomials are off by more than values, by up to 2·7² in the units of a cell. */
    @ParameterizedTest
    @MethodSource("smoothBroadenings")
    void profileHasTheSharesOfOneTupleAndTheirSlopes(Broadening broadening) {
        Binning.Profile exact = Binning.exact(broadening, GRID).profile();
        Binning.Profile tabulated = Binning.of(broadening, GRID).profile();
        double[] places = Arrays.copyOf(places(11), Tuples.ROOM);
        double[] weights = new double[Tuples.ROOM];
        Arrays.fill(weights, 1);
        exact.take(places, weights, 300, 0);
        tabulated.take(places, weights, 300, 0);
        double steepest = 2 * (broadening.density(0) + broadening.mass(-1, 1) / GRID.step());
        for (int t = 0; t < 300; t++) {
            double[][] expected = profile(exact, t);
            double[][] found = profile(tabulated, t);
            double[] values = binned(Binning.exact(broadening, GRID), places[t], 1);
            for (int m = 0; m < GRID.count(); m++) {
                String context = broadening + " at " + places[t] + ", bin " + m;
                assertEquals(values[m], expected[0][m], 1e-17, context);
                assertEquals(expected[0][m], found[0][m], Binning.TOLERANCE * peak(broadening), context);
                assertEquals(expected[1][m], found[1][m], 1e-6 * steepest, context);
            }
        }
    }

    /** Shares and slopes of the bins of the grid. */
    private static double[][] profile(Binning.Profile profile, int t) {
        double[][] ofBins = new double[2][GRID.count()];
        if (profile.turnTo(t)) {
            for (int i = 0; i < profile.count(); i++) {
                int bin = profile.first() + i;
                if (bin >= 0 && bin < GRID.count()) {
                    ofBins[0][bin] = profile.sharesView()[i];
                    ofBins[1][bin] = profile.slopesView()[i];
                }
            }
        }
        return ofBins;
    }

    @ParameterizedTest
    @MethodSource("smoothBroadenings")
    void exactBroadeningIsTheIntegralOverEachBin(Broadening broadening) {
        double density = broadening.mass(-1e-7, 1e-7) / 2e-7;
        for (double place : places(8)) {
            double[] found = binned(Binning.exact(broadening, GRID), place, 1);
            for (int m = 0; m < GRID.count(); m++) {
                double from = GRID.leftEdge() + m * GRID.step() - place;
                assertEquals(broadening.mass(from, from + GRID.step()), found[m], PLACE_ROUNDING * density);
            }
        }
    }

    /** Without this the comparison could compare the exact way with itself. */
    @Test
    void usualWidthsAreTabulated() {
        for (int exponent = -3; exponent <= 7; exponent++) {
            double width = GRID.step() * Math.pow(2, exponent);
            assertTrue(Binning.of(new Broadening.Normal(width), GRID) instanceof PolynomialBinning, "2^" + exponent);
            assertTrue(Binning.of(new Broadening.Laplace(width), GRID) instanceof PolynomialBinning, "2^" + exponent);
        }
        Broadening wide = new Broadening.Normal(GRID.step() * Math.pow(2, 9));
        assertTrue(Binning.of(wide, GRID) instanceof PolynomialBinning);
    }

    @Test
    void uniformBroadeningIsExact() {
        Broadening uniform = new Broadening.Uniform(2.5 * GRID.step());
        double[] bins = binned(Binning.of(uniform, GRID), GRID.leftEdge() + 10.5 * GRID.step(), 5);

        assertEquals(0, bins[8]);
        assertEquals(1.5, bins[9], 1e-12);
        assertEquals(2, bins[10], 1e-12);
        assertEquals(1.5, bins[11], 1e-12);
        assertEquals(0, bins[12]);
    }

    @ParameterizedTest
    @MethodSource("smoothBroadenings")
    void massInsideTheGridIsConserved(Broadening broadening) {
        double centre = (GRID.leftEdge() + END) / 2 + 0.3 * GRID.step();
        double inside = broadening.mass(GRID.leftEdge() - centre, END - centre);

        assertEquals(3 * inside, sum(binned(Binning.of(broadening, GRID), centre, 3)), 3e-9);
    }

    @ParameterizedTest
    @MethodSource("smoothBroadenings")
    void massOutsideTheGridIsLost(Broadening broadening) {
        for (double place : new double[] {GRID.leftEdge(), END, GRID.leftEdge() - 0.4 * GRID.step(), END + 0.1}) {
            double inside = broadening.mass(GRID.leftEdge() - place, END - place);

            assertEquals(inside, sum(binned(Binning.of(broadening, GRID), place, 1)), 1e-9, "at " + place);
        }
    }

    @ParameterizedTest
    @MethodSource("smoothBroadenings")
    void placesFarOutsideTheGridAddNothing(Broadening broadening) {
        for (double place : new double[] {-1e9, -400, 400, 1e9, 1e300, Double.NEGATIVE_INFINITY}) {
            assertEquals(0, sum(binned(Binning.of(broadening, GRID), place, 1)), "at " + place);
        }
    }

    @Test
    void weightsBelowTheThresholdAreLeftOut() {
        for (Binning binning : new Binning[] {
            Binning.of(new Broadening.Normal(0.02), GRID), Binning.exact(new Broadening.Normal(0.02), GRID)
        }) {
            double[] bins = new double[GRID.count()];
            add(binning, new double[] {-0.3, -0.2, -0.1}, new double[] {0.5, 0.499, 0}, 0.5, bins);

            assertEquals(0.5, sum(bins), 1e-9);
        }
    }
}
