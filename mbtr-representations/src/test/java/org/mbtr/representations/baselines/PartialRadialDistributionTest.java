package org.mbtr.representations.baselines;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbtr.representations.ColumnLabel;
import org.mbtr.representations.CrystalContract;
import org.mbtr.representations.Representation;
import org.mbtr.representations.RepresentationContract;
import org.mbtr.representations.TestCrystals;
import org.mbtr.representations.TestCrystals.Shape;
import org.mbtr.representations.TestMolecules;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.Features;
import org.mbtr.structures.Cell;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** Shells of known lattices, a slow version, and the contracts of molecules and crystals. */
class PartialRadialDistributionTest {
    /** H at 0, 1 and 4 on a line, O at 2. */
    private static final Structure LINE = TestMolecules.of("H O H H", 0, 0, 0, 2, 0, 0, 1, 0, 0, 4, 0, 0);

    private static Features describe(double cutoff, int shells, Structure structure) {
        return new PartialRadialDistributionSettings(cutoff, shells).create().describe(structure);
    }

    private static double volume(double inner, double outer) {
        return 4 * Math.PI / 3 * (outer * outer * outer - inner * inner * inner);
    }

    /** Numbers of pairs for each atom of the first element. */
    private static double[] pairs(double[] densities, double width) {
        double[] pairs = new double[densities.length];
        for (int shell = 0; shell < pairs.length; shell++) {
            pairs[shell] = densities[shell] * volume(shell * width, (shell + 1) * width);
        }
        return pairs;
    }

    /** Distances 1, 3, 4 between hydrogen atoms and 1, 2, 2 to oxygen; 4 is not below the cutoff. */
    @Test
    void pairsOfAMoleculeAreCountedFromEitherElement() {
        Features features = describe(4, 4, LINE);

        assertEquals(
                List.of(BlockKey.of(0, 1, 1), BlockKey.of(0, 1, 8), BlockKey.of(0, 8, 1)),
                List.copyOf(features.blocksView().keySet()));
        assertArrayEquals(new double[] {0, 2 / 3.0, 0, 2 / 3.0}, pairs(features.block(BlockKey.of(0, 1, 1)), 1), 1e-14);
        assertArrayEquals(new double[] {0, 1 / 3.0, 2 / 3.0, 0}, pairs(features.block(BlockKey.of(0, 1, 8)), 1), 1e-14);
        assertArrayEquals(new double[] {0, 1, 2, 0}, pairs(features.block(BlockKey.of(0, 8, 1)), 1), 1e-14);
    }

    @Test
    void distanceOnAnEdgeBelongsToTheShellThatBeginsThere() {
        for (int step = 1; step < 70; step++) {
            Structure pair = TestMolecules.of("H H", 0, 0, 0, 7.0 * (step / 70.0), 0, 0);

            double[] densities = describe(7, 70, pair).block(BlockKey.of(0, 1, 1));

            assertEquals(1 / volume(step / 10.0, (step + 1) / 10.0), densities[step], 1e-9, "edge " + step);
            assertEquals(1, Arrays.stream(densities).filter(value -> value != 0).count());
        }
    }

    @Test
    void distanceJustBelowTheCutoffIsInTheLastShellAndTheCutoffInNone() {
        double cutoff = 3.7;
        Structure below = TestMolecules.of("H H", 0, 0, 0, Math.nextDown(cutoff), 0, 0);
        Structure at = TestMolecules.of("H H", 0, 0, 0, cutoff, 0, 0);
        for (int shells : new int[] {1, 3, 7, 49, 1000}) {
            double inner = cutoff * (shells - 1) / shells;

            double[] densities = describe(cutoff, shells, below).block(BlockKey.of(0, 1, 1));

            assertEquals(1, densities[shells - 1] * volume(inner, cutoff), 1e-9);
            assertTrue(describe(cutoff, shells, at).blocksView().isEmpty());
        }
    }

    /** Rock salt with half the lattice constant 1: 6 unlike at 1, 12 like at √2, 8 unlike at √3, 6 like at 2. */
    @Test
    void rockSaltHasTheKnownShells() {
        Structure crystal = Structure.crystal(
                new int[] {11, 17},
                new double[] {0, 0, 0, 1, 0, 0},
                new Cell(new double[] {0, 1, 1, 1, 0, 1, 1, 1, 0}, new boolean[] {true, true, true}));

        Features features = describe(2.2, 11, crystal);

        double[] like = {0, 0, 0, 0, 0, 0, 0, 12, 0, 0, 6};
        double[] unlike = {0, 0, 0, 0, 0, 6, 0, 0, 8, 0, 0};
        assertArrayEquals(like, pairs(features.block(BlockKey.of(0, 11, 11)), 0.2), 1e-10);
        assertArrayEquals(like, pairs(features.block(BlockKey.of(0, 17, 17)), 0.2), 1e-10);
        assertArrayEquals(unlike, pairs(features.block(BlockKey.of(0, 11, 17)), 0.2), 1e-10);
        assertArrayEquals(unlike, pairs(features.block(BlockKey.of(0, 17, 11)), 0.2), 1e-10);
    }

