package org.mbtr.representations.baselines;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mbtr.representations.ColumnLabel;
import org.mbtr.representations.CrystalContract;
import org.mbtr.representations.Representation;
import org.mbtr.representations.TestCrystals;
import org.mbtr.representations.TestCrystals.Shape;
import org.mbtr.representations.TestMolecules;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.structures.Cell;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** Matrices worked out by hand, the formula as it stands, and the contract. */
class SineMatrixTest {
    private static final BlockKey KEY = BlockKey.of(0);
    private static final boolean[] BULK = {true, true, true};
    private static final double SODIUM = 0.5 * Math.pow(11, 2.4);
    private static final double CHLORINE = 0.5 * Math.pow(17, 2.4);

    private static double[] describe(MatrixForm form, int atoms, Structure structure) {
        return new SineMatrixSettings(form, atoms).create().describe(structure).block(KEY);
    }

    /** A quarter of the edge of 4 Å: sin²(π/4) = ½ of the edge. */
    @Test
    void quarterOfTheEdgeCountsHalfOfIt() {
        Structure crystal = Structure.crystal(
                new int[] {11, 17},
                new double[] {0, 0, 0, 1, 0, 0},
                new Cell(new double[] {4, 0, 0, 0, 5, 0, 0, 0, 6}, BULK));

        assertArrayEquals(
                new double[] {SODIUM, 11 * 17 / 2.0, CHLORINE, 0, 0, 0},
                describe(MatrixForm.UNSORTED, 3, crystal),
                1e-10);
        assertArrayEquals(
                new double[] {CHLORINE, 11 * 17 / 2.0, SODIUM}, describe(MatrixForm.SORTED, 2, crystal), 1e-10);
    }

