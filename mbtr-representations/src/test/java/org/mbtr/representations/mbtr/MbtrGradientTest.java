package org.mbtr.representations.mbtr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mbtr.representations.NumericalGradient;
import org.mbtr.representations.StructureGradient;
import org.mbtr.representations.TestCrystals;
import org.mbtr.representations.TestCrystals.Shape;
import org.mbtr.representations.TestMolecules;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.Features;
import org.mbtr.structures.Structure;

/** Contracted derivatives are those of the features. */
class MbtrGradientTest {
    /** What differences of fourth order leave at the steps that are used, relative to the largest derivative. */
    private static final double TOLERANCE = 2e-6;
    /** Tabulated shares are off by up to 1e-10 of the peak, which differences divide by the step. */
    private static final double TABULATED = 1e-5;

    static final Envelope SMOOTH = new Envelope.Smooth(1.2, 3.4);

    static Stream<Geometry> geometries() {
        return Stream.of(
                new PairGeometry.Distance(),
                new PairGeometry.InverseDistance(),
                new PairGeometry.InverseSquaredDistance(),
                new AngleGeometry.Angle(),
                new AngleGeometry.CosineAngle(),
                new AngleGeometry.DotOverDotDot(),
                new DihedralGeometry.Dihedral(),
                new DihedralGeometry.CosineDihedral());
    }

    static List<Weighting> weightings() {
        return List.of(
                new Weighting.Unity(),
                new Weighting.GeometryPower(2),
                new Weighting.GeometryPower(3),
                new Weighting.InverseDistances(1),
                new Weighting.InverseDistances(2),
                new Weighting.Exponential(0.4),
                new Weighting.ExponentialOfProduct(0.1));
    }

    static Term term(Geometry geometry, Weighting weighting, Envelope envelope) {
        double[] range = switch (geometry) {
            case PairGeometry.Distance distance -> new double[] {0.5, 5};
            case PairGeometry pair -> new double[] {0, 1.4};
            case AngleGeometry.Angle angle -> new double[] {-0.3, 3.4};
            case DihedralGeometry.Dihedral dihedral -> new double[] {-0.3, 3.4};
            default -> new double[] {-1.2, 1.2};
        };
        double step = (range[1] - range[0]) / 20;
        return new Term(
                geometry,
                weighting,
                envelope,
                0,
                new Broadening.Normal(2 * step),
                new Grid.Edges(range[0], step, 20),
                1.3);
    }

    private static Mbtr exact(MbtrSettings settings) {
        return new Mbtr(settings, Binning::exact);
    }

    private static void assertGradient(MbtrSettings settings, Structure structure, String context) {
        Features weights = NumericalGradient.randomWeights(exact(settings).describe(structure), 17);
        NumericalGradient.assertAgrees(exact(settings), structure, weights, TOLERANCE, context);
        StructureGradient reference = exact(settings).gradient(structure, weights);
        StructureGradient tabulated = new Mbtr(settings).gradient(structure, weights);
        assertClose(reference.positions(), tabulated.positions(), context);
        assertClose(reference.strain(), tabulated.strain(), context);
    }

