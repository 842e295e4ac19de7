package org.mbtr.representations.mbtr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** Bins of a single pair and their derivatives. */
class PairBinsTest {
    private static final Grid GRID = new Grid.Edges(0, 0.08, 16);
    private static final Broadening NORMAL = new Broadening.Normal(0.05);
    private static final double[] DISTANCES = new Random(5).doubles(40, 0.75, 6).toArray();

    /** Each geometry and weighting, and both ways of binning: the last width is too narrow for a table. */
    static Stream<Term> terms() {
        Grid distances = new Grid.Centres(0.5, 6, 30);
        PairGeometry inverse = new PairGeometry.InverseDistance();
        PairGeometry distance = new PairGeometry.Distance();
        return Stream.of(
                Term.of(inverse, new Weighting.Unity(), NORMAL, GRID),
                Term.of(inverse, new Weighting.GeometryPower(2), NORMAL, GRID).withScale(3),
                Term.of(distance, new Weighting.Exponential(0.4), new Broadening.Normal(0.3), distances),
                Term.of(new PairGeometry.InverseSquaredDistance(), new Weighting.InverseDistances(1.5), NORMAL, GRID),
                Term.of(inverse, new Weighting.ExponentialOfProduct(0.5), new Broadening.Laplace(0.07), GRID),
                Term.of(distance, new Weighting.Unity(), new Broadening.Normal(2e-4), distances));
    }

    @ParameterizedTest
    @MethodSource("terms")
    void valuesAreTheFeaturesOfTwoAtoms(Term term) {
        PairBins bins = PairBins.of(term);
        Mbtr mbtr = (Mbtr) MbtrSettings.of(List.of(term)).create();
        double[] values = new double[bins.count() + 3];
        for (double distance : DISTANCES) {
            bins.evaluate(distance, values, new double[values.length], 3);
            Structure pair = Structure.molecule(new int[] {6, 8}, new double[] {0, 0, 0, 0, 0, distance});
            double[] features =
                    mbtr.describe(pair).blocksView().values().iterator().next();
            assertArrayEquals(features, Arrays.copyOfRange(values, 3, values.length), 1e-13, "at " + distance);
        }
    }

    @ParameterizedTest
    @MethodSource("terms")
    void slopesAndCurvaturesAreCentralDifferences(Term term) {
        PairBins bins = PairBins.of(term);
        int count = bins.count();
        boolean narrow = term.broadening().reach(0.1) < 1e-3;
        double step = narrow ? 1e-8 : 1e-5;
        for (double distance : DISTANCES) {
            double[][] found = new double[3][count];
            double[][] before = new double[2][count];
            double[][] after = new double[2][count];
            bins.evaluate(distance, found[0], found[1], 0);
            bins.curvatures(distance, found[2], 0);
            bins.evaluate(distance - step, before[0], before[1], 0);
            bins.evaluate(distance + step, after[0], after[1], 0);
            for (int derivative = 1; derivative <= 2; derivative++) {
                for (int b = 0; b < count; b++) {
                    double difference = (after[derivative - 1][b] - before[derivative - 1][b]) / (2 * step);
                    double scale = largest(found[derivative]) + (narrow ? 1 : 0.1);
                    assertEquals(
                            difference,
                            found[derivative][b],
                            2e-6 * scale,
                            "derivative " + derivative + " of bin " + b + " at " + distance + " of " + term);
                }
            }
        }
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElseThrow();
    }

    @Test
    void pairsFarOutsideTheGridHaveEmptyBins() {
        PairBins bins = PairBins.of(terms().findFirst().orElseThrow());
        double[] values = new double[16];
        double[] slopes = new double[16];
        Arrays.fill(values, 7);
        bins.evaluate(0.2, values, slopes, 0);
        assertArrayEquals(new double[16], values);
        assertArrayEquals(new double[16], slopes);
    }

    @Test
    void whatHasNoDerivativesIsRefused() {
        Term plain = terms().findFirst().orElseThrow();
        Term cut = plain.withEnvelope(new Envelope.Smooth(3, 4));
        Term flat = plain.withBroadening(new Broadening.Uniform(0.1));
        Term angles = Term.of(new AngleGeometry.CosineAngle(), new Weighting.Unity(), NORMAL, GRID);
        assertTrue(assertThrows(MbtrException.class, () -> PairBins.of(cut))
                .getMessage()
                .contains("envelope"));
        assertTrue(assertThrows(MbtrException.class, () -> PairBins.of(flat))
                .getMessage()
                .contains("smooth"));
        assertTrue(assertThrows(MbtrException.class, () -> PairBins.of(angles))
                .getMessage()
                .contains("k = 3"));
    }
}
