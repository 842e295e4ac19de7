package org.mbtr.learning.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mbtr.learning.TestMolecules;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.representations.Representation;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.mbtr.AngleGeometry;
import org.mbtr.representations.mbtr.Broadening;
import org.mbtr.representations.mbtr.Grid;
import org.mbtr.representations.mbtr.MbtrSettings;
import org.mbtr.representations.mbtr.PairGeometry;
import org.mbtr.representations.mbtr.SpeciesLabels;
import org.mbtr.representations.mbtr.Term;
import org.mbtr.representations.mbtr.Weighting;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Structure;

/** Matrices of slices and of principal directions against those of all features at once. */
class StreamedMetricsTest {
    private static final Workers TWO = new Workers(2);
    private static final long ROOMY = 1L << 30;
    private static final long CRAMPED = 1L << 14;

    /** Molecules of different composition, and frames of one in which each atom is a species of its own. */
    private enum Data {
        MOLECULES {
            @Override
            List<Structure> structures(int count, long seed) {
                return TestMolecules.labelled(count, seed).structures();
            }

            @Override
            Representation representation() {
                return TestMolecules.representation().create();
            }
        },
        FRAMES {
            @Override
            List<Structure> structures(int count, long seed) {
                return TestMolecules.frames(count, seed).structures();
            }

            @Override
            Representation representation() {
                return frames(0.25, 0.7);
            }
        };

        abstract List<Structure> structures(int count, long seed);

        abstract Representation representation();
    }

    private static Representation frames(double pairs, double angles) {
        return new MbtrSettings(
                        List.of(
                                Term.of(
                                        new PairGeometry.InverseDistance(),
                                        new Weighting.Unity(),
                                        new Broadening.Normal(pairs),
                                        new Grid.Edges(0, 0.04, 30)),
                                Term.of(
                                        new AngleGeometry.Angle(),
                                        new Weighting.Unity(),
                                        new Broadening.Normal(angles),
                                        new Grid.Edges(-0.15, 0.115, 30))),
                        SpeciesLabels.ATOMS,
                        List.of(),
                        null,
                        null,
                        null)
                .create();
    }

    private static void assertClose(DenseMatrix expected, DenseMatrix found) {
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < expected.rows(); i++) {
            for (int j = 0; j < expected.columns(); j++) {
                largest = Math.max(largest, Math.abs(expected.get(i, j)));
                difference = Math.max(difference, Math.abs(expected.get(i, j) - found.get(i, j)));
            }
        }
        assertTrue(difference <= 1e-13 * largest, difference + " of " + largest);
    }

    @ParameterizedTest
    @EnumSource
    void matricesAreThoseOfAllFeaturesAtOnce(Data data) {
        Representation representation = data.representation();
        List<Structure> reference = data.structures(60, 4);
        List<Structure> others = data.structures(25, 5);
        FeatureSet x = representation.describe(reference, TWO);
        FeatureSet y = representation.describe(others, TWO);
        for (Metric metric : Metric.values()) {
            for (long memory : new long[] {ROOMY, CRAMPED}) {
                StreamedMetrics streamed = new StreamedMetrics(memory, TWO);
                assertEquals(memory == CRAMPED, streamed.slices(representation, reference, 85) > 3);
                try (DenseMatrix within = Metrics.within(metric, x, TWO);
                        DenseMatrix between = Metrics.between(metric, y, x, TWO);
                        StreamedMetrics.Matrices both = streamed.matrices(representation, metric, reference, others);
                        DenseMatrix withinAlone = streamed.within(representation, metric, reference);
                        DenseMatrix betweenAlone = streamed.between(representation, metric, others, reference)) {
                    assertClose(within, both.within());
                    assertClose(between, both.cross());
                    assertClose(within, withinAlone);
                    assertClose(between, betweenAlone);
                }
            }
        }
    }

    @Test
    void framesWithBroadDistributionsNeedFewNumbers() {
        FeatureSet frames = Data.FRAMES.representation().describe(Data.FRAMES.structures(60, 4), TWO);

        PrincipalBlocks principal = PrincipalBlocks.of(List.of(frames), TWO).orElseThrow();

        assertTrue(3L * principal.width() < frames.featureCount(), principal.width() + " of " + frames.featureCount());
    }

    @Test
    void moleculesOfDifferentCompositionKeepTheirBlocks() {
        FeatureSet molecules = Data.MOLECULES.representation().describe(Data.MOLECULES.structures(60, 4), TWO);
        FeatureSet frames = Data.FRAMES.representation().describe(Data.FRAMES.structures(5, 4), TWO);

        assertTrue(PrincipalBlocks.of(List.of(molecules, frames), TWO).isEmpty());
    }
}