    /** f = (1/2, 1/3, 1/4) has squared sines 1, 3/4 and 1/2. */
    @Test
    void squaredSinesMultiplyTheCellVectors() {
        double[] v = {3, 0, 0, -1.5, 2.6, 0, 0.2, 0, 5};
        double[] place = new double[3];
        double[] sum = new double[3];
        for (int m = 0; m < 3; m++) {
            place[m] = v[m] / 2 + v[3 + m] / 3 + v[6 + m] / 4;
            sum[m] = v[m] + 0.75 * v[3 + m] + 0.5 * v[6 + m];
        }
        Structure crystal = Structure.crystal(
                new int[] {1, 3}, new double[] {0, 0, 0, place[0], place[1], place[2]}, new Cell(v, BULK));

        double[] values = describe(MatrixForm.UNSORTED, 2, crystal);

        assertEquals(3 / Math.sqrt(sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2]), values[1], 1e-12);
    }

    /** |B Σ_k ê_k sin²(π ê_k·B⁻¹ r)| with matrices, the columns of B the cell vectors. */
    private static double denominator(Structure crystal, int i, int j) {
        double[] v = crystal.cell().orElseThrow().vectors();
        RealMatrix b = MatrixUtils.createRealMatrix(3, 3);
        double[] difference = new double[3];
        for (int m = 0; m < 3; m++) {
            difference[m] = crystal.position(i, m) - crystal.position(j, m);
            for (int k = 0; k < 3; k++) {
                b.setEntry(m, k, v[3 * k + m]);
            }
        }
        RealVector fractions = new LUDecomposition(b).getSolver().solve(MatrixUtils.createRealVector(difference));
        return b.operate(fractions.map(f -> Math.pow(Math.sin(Math.PI * f), 2))).getNorm();
    }

    @ParameterizedTest
    @EnumSource(
            value = Shape.class,
            names = {"TRICLINIC", "LEFT_HANDED", "THIN", "SKEWED"})
    void entriesAreThoseOfTheFormula(Shape shape) {
        Structure crystal = TestCrystals.random(12, shape, 5, "Na", "Cl", "O");

        double[] values = describe(MatrixForm.UNSORTED, 5, crystal);

        int index = 0;
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < i; j++) {
                double charges = (double) crystal.atomicNumber(i) * crystal.atomicNumber(j);
                assertEquals(charges / denominator(crystal, i, j), values[index++], 1e-9 * charges);
            }
            assertEquals(0.5 * Math.pow(crystal.atomicNumber(i), 2.4), values[index++], 1e-9);
        }
    }

    /** What the class says: another choice of lattice vectors gives another matrix. */
    @Test
    void matrixDependsOnTheLatticeVectors() {
        Structure crystal = TestCrystals.random(6, Shape.TRICLINIC, 3, "Na", "Cl");
        Structure sheared = TestCrystals.withLattice(crystal, new int[][] {{1, 1, 0}, {0, 1, 0}, {0, 0, 1}});

        assertNotEquals(
                describe(MatrixForm.UNSORTED, 3, crystal)[1], describe(MatrixForm.UNSORTED, 3, sheared)[1], 1e-3);
    }

    private static void assertRefused(Structure structure, String... facts) {
        Representation representation = new SineMatrixSettings(MatrixForm.SORTED, 3).create();

        MbtrException error = assertThrows(MbtrException.class, () -> representation.describe(structure));

        assertAll(Stream.of(facts)
                .map(fact -> () -> assertTrue(error.getMessage().contains(fact), error.getMessage())));
    }

    @Test
    void whatIsNoCrystalIsAnErrorThatSaysWhatToUse() {
        assertRefused(TestMolecules.water(), "not periodic", "`sine-matrix`", "`coulomb-matrix`");
        assertRefused(
                TestCrystals.random(1, Shape.SLAB, 2, "Na"), "2 of 3 directions", "`partial-radial-distribution`");
        assertRefused(TestCrystals.random(1, Shape.WIRE, 2, "Na"), "1 of 3 directions");
        assertRefused(
                Structure.crystal(new int[0], new double[0], new Cell(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, BULK)),
                "no atoms");
    }

    @Test
    void coordinateThatIsNoNumberIsAnError() {
        Structure crystal = TestCrystals.random(1, Shape.TRICLINIC, 2, "Na");
        double[] positions = crystal.positions();
        positions[4] = Double.NaN;

        assertRefused(crystal.withPositions(positions), "atom 2", "NaN");
    }

    @Test
    void tooLargeCellIsAnErrorThatSaysHowLarge() {
        assertRefused(TestCrystals.random(1, Shape.TRICLINIC, 4, "Na"), "4 atoms", "sine matrix holds 3");
    }

    @Test
    void settingsAreChecked() {
        MbtrException noForm = assertThrows(MbtrException.class, () -> new SineMatrixSettings(null, 2));
        MbtrException noAtoms = assertThrows(MbtrException.class, () -> new SineMatrixSettings(MatrixForm.SORTED, 0));

        assertTrue(noForm.getMessage().contains("sine-matrix: `form`"), noForm.getMessage());
        assertTrue(noAtoms.getMessage().contains("found 0"), noAtoms.getMessage());
    }

    @Test
    void legendNamesRowsAndColumns() {
        assertEquals(
                "[row 1 column 1, row 2 column 1, row 2 column 2]",
                new SineMatrixSettings(MatrixForm.SORTED, 2)
                        .create().legend(KEY, 3).stream()
                                .map(ColumnLabel::quantity)
                                .toList()
                                .toString());
    }

    private abstract static class OfOneCell extends CrystalContract {
        @Override
        protected boolean isIntensive() {
            return false;
        }

        @Override
        protected boolean comparesSizes() {
            return false;
        }

        @Override
        protected boolean isInvariantToLatticeVectors() {
            return false;
        }

        @Override
        protected boolean describesAnyPeriodicity() {
            return false;
        }
    }

    @Nested
    class SortedContract extends OfOneCell {
        @Override
        protected Representation create() {
            return new SineMatrixSettings(MatrixForm.SORTED, 8).create();
        }
    }

    @Nested
    class EigenvaluesContract extends OfOneCell {
        @Override
        protected Representation create() {
            return new SineMatrixSettings(MatrixForm.EIGENVALUES, 8).create();
        }
    }
}
