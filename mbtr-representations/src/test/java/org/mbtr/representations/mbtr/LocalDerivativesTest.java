package org.mbtr.representations.mbtr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mbtr.representations.ColumnLabel;
import org.mbtr.representations.FeatureJacobian;
import org.mbtr.representations.NumericalGradient;
import org.mbtr.representations.Representation;
import org.mbtr.representations.RepresentationSettings;
import org.mbtr.representations.StructureGradient;
import org.mbtr.representations.TestCrystals;
import org.mbtr.representations.TestCrystals.Shape;
import org.mbtr.representations.TestMolecules;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.Features;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** Environments of atoms have derivatives. */
class LocalDerivativesTest {
    /** What differences of fourth order leave, relative to the largest derivative. */
    private static final double TOLERANCE = 2e-6;

    private static final double ROUNDING = 1e-11;

    /** The environment of one atom as a representation of the whole structure. */
    private record OfAtom(LocalMbtr local, int atom) implements Representation {
        static OfAtom exact(MbtrSettings settings, int atom) {
            return new OfAtom(new LocalMbtr(settings, new Mbtr(settings, Binning::exact)), atom);
        }

        @Override
        public RepresentationSettings settings() {
            return local.settings();
        }

        @Override
        public Features describe(Structure structure) {
            return local.describe(structure, atom);
        }

        @Override
        public StructureGradient gradient(Structure structure, Features weights) {
            return local.gradient(structure, atom, weights);
        }

        @Override
        public FeatureJacobian jacobian(Structure structure) {
            return local.jacobian(structure, atom);
        }

        @Override
        public List<ColumnLabel> legend(BlockKey key, int width) {
            return local.legend(key, width);
        }
    }

    private static void assertDerivatives(MbtrSettings settings, Structure structure, int atom, String context) {
        OfAtom environment = OfAtom.exact(settings, atom);
        Features weights = NumericalGradient.randomWeights(environment.describe(structure), 5);
        NumericalGradient.assertAgrees(environment, structure, weights, TOLERANCE, context);
        StructureGradient expected = environment.gradient(structure, weights);
        StructureGradient found = environment.jacobian(structure).contract(weights);
        double largest =
                Arrays.stream(expected.positions()).map(Math::abs).max().orElseThrow();
        largest = Math.max(
                largest, Arrays.stream(expected.strain()).map(Math::abs).max().orElseThrow());
        assertArrayEquals(expected.positions(), found.positions(), ROUNDING * largest, context);
        assertArrayEquals(expected.strain(), found.strain(), ROUNDING * largest, context);
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void environmentsInCrystalsHaveDerivatives(Shape shape) {
        assertDerivatives(
                MbtrSettings.of(MbtrGradientTest.typicalTerms()),
                TestCrystals.random(2, shape, 2, "Na", "Cl"),
                1,
                shape.toString());
    }

    /** All neighbours are images of the atom itself. */
    @Test
    void onlyAtomOfACellHasOnlyStrain() {
        Structure crystal = TestCrystals.random(3, Shape.THIN, 1, "Fe");
        MbtrSettings settings = MbtrSettings.of(MbtrGradientTest.typicalTerms());
        assertDerivatives(settings, crystal, 0, "iron");
        OfAtom environment = OfAtom.exact(settings, 0);
        Features weights = NumericalGradient.randomWeights(environment.describe(crystal), 5);
        for (double force : environment.gradient(crystal, weights).positions()) {
            assertEquals(0, force, 1e-9);
        }
    }

    @ParameterizedTest
    @EnumSource(Counting.class)
    void environmentsInMoleculesHaveDerivatives(Counting counting) {
        Structure molecule = TestMolecules.random(6, 6, "H", "C", "O");
        for (SpeciesLabels species : SpeciesLabels.values()) {
            for (Normalization normalization : List.of(Normalization.NONE, Normalization.EUCLIDEAN)) {
                MbtrSettings settings =
                        new MbtrSettings(MbtrGradientTest.typicalTerms(), species, null, counting, null, normalization);
                for (int atom : new int[] {0, 4}) {
                    assertDerivatives(settings, molecule, atom, settings + ", atom " + atom);
                }
            }
        }
    }

    @Test
    void termsWithoutReachHaveDerivatives() {
        Term triples = MbtrGradientTest.term(
                new AngleGeometry.Angle(), new Weighting.InverseDistances(1), new Envelope.None());
        assertDerivatives(MbtrSettings.of(List.of(triples)), TestMolecules.random(6, 7, "H", "C"), 3, "triples");
    }

    @Test
    void atomsOutsideOfAnEnvironmentDoNotMatter() {
        Term pairs = MbtrGradientTest.term(
                new PairGeometry.InverseDistance(), new Weighting.Unity(), MbtrGradientTest.SMOOTH);
        Structure chain = TestMolecules.of("H H H H", 0, 0, 0, 2, 0, 0, 4, 0, 0, 6, 0, 0);

        FeatureJacobian jacobian = new LocalMbtr(MbtrSettings.of(List.of(pairs))).jacobian(chain, 0);

        assertEquals(1, jacobian.blocks().size());
        assertArrayEquals(new int[] {0, 1}, jacobian.blocks().getFirst().atoms());
    }

    @Test
    void threadsDoNotMatter() {
        Structure crystal = TestCrystals.supercell(TestCrystals.random(2, Shape.TRICLINIC, 3, "Na", "Cl"), 2, 2, 2);
        LocalMbtr local =
                new LocalMbtr(MbtrSettings.of(MbtrGradientTest.typicalTerms().subList(0, 3)));
        int[] all = IntStream.range(0, crystal.atomCount()).toArray();
        try (Workers one = new Workers(1);
                Workers many = new Workers(3)) {
            List<FeatureJacobian> expected = local.jacobians(crystal, all, one);
            List<FeatureJacobian> found = local.jacobians(crystal, all, many);
            for (int i = 0; i < all.length; i++) {
                for (int b = 0; b < expected.get(i).blocks().size(); b++) {
                    assertArrayEquals(
                            expected.get(i).blocks().get(b).values(),
                            found.get(i).blocks().get(b).values());
                }
            }
            assertTrue(expected.getFirst().storedValues() > 0);
        }
    }

    /** The message names atoms of the structure, not places in an environment. */
    @Test
    void coincidentNeighboursAreNamed() {
        Structure molecule = TestMolecules.of("H C O C", 0, 0, 0, 9, 0, 0, 1, 0, 0, 1, 1e-5, 0);
        LocalMbtr local =
                new LocalMbtr(MbtrSettings.of(MbtrGradientTest.typicalTerms().subList(2, 3)));

        MbtrException error = assertThrows(MbtrException.class, () -> local.jacobian(molecule, 0));

        assertTrue(error.getMessage().contains("atoms 3 and 4 coincide"), error.getMessage());
    }
}
