package org.mbtr.representations;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mbtr.representations.TestCrystals.Shape;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.Features;
import org.mbtr.structures.Cell;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** What every representation of crystals must do: other descriptions of the same crystal have the same features. */
public abstract class CrystalContract {
    /** Relative to the largest feature. */
    private static final double TOLERANCE = 1e-10;

    private static final boolean[] BULK = {true, true, true};

    /** The representation under test, for crystals of Na and Cl. */
    protected abstract Representation create();

    /** Whether a supercell of m cells has the features of one cell; otherwise it has m times these. */
    protected abstract boolean isIntensive();

    /** Whether cells of different size can be compared; a matrix with a row for each atom cannot. */
    protected boolean comparesSizes() {
        return true;
    }

    /** Whether the choice of lattice vectors does not matter. */
    protected boolean isInvariantToLatticeVectors() {
        return true;
    }

    /** Whether atoms that symmetry makes equal come in an order of their own, which rounding decides. */
    protected boolean ordersEqualAtoms() {
        return false;
    }

    /** Whether slabs, wires and molecules can be described. */
    protected boolean describesAnyPeriodicity() {
        return true;
    }

    private void assertSame(Structure expected, Structure found) {
        Representation representation = create();
        RepresentationContract.assertSameFeatures(
                representation.describe(expected), representation.describe(found), TOLERANCE);
    }

    private void assertSupercell(Structure cell, Structure supercell) {
        Representation representation = create();
        double factor = isIntensive() ? 1 : (double) supercell.atomCount() / cell.atomCount();
        Map<BlockKey, double[]> expected = new HashMap<>();
        representation.describe(cell).blocksView().forEach((key, values) -> {
            double[] scaled = values.clone();
            for (int m = 0; m < scaled.length; m++) {
                scaled[m] *= factor;
            }
            expected.put(key, scaled);
        });
        RepresentationContract.assertSameFeatures(Features.of(expected), representation.describe(supercell), TOLERANCE);
    }

    private Stream<Structure> crystals() {
        return Stream.of(Shape.values())
                .filter(shape -> describesAnyPeriodicity() || shape.isBulk())
                .map(shape -> TestCrystals.random(5, shape, 4, "Na", "Cl"));
    }

    @Test
    void slicesTogetherAreTheWhole() {
        crystals().forEach(crystal -> RepresentationContract.assertSlices(create(), crystal));
    }

    @Test
    void originOfTheCellDoesNotMatter() {
        crystals().forEach(crystal -> assertSame(crystal, TestMolecules.translated(crystal, 0.7, -3.2, 1.9)));
    }

    @Test
    void whichImageStandsForAnAtomDoesNotMatter() {
        crystals().forEach(crystal -> assertSame(crystal, TestCrystals.unwrapped(crystal, 8)));
    }

    @Test
    void rotatedCrystalIsTheSame() {
        crystals().forEach(crystal -> assertSame(crystal, TestCrystals.rotated(crystal, 1.1)));
    }

    @Test
    void orderOfAtomsDoesNotMatter() {
        crystals().forEach(crystal -> assertSame(crystal, TestCrystals.reversed(crystal)));
    }

    /** The control of the invariances. */
    @Test
    void displacementOfAnAtomChangesFeatures() {
        crystals().forEach(crystal -> {
            double[] positions = crystal.positions();
            positions[4] += 0.01;

            assertNotEquals(create().describe(crystal), create().describe(crystal.withPositions(positions)));
        });
    }