    private static void assertClose(double[] expected, double[] found, String context) {
        double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found[i], TABULATED * largest, context + " (tabulated), entry " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("geometries")
    void everyIngredientHasItsDerivative(Geometry geometry) {
        List<Structure> structures = new ArrayList<>();
        structures.add(TestMolecules.random(5, 5, "H", "C"));
        structures.add(TestCrystals.random(5, Shape.TRICLINIC, 2, "H", "C"));
        for (Weighting weighting : weightings()) {
            for (Envelope envelope : List.of(new Envelope.None(), SMOOTH)) {
                MbtrSettings settings = MbtrSettings.of(List.of(term(geometry, weighting, envelope)));
                for (Structure structure : structures) {
                    boolean endless = structure.isPeriodic() && envelope instanceof Envelope.None;
                    boolean crowded = structure.isPeriodic() && geometry.order() == 4;
                    if (!endless && !crowded) {
                        assertGradient(settings, structure, settings + " " + structure);
                    }
                }
            }
        }
    }

    /** Away from the kink of the density, which no bin edge of this molecule is near. */
    @Test
    void laplaceDistributionHasItsDerivative() {
        Term base = term(new PairGeometry.Distance(), new Weighting.InverseDistances(1), new Envelope.None());
        assertGradient(
                MbtrSettings.of(List.of(base.withBroadening(new Broadening.Laplace(0.2)))),
                TestMolecules.of("O H", 0, 0, 0, 0.61, 0.5, 0.2),
                "laplace");
    }

    /** Between the jumps of the density, which no bin edge of this molecule is near. */
    @Test
    void uniformDistributionHasItsDerivative() {
        Term base = term(new PairGeometry.Distance(), new Weighting.InverseDistances(1), new Envelope.None());
        assertGradient(
                MbtrSettings.of(List.of(base.withBroadening(new Broadening.Uniform(0.31)))),
                TestMolecules.of("O H", 0, 0, 0, 0.61, 0.5, 0.2),
                "uniform");
    }

    static List<Term> typicalTerms() {
        return List.of(
                Term.of(
                        new AtomGeometry.Count(),
                        new Weighting.Unity(),
                        new Broadening.Normal(0.3),
                        new Grid.Edges(-0.5, 0.5, 20)),
                term(new PairGeometry.InverseDistance(), new Weighting.GeometryPower(2), SMOOTH),
                term(new AngleGeometry.Angle(), new Weighting.Exponential(0.4), SMOOTH),
                term(new DihedralGeometry.CosineDihedral(), new Weighting.Unity(), new Envelope.Smooth(0.8, 2.6)));
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void everyKindOfCellHasItsStrain(Shape shape) {
        for (int seed = 0; seed < 2; seed++) {
            assertGradient(
                    MbtrSettings.of(typicalTerms()),
                    TestCrystals.random(seed, shape, 2, "Na", "Cl"),
                    shape + ", seed " + seed);
        }
    }

    @ParameterizedTest
    @EnumSource(Counting.class)
    void everyConventionHasItsDerivative(Counting counting) {
        double[][] values = {{1, 0.3}, {0.3, 0.8}};
        for (Normalization normalization : Normalization.values()) {
            for (Correlation correlation :
                    List.of(new Correlation.Identity(), new Correlation.Matrix(List.of("Na", "Cl"), values))) {
                MbtrSettings settings = new MbtrSettings(
                        typicalTerms().subList(0, 3), null, null, counting, correlation, normalization);
                assertGradient(settings, TestCrystals.random(1, Shape.SKEWED, 2, "Na", "Cl"), settings.toString());
                assertGradient(settings, TestMolecules.random(1, 5, "Na", "Cl"), settings.toString());
            }
        }
    }

    @Test
    void everyAtomItsOwnSpeciesHasItsDerivative() {
        MbtrSettings settings = new MbtrSettings(typicalTerms(), SpeciesLabels.ATOMS, null, null, null, null);
        assertGradient(settings, TestMolecules.random(1, 5, "C"), "atoms");
    }

    @Test
    void tinyCellOfOneAtomHasOnlyStrain() {
        Structure crystal = TestCrystals.random(3, Shape.THIN, 1, "Fe");
        assertGradient(MbtrSettings.of(typicalTerms()), crystal, "tiny");
        Features weights = NumericalGradient.randomWeights(
                exact(MbtrSettings.of(typicalTerms())).describe(crystal), 2);
        for (double force : exact(MbtrSettings.of(typicalTerms()))
                .gradient(crystal, weights)
                .positions()) {
            assertEquals(0, force, 1e-9);
        }
    }

    /** Straight and zero angles are no trouble for what has no kink there. */
    @Test
    void cosinesOfLinearMoleculesHaveDerivatives() {
        MbtrSettings settings = MbtrSettings.of(List.of(
                term(new PairGeometry.InverseDistance(), new Weighting.Unity(), new Envelope.None()),
                term(new AngleGeometry.CosineAngle(), new Weighting.Exponential(0.4), new Envelope.None())));

        assertGradient(settings, TestMolecules.carbonDioxide(), "CO2");
        assertGradient(settings, TestMolecules.ethyne(), "C2H2");
    }

    /** By symmetry the derivative of the kink is zero on the mean. */
    @Test
    void anglesOfLinearMoleculesHaveNoBendingForce() {
        MbtrSettings settings = MbtrSettings.of(
                List.of(term(new AngleGeometry.Angle(), new Weighting.Exponential(0.4), new Envelope.None())));
        Mbtr mbtr = exact(settings);
        for (Structure molecule : List.of(TestMolecules.carbonDioxide(), TestMolecules.ethyne())) {
            Features weights = NumericalGradient.randomWeights(mbtr.describe(molecule), 2);
            double[] gradient = mbtr.gradient(molecule, weights).positions();

            assertTrue(Arrays.stream(gradient).allMatch(Double::isFinite));
            assertTrue(Arrays.stream(gradient).anyMatch(derivative -> derivative != 0));
            for (int atom = 0; atom < molecule.atomCount(); atom++) {
                boolean alongZ = molecule.position(1, 2) != 0;
                assertEquals(0, gradient[3 * atom + 1], 1e-12);
                assertEquals(0, gradient[3 * atom + (alongZ ? 0 : 2)], 1e-12);
            }
        }
    }

    @Test
    void planarDihedralsAreFinite() {
        MbtrSettings settings = MbtrSettings.of(
                List.of(term(new DihedralGeometry.Dihedral(), new Weighting.Exponential(0.1), new Envelope.None())));
        Structure benzene = TestMolecules.benzene();
        Features weights = NumericalGradient.randomWeights(exact(settings).describe(benzene), 2);
        double[] gradient = exact(settings).gradient(benzene, weights).positions();

        assertTrue(Arrays.stream(gradient).allMatch(Double::isFinite));
        for (int atom = 0; atom < benzene.atomCount(); atom++) {
            assertEquals(0, gradient[3 * atom + 2], 1e-9);
        }
    }

    /** An atom just inside, at and beyond the cutoff of a smooth envelope. */
    @Test
    void atomThatCrossesTheCutoffBringsNoJump() {
        MbtrSettings settings = MbtrSettings.of(
                List.of(term(new PairGeometry.InverseDistance(), new Weighting.Unity(), new Envelope.Smooth(1, 2))));
        Mbtr mbtr = exact(settings);
        double previous = Double.NaN;
        for (double distance = 1.98; distance < 2.02; distance += 0.002) {
            Structure pair = TestMolecules.of("H H H", 0, 0, 0, 1.2, 0, 0, 0, distance, 0);
            double[] ones = new double[20];
            Arrays.fill(ones, 1);
            double[] gradient = mbtr.gradient(pair, Features.of(Map.of(BlockKey.of(0, 1, 1), ones)))
                    .positions();
            if (distance > 2) {
                assertEquals(0, gradient[7], 1e-12);
            } else if (!Double.isNaN(previous)) {
                assertTrue(Math.abs(gradient[7]) < Math.abs(previous));
            }
            assertTrue(Math.abs(gradient[7]) < 0.02, "jump at " + distance);
            previous = gradient[7];
        }
    }

    @Test
    void forcesAndTorquesAddUpToZero() {
        MbtrSettings settings = MbtrSettings.of(typicalTerms());
        for (Structure structure :
                List.of(TestMolecules.random(9, 8, "H", "C", "O"), TestCrystals.random(9, Shape.SKEWED, 4, "H", "C"))) {
            Features weights = NumericalGradient.randomWeights(exact(settings).describe(structure), 2);
            StructureGradient gradient = exact(settings).gradient(structure, weights);
            double largest =
                    Arrays.stream(gradient.positions()).map(Math::abs).max().orElseThrow();
            for (int axis = 0; axis < 3; axis++) {
                double total = 0;
                for (int i = axis; i < gradient.positions().length; i += 3) {
                    total += gradient.positions()[i];
                }
                assertEquals(0, total, 1e-11 * largest);
            }
            double[] s = gradient.strain();
            assertEquals(s[1], s[3], 1e-10 * largest);
            assertEquals(s[2], s[6], 1e-10 * largest);
            assertEquals(s[5], s[7], 1e-10 * largest);
        }
    }

    @Test
    void supercellHasTheSameForces() {
        MbtrSettings settings = MbtrSettings.of(typicalTerms().subList(0, 3));
        Structure cell = TestCrystals.random(2, Shape.TRICLINIC, 3, "Na", "Cl");
        Structure supercell = TestCrystals.supercell(cell, 2, 1, 2);
        Features weights = NumericalGradient.randomWeights(exact(settings).describe(cell), 2);
        StructureGradient one = exact(settings).gradient(cell, weights);
        StructureGradient four = exact(settings).gradient(supercell, weights);
        for (int i = 0; i < four.positions().length; i++) {
            assertEquals(one.positions()[i % one.positions().length], four.positions()[i], 1e-9);
        }
        for (int i = 0; i < 9; i++) {
            assertEquals(4 * one.strain()[i], four.strain()[i], 1e-8);
        }
    }

    /** The control: the comparison notices one derivative that is wrong by a thousandth of the largest. */
    @Test
    void wrongDerivativeIsNoticed() {
        MbtrSettings settings = MbtrSettings.of(typicalTerms());
        Structure molecule = TestMolecules.random(1, 5, "H", "C");
        Features weights = NumericalGradient.randomWeights(exact(settings).describe(molecule), 2);
        double[] wrong = exact(settings).gradient(molecule, weights).positions();
        wrong[7] += 1e-3 * Arrays.stream(wrong).map(Math::abs).max().orElseThrow();
        StructureGradient gradient = new StructureGradient(
                wrong, exact(settings).gradient(molecule, weights).strain());

        AssertionError error = assertThrows(
                AssertionError.class,
                () -> NumericalGradient.assertAgrees(
                        exact(settings), molecule, weights, gradient, TOLERANCE, "control"));

        assertTrue(error.getMessage().contains("coordinate 7"), error.getMessage());
    }
}
