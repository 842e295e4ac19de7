package org.mbtr.representations.mbtr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mbtr.representations.FeatureJacobian;
import org.mbtr.representations.JacobianBlock;
import org.mbtr.representations.NumericalGradient;
import org.mbtr.representations.StructureGradient;
import org.mbtr.representations.TestCrystals;
import org.mbtr.representations.TestCrystals.Shape;
import org.mbtr.representations.TestMolecules;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.Features;
import org.mbtr.structures.Structure;

/** The explicit derivatives are those of the features, and contracted they are the gradient. */
class MbtrJacobianTest {
    /** What differences of fourth order leave at the steps that are used, relative to the largest derivative. */
    private static final double TOLERANCE = 2e-6;
    /** Sums are taken in another order, and tuples that hardly count are worked out in another way. */
    private static final double ROUNDING = 1e-11;
    /** The slopes of tabulated shares, whose values are within 1e-10 of the peak. */
    private static final double TABULATED = 1e-5;

    private static Mbtr exact(MbtrSettings settings) {
        return new Mbtr(settings, Binning::exact);
    }

    static Stream<Geometry> geometries() {
        return MbtrGradientTest.geometries();
    }

    private static void assertJacobian(MbtrSettings settings, Structure structure, String context) {
        Mbtr mbtr = exact(settings);
        Features weights = NumericalGradient.randomWeights(mbtr.describe(structure), 17);
        StructureGradient contracted = mbtr.jacobian(structure).contract(weights);
        assertClose(mbtr.gradient(structure, weights), contracted, ROUNDING, context);
        NumericalGradient.assertAgrees(mbtr, structure, weights, contracted, TOLERANCE, context);
        assertClose(contracted, new Mbtr(settings).jacobian(structure).contract(weights), TABULATED, context);
    }

    private static void assertClose(
            StructureGradient expected, StructureGradient found, double tolerance, String context) {
        double[] all = joined(expected);
        double largest = Arrays.stream(all).map(Math::abs).max().orElseThrow();
        assertArrayEquals(all, joined(found), tolerance * largest, context);
    }

