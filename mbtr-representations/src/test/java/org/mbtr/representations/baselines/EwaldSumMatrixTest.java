package org.mbtr.representations.baselines;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbtr.representations.ColumnLabel;
import org.mbtr.representations.CrystalContract;
import org.mbtr.representations.Representation;
import org.mbtr.representations.TestCrystals;
import org.mbtr.representations.TestCrystals.Shape;
import org.mbtr.representations.TestMolecules;
import org.mbtr.representations.config.RepresentationJson;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.structures.Cell;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** Energies of crystals of nuclei, and the contract. {@link EwaldSumTest} has the lattice sums. */
class EwaldSumMatrixTest {
    private static final BlockKey KEY = BlockKey.of(0);

    private static double[] describe(MatrixForm form, int atoms, Structure structure) {
        return new EwaldSumMatrixSettings(form, atoms, 1e-10)
                .create()
                .describe(structure)
                .block(KEY);
    }

    @Test
    void entriesSumToTheEnergyOfTheCrystalOfNuclei() {
        Structure crystal = TestCrystals.random(4, Shape.TRICLINIC, 4, "O", "Al", "H");
        double[] nuclearCharges =
                Arrays.stream(crystal.atomicNumbers()).asDoubleStream().toArray();
        double expected = ReferenceEwald.energy(crystal, nuclearCharges, 0.4, 9);

        for (MatrixForm form : new MatrixForm[] {MatrixForm.UNSORTED, MatrixForm.SORTED}) {
            double sum = DoubleStream.of(describe(form, 6, crystal)).sum();

            assertEquals(expected, sum, 1e-10 * Math.abs(expected));
        }
    }

    /** Helium on a simple cubic lattice of 2 Å: ½ Z² ψ with ψ a = −2.837297 (G. Makov, M. C. Payne, 1995). */
    @Test
    void oneAtomHasTheEnergyOfItsLattice() {
        Structure crystal = Structure.crystal(
                new int[] {2},
                new double[] {0.3, 0, 9},
                new Cell(new double[] {2, 0, 0, 0, 2, 0, 0, 0, 2}, new boolean[] {true, true, true}));

        for (MatrixForm form : MatrixForm.values()) {
            assertEquals(0.5 * 4 * -2.837297 / 2, describe(form, 1, crystal)[0], 1e-6);
        }
    }

    /** Trace and sum of squares of the eigenvalues are those of the matrix. */
    @Test
    void eigenvaluesAreThoseOfTheMatrix() {
        Structure crystal = TestCrystals.random(4, Shape.THIN, 3, "O", "Al", "H");
        double[] m = describe(MatrixForm.UNSORTED, 3, crystal);

        double[] eigenvalues = describe(MatrixForm.EIGENVALUES, 3, crystal);

        double squares = m[0] * m[0] + m[2] * m[2] + m[5] * m[5] + 2 * (m[1] * m[1] + m[3] * m[3] + m[4] * m[4]);
        assertEquals(m[0] + m[2] + m[5], DoubleStream.of(eigenvalues).sum(), 1e-10 * Math.sqrt(squares));
        assertEquals(squares, DoubleStream.of(eigenvalues).map(e -> e * e).sum(), 1e-10 * squares);
        assertTrue(Math.abs(eigenvalues[0]) >= Math.abs(eigenvalues[1]), Arrays.toString(eigenvalues));
        assertTrue(Math.abs(eigenvalues[1]) >= Math.abs(eigenvalues[2]), Arrays.toString(eigenvalues));
    }

    private static void assertRefused(Structure structure, String... facts) {
        Representation representation =
                EwaldSumMatrixSettings.of(MatrixForm.SORTED, 3).create();

        MbtrException error = assertThrows(MbtrException.class, () -> representation.describe(structure));

        assertAll(Stream.of(facts)
                .map(fact -> () -> assertTrue(error.getMessage().contains(fact), error.getMessage())));
    }

    @Test
    void whatIsNoCrystalIsAnErrorThatSaysWhatToUse() {
        assertRefused(TestMolecules.water(), "not periodic", "`ewald-sum-matrix`", "`coulomb-matrix`");
        assertRefused(
                TestCrystals.random(1, Shape.SLAB, 2, "Na"), "2 of 3 directions", "`partial-radial-distribution`");
        assertRefused(TestCrystals.random(1, Shape.TRICLINIC, 4, "Na"), "4 atoms", "Ewald sum matrix holds 3");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1e-8, 1e-13, 0.1, Double.NaN})
    void accuracyIsChecked(double accuracy) {
        MbtrException error =
                assertThrows(MbtrException.class, () -> new EwaldSumMatrixSettings(MatrixForm.SORTED, 3, accuracy));

        assertTrue(error.getMessage().contains("`accuracy`"), error.getMessage());
        assertTrue(error.getMessage().contains("found " + accuracy), error.getMessage());
    }

    @Test
    void accuracyMayBeAbsent() {
        String json = "{\"representation\": \"ewald-sum-matrix\", \"form\": \"sorted\", \"atoms\": 7}";

        assertEquals(new EwaldSumMatrixSettings(MatrixForm.SORTED, 7, 1e-8), RepresentationJson.parse(json, "test"));
    }

    @Test
    void numberOfAtomsMayNot() {
        String json = "{\"representation\": \"ewald-sum-matrix\", \"form\": \"sorted\"}";

        MbtrException error = assertThrows(MbtrException.class, () -> RepresentationJson.parse(json, "test"));

        assertTrue(error.getMessage().contains("atoms"), error.getMessage());
    }

    @Test
    void legendNamesEigenvalues() {
        assertArrayEquals(
                new String[] {"eigenvalue 1", "eigenvalue 2"},
                EwaldSumMatrixSettings.of(MatrixForm.EIGENVALUES, 2).create().legend(KEY, 2).stream()
                        .map(ColumnLabel::quantity)
                        .toArray());
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
        protected boolean describesAnyPeriodicity() {
            return false;
        }
    }

    @Nested
    class SortedContract extends OfOneCell {
        @Override
        protected Representation create() {
            return EwaldSumMatrixSettings.of(MatrixForm.SORTED, 8).create();
        }

        @Override
        protected boolean ordersEqualAtoms() {
            return true;
        }
    }

    @Nested
    class EigenvaluesContract extends OfOneCell {
        @Override
        protected Representation create() {
            return EwaldSumMatrixSettings.of(MatrixForm.EIGENVALUES, 8).create();
        }
    }
}
