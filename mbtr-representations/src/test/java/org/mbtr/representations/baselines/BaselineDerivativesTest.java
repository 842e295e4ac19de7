package org.mbtr.representations.baselines;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mbtr.representations.FeatureJacobian;
import org.mbtr.representations.JacobianBlock;
import org.mbtr.representations.NumericalGradient;
import org.mbtr.representations.Representation;
import org.mbtr.representations.RepresentationSettings;
import org.mbtr.representations.StructureGradient;
import org.mbtr.representations.TestCrystals;
import org.mbtr.representations.TestCrystals.Shape;
import org.mbtr.representations.TestMolecules;
import org.mbtr.representations.baselines.CoulombMatrixSettings.Form;
import org.mbtr.representations.features.Features;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** Derivatives of the baselines, where they have any. */
class BaselineDerivativesTest {
    /** What differences of fourth order leave, relative to the largest derivative. */
    private static final double TOLERANCE = 2e-6;

    private static final double ROUNDING = 1e-12;

    private static void assertDerivatives(Representation representation, Structure structure, String context) {
        Features weights = NumericalGradient.randomWeights(representation.describe(structure), 5);
        NumericalGradient.assertAgrees(representation, structure, weights, TOLERANCE, context);
        StructureGradient expected = representation.gradient(structure, weights);
        FeatureJacobian jacobian = representation.jacobian(structure);
        StructureGradient found = jacobian.contract(weights);
        double largest = Stream.of(expected.positions(), expected.strain())
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElseThrow();
        assertArrayEquals(expected.positions(), found.positions(), ROUNDING * largest, context);
        assertArrayEquals(expected.strain(), found.strain(), ROUNDING * largest, context);
        jacobian.blocks().forEach(block -> assertUnmovedByTranslations(block, context));
    }

    private static void assertUnmovedByTranslations(JacobianBlock block, String context) {
        double largest = Arrays.stream(block.values()).map(Math::abs).max().orElseThrow();
        for (int m = 0; m < block.width(); m++) {
            for (int axis = 0; axis < 3; axis++) {
                double sum = 0;
                for (int row = axis; row < block.coordinateCount(); row += 3) {
                    sum += block.values()[row * block.width() + m];
                }
                assertEquals(0, sum, ROUNDING * largest, context + ", feature " + m);
            }
        }
    }

    static Stream<RepresentationSettings> ofMolecules() {
        return Stream.of(
                new CoulombMatrixSettings(Form.UNSORTED, 8),
                new CoulombMatrixSettings(Form.INVERSE_DISTANCES, 8),
                new BagOfBondsSettings(30));
    }

    @ParameterizedTest
    @MethodSource("ofMolecules")
    void moleculesHaveDerivatives(RepresentationSettings settings) {
        assertDerivatives(settings.create(), TestMolecules.random(3, 7, "H", "C", "O"), settings.toString());
        Structure bent = TestMolecules.of("O H H", 0, 0, 0, 0.96, 0, 0, -0.24, 1.03, 0.02);
        assertDerivatives(settings.create(), bent, settings.toString());
        Structure linear = TestMolecules.of("O C N", 0, 0, -1.2, 0, 0, 0, 0, 0, 1.1);
        assertDerivatives(settings.create(), linear, settings.toString());
    }

    @ParameterizedTest
    @EnumSource(
            value = Shape.class,
            names = {"TRICLINIC", "LEFT_HANDED", "THIN", "SKEWED"})
    void crystalsHaveDerivatives(Shape shape) {
        Structure crystal = TestCrystals.random(4, shape, 4, "Na", "Cl");
        assertDerivatives(new SineMatrixSettings(MatrixForm.UNSORTED, 5).create(), crystal, "sine " + shape);
        // differences divide what the sums leave out by the step
        assertDerivatives(
                new EwaldSumMatrixSettings(MatrixForm.UNSORTED, 5, 1e-12).create(), crystal, "Ewald " + shape);
    }

    @Test
    void oneAtomHasNoDerivatives() {
        Structure atom = TestMolecules.of("O", 1, 2, 3);
        for (RepresentationSettings settings : ofMolecules().toList()) {
            Representation representation = settings.create();
            assertTrue(representation.jacobian(atom).blocks().isEmpty());
            assertArrayEquals(
                    new double[3],
                    representation.gradient(atom, representation.describe(atom)).positions());
        }
    }

    static Stream<Arguments> withoutDerivatives() {
        Structure crystal = TestCrystals.random(4, Shape.TRICLINIC, 2, "Na", "Cl");
        Structure molecule = TestMolecules.water();
        Structure methane = TestMolecules.of(
                "C H H H H", 0, 0, 0, 0.63, 0.63, 0.63, -0.63, -0.63, 0.63, -0.63, 0.63, -0.63, 0.63, -0.63, -0.63);
        return Stream.of(
                Arguments.of(new CoulombMatrixSettings(Form.SORTED, 8), molecule, List.of("jumps", "`unsorted`")),
                Arguments.of(
                        new CoulombMatrixSettings(Form.EIGENVALUES, 8),
                        molecule,
                        List.of("eigenvalues", "`inverse-distances`")),
                Arguments.of(new SineMatrixSettings(MatrixForm.SORTED, 8), crystal, List.of("sine", "`unsorted`")),
                Arguments.of(
                        EwaldSumMatrixSettings.of(MatrixForm.EIGENVALUES, 8), crystal, List.of("Ewald", "`unsorted`")),
                Arguments.of(new PartialRadialDistributionSettings(5, 10), crystal, List.of("sharp", "k = 2")),
                Arguments.of(new BagOfBondsSettings(30), methane, List.of("atoms 2–3 and 2–4", "`unsorted`")));
    }

    @ParameterizedTest
    @MethodSource("withoutDerivatives")
    void whatJumpsSaysWhatToUseInstead(RepresentationSettings settings, Structure structure, List<String> facts) {
        Representation representation = settings.create();
        Features weights = Features.of(Map.of());

        MbtrException one = assertThrows(MbtrException.class, () -> representation.gradient(structure, weights));
        MbtrException other = assertThrows(MbtrException.class, () -> representation.jacobian(structure));

        for (String fact : facts) {
            assertTrue(one.getMessage().contains(fact), one.getMessage());
            assertTrue(other.getMessage().contains(fact), other.getMessage());
        }
    }
}