    @Test
    void farShellsHaveTheMeanDensityOfACrystal() {
        Structure crystal = TestCrystals.random(8, Shape.TRICLINIC, 5, "Na", "Cl", "O");
        double cell = Math.abs(crystal.cell().orElseThrow().signedVolume());

        describe(40, 4, crystal).blocksView().forEach((key, densities) -> {
            long others = Arrays.stream(crystal.atomicNumbers())
                    .filter(z -> z == key.second())
                    .count();
            assertEquals(others / cell, densities[3], 0.02 * others / cell, "block " + key);
        });
    }

    /** All atoms against all atoms and images, shell by shell. */
    @ParameterizedTest
    @EnumSource(Shape.class)
    void densitiesAreThoseOfTheSlowSum(Shape shape) {
        double cutoff = 5.5;
        int shells = 13;
        double width = cutoff / shells;
        Structure crystal = TestCrystals.random(21, shape, 5, "Na", "Cl", "O");
        Structure all = TestCrystals.withImages(crystal, cutoff);
        Features features = describe(cutoff, shells, crystal);
        int[] elements = {8, 11, 17};
        for (int alpha : elements) {
            for (int beta : elements) {
                double[] expected = new double[shells];
                for (int m = 0; m < shells; m++) {
                    expected[m] = slow(crystal, all, alpha, beta, m * width, (m + 1) * width);
                }
                double[] found = features.block(BlockKey.of(0, alpha, beta));
                assertArrayEquals(
                        expected, found.length == 0 ? new double[shells] : found, 1e-12, alpha + " and " + beta);
            }
        }
    }

    private static double slow(Structure crystal, Structure all, int alpha, int beta, double inner, double outer) {
        double sum = 0;
        int atoms = 0;
        for (int i = 0; i < crystal.atomCount(); i++) {
            if (crystal.atomicNumber(i) == alpha) {
                atoms++;
                for (int j = 0; j < all.atomCount(); j++) {
                    double distance = Math.hypot(
                            Math.hypot(
                                    all.position(j, 0) - crystal.position(i, 0),
                                    all.position(j, 1) - crystal.position(i, 1)),
                            all.position(j, 2) - crystal.position(i, 2));
                    if (j != i && all.atomicNumber(j) == beta && distance >= inner && distance < outer) {
                        sum++;
                    }
                }
            }
        }
        return atoms == 0 ? 0 : sum / (atoms * volume(inner, outer));
    }

    @Test
    void legendNamesElementsAndShells() {
        List<ColumnLabel> legend =
                new PartialRadialDistributionSettings(3, 2).create().legend(BlockKey.of(0, 11, 17), 2);

        assertEquals(
                List.of(
                        new ColumnLabel(2, "Na-Cl", "distance (Å)", 0, 1.5),
                        new ColumnLabel(2, "Na-Cl", "distance (Å)", 1.5, 3)),
                legend);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void cutoffIsChecked(double cutoff) {
        MbtrException error =
                assertThrows(MbtrException.class, () -> new PartialRadialDistributionSettings(cutoff, 10));

        assertTrue(error.getMessage().contains("`cutoff`"), error.getMessage());
        assertTrue(error.getMessage().contains("found " + cutoff), error.getMessage());
    }

    @Test
    void numberOfShellsIsChecked() {
        MbtrException error = assertThrows(MbtrException.class, () -> new PartialRadialDistributionSettings(5, 0));

        assertTrue(error.getMessage().contains("`shells`"), error.getMessage());
        assertTrue(error.getMessage().contains("found 0"), error.getMessage());
    }

    @Nested
    class OfMolecules extends RepresentationContract {
        @Override
        protected Representation create() {
            return new PartialRadialDistributionSettings(6, 600).create();
        }

        @Override
        protected boolean describesCrystals() {
            return true;
        }
    }

    @Nested
    class OfCrystals extends CrystalContract {
        @Override
        protected Representation create() {
            return new PartialRadialDistributionSettings(6.1, 600).create();
        }

        @Override
        protected boolean isIntensive() {
            return true;
        }
    }
}