    private static double[] joined(StructureGradient gradient) {
        return Stream.of(gradient.positions(), gradient.strain())
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("geometries")
    void everyIngredientHasItsDerivative(Geometry geometry) {
        for (Weighting weighting : MbtrGradientTest.weightings()) {
            for (Envelope envelope : List.of(new Envelope.None(), MbtrGradientTest.SMOOTH)) {
                MbtrSettings settings = MbtrSettings.of(List.of(MbtrGradientTest.term(geometry, weighting, envelope)));
                assertJacobian(settings, TestMolecules.random(5, 5, "H", "C"), settings.toString());
                if (!(envelope instanceof Envelope.None) && geometry.order() < 4) {
                    assertJacobian(settings, TestCrystals.random(5, Shape.TRICLINIC, 2, "H", "C"), settings.toString());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void everyKindOfCellHasItsStrain(Shape shape) {
        assertJacobian(
                MbtrSettings.of(MbtrGradientTest.typicalTerms()),
                TestCrystals.random(1, shape, 2, "Na", "Cl"),
                shape.toString());
    }

    @ParameterizedTest
    @EnumSource(Counting.class)
    void everyConventionHasItsDerivative(Counting counting) {
        double[][] values = {{1, 0.3}, {0.3, 0.8}};
        for (Normalization normalization : Normalization.values()) {
            for (Correlation correlation :
                    List.of(new Correlation.Identity(), new Correlation.Matrix(List.of("Na", "Cl"), values))) {
                MbtrSettings settings = new MbtrSettings(
                        MbtrGradientTest.typicalTerms().subList(0, 3),
                        null,
                        null,
                        counting,
                        correlation,
                        normalization);
                assertJacobian(settings, TestCrystals.random(1, Shape.SKEWED, 2, "Na", "Cl"), settings.toString());
                assertJacobian(settings, TestMolecules.random(1, 5, "Na", "Cl"), settings.toString());
            }
        }
    }

    @Test
    void everyAtomItsOwnSpeciesHasItsDerivative() {
        MbtrSettings settings =
                new MbtrSettings(MbtrGradientTest.typicalTerms(), SpeciesLabels.ATOMS, null, null, null, null);
        Structure molecule = TestMolecules.random(1, 5, "C");
        assertJacobian(settings, molecule, "atoms");
        exact(settings).jacobian(molecule).blocks().forEach(block -> {
            int[] species =
                    block.key().species().stream().mapToInt(s -> s - 1).sorted().toArray();
            assertArrayEquals(species, block.atoms(), block.key().toString());
        });
    }

    /** Single features, not sums: the row of a coordinate is the difference of the features. */
    @Test
    void rowsAreDifferencesOfFeatures() {
        Mbtr mbtr = exact(MbtrSettings.of(MbtrGradientTest.typicalTerms()));
        Structure molecule = TestMolecules.random(4, 6, "H", "C", "O");
        FeatureJacobian jacobian = mbtr.jacobian(molecule);
        double step = 1e-4;
        for (int coordinate = 0; coordinate < 18; coordinate++) {
            Map<BlockKey, double[]> more = moved(mbtr, molecule, coordinate, step);
            Map<BlockKey, double[]> less = moved(mbtr, molecule, coordinate, -step);
            for (Map.Entry<BlockKey, double[]> block : more.entrySet()) {
                double[] row = jacobian.along(block.getKey(), coordinate / 3, coordinate % 3);
                for (int m = 0; m < block.getValue().length; m++) {
                    double difference = (block.getValue()[m] - less.get(block.getKey())[m]) / (2 * step);
                    double found = row.length == 0 ? 0 : row[m];
                    assertEquals(difference, found, 1e-5, block.getKey() + ", coordinate " + coordinate);
                }
            }
        }
    }

    private static Map<BlockKey, double[]> moved(Mbtr mbtr, Structure molecule, int coordinate, double by) {
        double[] positions = molecule.positions();
        positions[coordinate] += by;
        return mbtr.describe(molecule.withPositions(positions)).blocksView();
    }

    /** Each single feature: nothing changes when all atoms are moved or turned together. */
    @Test
    void rowsVanishAlongTranslationsAndRotations() {
        MbtrSettings settings = MbtrSettings.of(MbtrGradientTest.typicalTerms());
        for (Structure structure : List.of(
                TestMolecules.random(9, 7, "H", "C", "O"),
                TestMolecules.carbonDioxide(),
                TestCrystals.random(9, Shape.SLAB, 3, "H", "C"),
                TestCrystals.random(9, Shape.THIN, 1, "Fe"))) {
            for (JacobianBlock block : new Mbtr(settings).jacobian(structure).blocks()) {
                double[] values = block.values();
                double largest = Arrays.stream(values).map(Math::abs).max().orElseThrow();
                int strain = block.coordinateCount();
                for (int m = 0; m < block.width(); m++) {
                    for (int axis = 0; axis < 3; axis++) {
                        double total = 0;
                        for (int row = axis; row < strain; row += 3) {
                            total += values[row * block.width() + m];
                        }
                        assertEquals(0, total, 1e-11 * largest, block.key().toString());
                        int next = (axis + 1) % 3;
                        assertEquals(
                                values[(strain + 3 * axis + next) * block.width() + m],
                                values[(strain + 3 * next + axis) * block.width() + m],
                                1e-10 * largest,
                                block.key().toString());
                    }
                }
            }
        }
    }

    @Test
    void blockDependsOnAtomsOfItsSpeciesAlone() {
        Structure molecule = TestMolecules.random(2, 9, "H", "C", "O");
        Mbtr mbtr = new Mbtr(MbtrSettings.of(MbtrGradientTest.typicalTerms()));
        List<JacobianBlock> blocks = mbtr.jacobian(molecule).blocks();
        assertTrue(blocks.size() > 10);
        for (JacobianBlock block : blocks) {
            for (int atom : block.atoms()) {
                assertTrue(block.key().species().contains(molecule.atomicNumber(atom)), block.toString());
            }
        }
        List<BlockKey> fixed =
                new ArrayList<>(mbtr.describe(molecule).blocksView().keySet());
        fixed.removeIf(key -> key.term() > 0);
        assertEquals(3, fixed.size());
        fixed.forEach(key -> assertTrue(mbtr.jacobian(molecule).block(key).isEmpty()));
    }

    /** An atom beyond the reach of all others is in no block. */
    @Test
    void atomFarAwayIsInNoBlock() {
        Term pairs = MbtrGradientTest.term(
                new PairGeometry.InverseDistance(), new Weighting.Unity(), MbtrGradientTest.SMOOTH);
        Structure molecule = TestMolecules.of("H H H", 0, 0, 0, 1, 0, 0, 50, 0, 0);

        List<JacobianBlock> blocks =
                new Mbtr(MbtrSettings.of(List.of(pairs))).jacobian(molecule).blocks();

        assertEquals(1, blocks.size());
        assertArrayEquals(new int[] {0, 1}, blocks.getFirst().atoms());
    }

    /** The control: the comparison notices one entry that is wrong by a thousandth of the largest. */
    @Test
    void wrongEntryIsNoticed() {
        MbtrSettings settings = MbtrSettings.of(MbtrGradientTest.typicalTerms());
        Structure molecule = TestMolecules.random(1, 5, "H", "C");
        Mbtr mbtr = exact(settings);
        Map<BlockKey, double[]> ones = new TreeMap<>(mbtr.describe(molecule).blocksView());
        ones.replaceAll((key, values) -> {
            double[] one = new double[values.length];
            Arrays.fill(one, 1);
            return one;
        });
        FeatureJacobian jacobian = mbtr.jacobian(molecule);
        JacobianBlock block = jacobian.blocks().getFirst();
        double largest = Arrays.stream(joined(jacobian.contract(Features.of(ones))))
                .map(Math::abs)
                .max()
                .orElseThrow();
        block.values()[0] += 1e-3 * largest;

        assertThrows(
                AssertionError.class,
                () -> NumericalGradient.assertAgrees(
                        mbtr, molecule, Features.of(ones), jacobian.contract(Features.of(ones)), TOLERANCE, "control"));
    }
}