    @Test
    void strainChangesFeatures() {
        crystals().forEach(crystal -> {
            double[] vectors = crystal.cell().orElseThrow().vectors();
            vectors[0] *= 1.01;
            vectors[1] *= 1.01;
            vectors[2] *= 1.01;
            Structure strained = Structure.crystal(
                    crystal.atomicNumbers(),
                    crystal.positions(),
                    new Cell(vectors, crystal.cell().orElseThrow().periodic()));

            assertNotEquals(create().describe(crystal), create().describe(strained));
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Shape.class,
            names = {"TRICLINIC", "LEFT_HANDED", "THIN", "SKEWED"})
    void choiceOfLatticeVectorsDoesNotMatter(Shape shape) {
        assumeTrue(isInvariantToLatticeVectors(), "the representation depends on the lattice vectors");
        Structure crystal = TestCrystals.random(6, shape, 3, "Na", "Cl");

        assertSame(crystal, TestCrystals.withLattice(crystal, new int[][] {{1, 1, 0}, {0, 1, 0}, {0, 0, 1}}));
        assertSame(crystal, TestCrystals.withLattice(crystal, new int[][] {{0, 1, 0}, {1, 0, 0}, {0, 0, 1}}));
        assertSame(crystal, TestCrystals.withLattice(crystal, new int[][] {{-1, 0, 0}, {2, 1, 0}, {1, -3, 1}}));
    }

    /** Wurtzite-like layers: a hexagonal cell given with an angle of 120° and of 60°. */
    @Test
    void hexagonalCellWithSixtyDegreesIsTheOneWithOneHundredAndTwenty() {
        assumeFalse(ordersEqualAtoms(), "the representation tells equal atoms apart");
        assumeTrue(isInvariantToLatticeVectors(), "the representation depends on the lattice vectors");
        double a = 3.8;
        double c = 6.2;
        double h = a * Math.sqrt(3) / 2;
        double[] obtuse = {a, 0, 0, -a / 2, h, 0, 0, 0, c};
        double[] acute = {a, 0, 0, a / 2, h, 0, 0, 0, c};
        double[] positions = {0, 2 * h / 3, 0, a / 2, h / 3, c / 2, 0, 2 * h / 3, 0.375 * c, a / 2, h / 3, 0.875 * c};
        int[] atomicNumbers = {11, 11, 17, 17};

        assertSame(
                Structure.crystal(atomicNumbers, positions, new Cell(obtuse, BULK)),
                Structure.crystal(atomicNumbers, positions, new Cell(acute, BULK)));
    }

    /** Rock salt, slightly off so that no distance falls onto a cutoff. */
    private static Structure primitiveRockSalt() {
        double h = 5.6402 / 2;
        return Structure.crystal(
                new int[] {11, 17},
                new double[] {0, 0, 0, h, h, h},
                new Cell(new double[] {0, h, h, h, 0, h, h, h, 0}, BULK));
    }

    private static Structure conventionalRockSalt() {
        double h = 5.6402 / 2;
        return Structure.crystal(
                new int[] {11, 11, 11, 11, 17, 17, 17, 17},
                new double[] {0, 0, 0, 0, h, h, h, 0, h, h, h, 0, h, 0, 0, 0, h, 0, 0, 0, h, h, h, h},
                new Cell(new double[] {2 * h, 0, 0, 0, 2 * h, 0, 0, 0, 2 * h}, BULK));
    }

    @Test
    void conventionalCellIsFourPrimitiveOnes() {
        assumeTrue(comparesSizes(), "the representation has a row for each atom");
        assertSupercell(primitiveRockSalt(), conventionalRockSalt());
    }

    static Stream<int[]> repeats() {
        return Stream.of(new int[] {2, 1, 1}, new int[] {1, 3, 2}, new int[] {3, 3, 3});
    }

    @ParameterizedTest
    @MethodSource("repeats")
    void supercellIsManyCells(int[] repeats) {
        assumeTrue(comparesSizes(), "the representation has a row for each atom");
        assertSupercell(
                primitiveRockSalt(), TestCrystals.supercell(primitiveRockSalt(), repeats[0], repeats[1], repeats[2]));
        Structure skewed = TestCrystals.random(9, Shape.SKEWED, 2, "Na", "Cl");
        assertSupercell(skewed, TestCrystals.supercell(skewed, repeats[0], repeats[1], repeats[2]));
    }

    @Test
    void supercellsOfSlabsAndWiresAreManyCells() {
        if (describesAnyPeriodicity()) {
            Structure slab = TestCrystals.random(4, Shape.SLAB, 3, "Na", "Cl");
            Structure wire = TestCrystals.random(4, Shape.WIRE, 3, "Na", "Cl");
            assertSupercell(slab, TestCrystals.supercell(slab, 2, 1, 3));
            assertSupercell(wire, TestCrystals.supercell(wire, 4, 1, 1));
        }
    }

    @Test
    void moleculeInALargeBoxIsTheMolecule() {
        if (describesAnyPeriodicity()) {
            Structure molecule = TestMolecules.random(2, 12, "Na", "Cl");
            Cell box = new Cell(new double[] {60, 0, 0, 0, 60, 0, 0, 0, 60}, BULK);
            assertSame(molecule, Structure.crystal(molecule.atomicNumbers(), molecule.positions(), box));
        }
    }

    @Test
    void coincidentImagesAreAnErrorThatNamesTheAtoms() {
        Structure crystal = Structure.crystal(
                new int[] {11, 17},
                new double[] {0, 0, 0, 3, 3, 0},
                new Cell(new double[] {3, 0, 0, 0, 3, 0, 0, 0, 3}, BULK));
        Representation representation = create();

        MbtrException error = assertThrows(MbtrException.class, () -> representation.describe(crystal));

        assertTrue(error.getMessage().contains("atoms 1 and 2 coincide"), error.getMessage());
    }
}
