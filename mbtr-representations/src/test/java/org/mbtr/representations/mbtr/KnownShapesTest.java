package org.mbtr.representations.mbtr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbtr.representations.TestMolecules;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.Features;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** Linear, planar and small molecules whose distances and angles are known without a program. */
class KnownShapesTest {
    /** Far narrower than a bin, so that each tuple falls into one. */
    private static final Broadening SHARP = new Broadening.Normal(1e-4);
    /** Bins of 5 degrees with 0 in the middle of the first and 180 in the middle of the last. */
    private static final int BINS = 37;

    private static final Grid ANGLES = new Grid.Centres(0, Math.PI, BINS);

    private static Features describe(Structure molecule, Geometry geometry, Grid grid) {
        return MbtrSettings.of(List.of(Term.of(geometry, new Weighting.Unity(), SHARP, grid)))
                .create()
                .describe(molecule);
    }

    /** How many tuples a bin must hold, all other bins being empty. */
    private static void assertBins(Features features, BlockKey key, double... placesAndCounts) {
        double[] expected = new double[BINS];
        for (int i = 0; i < placesAndCounts.length; i += 2) {
            expected[(int) Math.round(placesAndCounts[i] / Math.PI * (BINS - 1))] += placesAndCounts[i + 1];
        }
        assertArrayEquals(expected, features.block(key), 1e-9, key.toString());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 1.1, 2.9})
    void linearMoleculeHasAnglesZeroAndPi(double rotation) {
        Structure carbonDioxide = TestMolecules.rotated(TestMolecules.carbonDioxide(), rotation);

        Features features = describe(carbonDioxide, new AngleGeometry.Angle(), ANGLES);

        assertBins(features, BlockKey.of(0, 8, 6, 8), Math.PI, 1);
        assertBins(features, BlockKey.of(0, 6, 8, 8), 0, 2);
        assertEquals(2, features.blocksView().size());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 1.1, 2.9})
    void linearMoleculeHasCosinesOfPlusAndMinusOne(double rotation) {
        Structure carbonDioxide = TestMolecules.rotated(TestMolecules.carbonDioxide(), rotation);

        Features features = describe(carbonDioxide, new AngleGeometry.CosineAngle(), new Grid.Centres(-1, 1, 21));

        assertEquals(1, features.block(BlockKey.of(0, 8, 6, 8))[0], 1e-9);
        assertEquals(2, features.block(BlockKey.of(0, 6, 8, 8))[20], 1e-9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 1.1, 2.9})
    void straightDihedralsContributeNothing(double rotation) {
        Structure ethyne = TestMolecules.rotated(TestMolecules.ethyne(), rotation);

        for (Geometry geometry : List.of(new DihedralGeometry.Dihedral(), new DihedralGeometry.CosineDihedral())) {
            Features features = describe(ethyne, geometry, ANGLES);
            assertTrue(features.blocksView().values().stream()
                    .flatMapToDouble(Arrays::stream)
                    .allMatch(value -> value == 0));
        }
    }

    /** 20 triangles of hexagon corners: 2 with 60, 60, 60; 12 with 30, 60, 90; 6 with 30, 30, 120 degrees. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 1.1, 2.9})
    void planarRingHasTheAnglesOfAHexagon(double rotation) {
        Structure benzene = TestMolecules.rotated(TestMolecules.benzene(), rotation);

        Features features = describe(benzene, new AngleGeometry.Angle(), ANGLES);

        double degree = Math.PI / 180;
        assertBins(
                features,
                BlockKey.of(0, 6, 6, 6),
                30 * degree,
                12 + 6 * 2,
                60 * degree,
                2 * 3 + 12,
                90 * degree,
                12,
                120 * degree,
                6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 1.1, 2.9})
    void planarRingHasDihedralsZeroAndPi(double rotation) {
        Structure benzene = TestMolecules.rotated(TestMolecules.benzene(), rotation);

        double[] carbon =
                describe(benzene, new DihedralGeometry.Dihedral(), ANGLES).block(BlockKey.of(0, 6, 6, 6, 6));

        // 6·5·4·3/2 quadruples of the ring; no three corners of a hexagon lie on a line.
        assertEquals(180, carbon[0] + carbon[BINS - 1], 1e-9);
        assertEquals(180, Arrays.stream(carbon).sum(), 1e-9);
        assertTrue(carbon[0] > 0 && carbon[BINS - 1] > 0);
    }

    @Test
    void pairOfAtomsHasItsDistance() {
        Structure carbonDioxide = TestMolecules.carbonDioxide();

        Features features = describe(carbonDioxide, new PairGeometry.Distance(), new Grid.Centres(0, 3, 31));

        double[] bonds = new double[31];
        bonds[12] = 2;
        double[] ends = new double[31];
        ends[23] = 1;
        assertArrayEquals(bonds, features.block(BlockKey.of(0, 6, 8)), 1e-9);
        assertArrayEquals(ends, features.block(BlockKey.of(0, 8, 8)), 1e-9);
    }

    @Test
    void blocksAreThoseOfTuplesThatExist() {
        Features pairs = describe(TestMolecules.water(), new PairGeometry.Distance(), new Grid.Edges(0, 0.1, 30));
        Features triples = describe(TestMolecules.water(), new AngleGeometry.Angle(), ANGLES);
        Features single = describe(TestMolecules.of("O", 0, 0, 0), new PairGeometry.Distance(), ANGLES);

        assertEquals(
                Set.of(BlockKey.of(0, 1, 1), BlockKey.of(0, 1, 8)),
                pairs.blocksView().keySet());
        assertEquals(
                Set.of(BlockKey.of(0, 1, 8, 1), BlockKey.of(0, 1, 1, 8)),
                triples.blocksView().keySet());
        assertTrue(single.blocksView().isEmpty());
    }

    private static void assertRefused(String fact, Executable settings) {
        MbtrException error = assertThrows(MbtrException.class, settings);
        assertTrue(error.getMessage().contains(fact), error.getMessage());
    }

    @Test
    void undeclaredElementIsAnErrorThatSaysWhatToDo() {
        Term term = Term.of(new PairGeometry.Distance(), new Weighting.Unity(), SHARP, ANGLES);
        Mbtr declared = new Mbtr(new MbtrSettings(List.of(term), null, List.of("C", "H"), null, null, null));

        assertRefused(
                "atom 3: element Br is not among the declared elements [C, H]",
                () -> declared.describe(TestMolecules.of("C H Br", 0, 0, 0, 1, 0, 0, 0, 2, 0)));
        assertFalse(declared.describe(TestMolecules.of("C H", 0, 0, 0, 1, 0, 0))
                .blocksView()
                .isEmpty());
    }

    @Test
    void elementOutsideTheCorrelationMatrixIsAnError() {
        Term term = Term.of(new PairGeometry.Distance(), new Weighting.Unity(), SHARP, ANGLES);
        Correlation correlation = new Correlation.Matrix(List.of("H"), new double[][] {{1}});
        Mbtr correlated = new Mbtr(new MbtrSettings(List.of(term), null, null, null, correlation, null));

        assertRefused("element O is not in the correlation matrix", () -> correlated.describe(TestMolecules.water()));
    }

    @Test
    void settingsAreChecked() {
        Geometry angle = new AngleGeometry.Angle();
        Term term = Term.of(angle, new Weighting.Unity(), SHARP, ANGLES);
        double[][] skew = {{1, 0.5}, {0.4, 1}};
        double[][] small = {{1}};
        double[][] endless = {{Double.NaN}};

        assertRefused("sigma", () -> new Broadening.Normal(-1));
        assertRefused("scale", () -> new Broadening.Laplace(0));
        assertRefused("width", () -> new Broadening.Uniform(Double.POSITIVE_INFINITY));
        assertRefused("step", () -> new Grid.Edges(0, 0, 5));
        assertRefused("start", () -> new Grid.Edges(Double.NaN, 1, 5));
        assertRefused("count", () -> new Grid.Edges(0, 1, 0));
        assertRefused("count", () -> new Grid.Edges(0, 1, 2_000_000));
        assertRefused("last minus first", () -> new Grid.Centres(2, 1, 5));
        assertRefused("count", () -> new Grid.Centres(0, 1, 1));
        assertRefused("power", () -> new Weighting.GeometryPower(Double.NaN));
        assertRefused("power", () -> new Weighting.InverseDistances(0));
        assertRefused("scale", () -> new Weighting.Exponential(-2));
        assertRefused("scale", () -> new Weighting.ExponentialOfProduct(0));
        assertRefused("cutoff", () -> new Envelope.Smooth(3, 3));
        assertRefused("onset", () -> new Envelope.Smooth(-1, 3));
        assertRefused("not symmetric at H–C", () -> new Correlation.Matrix(List.of("H", "C"), skew));
        assertRefused("2 elements", () -> new Correlation.Matrix(List.of("H", "C"), small));
        assertRefused("NaN", () -> new Correlation.Matrix(List.of("H"), endless));
        assertRefused("needs geometry", () -> Term.of(null, new Weighting.Unity(), SHARP, ANGLES));
        assertRefused("not defined for k = 3", () -> Term.of(angle, new Weighting.InverseCount(), SHARP, ANGLES));
        assertRefused(
                "not defined for k = 1",
                () -> Term.of(new AtomGeometry.Count(), new Weighting.Exponential(1), SHARP, ANGLES));
        assertRefused("negative power", () -> Term.of(angle, new Weighting.GeometryPower(-1), SHARP, ANGLES));
        assertRefused("threshold", () -> term.withThreshold(-1));
        assertRefused("scale", () -> term.withScale(0));
        assertRefused("at least one term", () -> MbtrSettings.of(List.of()));
        assertRefused(
                "every atom is its own species",
                () -> new MbtrSettings(
                        List.of(term),
                        SpeciesLabels.ATOMS,
                        null,
                        null,
                        new Correlation.Matrix(List.of("H"), new double[][] {{1}}),
                        null));
    }

    @Test
    void thresholdAndEnvelopeOfSingleAtomsAreErrors() {
        Term term = Term.of(new AtomGeometry.Count(), new Weighting.Unity(), SHARP, ANGLES);
        Envelope envelope = new Envelope.Smooth(1, 2);

        assertRefused("threshold", () -> term.withThreshold(1e-3));
        assertRefused("envelope", () -> new Term(term.geometry(), term.weighting(), envelope, 0, SHARP, ANGLES, 1));
    }
}
