package org.mbtr.structures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LatticeTest {
    private static final double[] SKEWED = {4, 0, 0, 1.5, 5, 0, -1, 2, 6};

    private static Lattice lattice(boolean a, boolean b, boolean c, double... vectors) {
        return Lattice.of(new Cell(vectors, new boolean[] {a, b, c}));
    }

    @Test
    void fractionsAndPlacesAreInverse() {
        Lattice lattice = lattice(true, true, true, SKEWED);
        double[] r = {0.3, -7.1, 12.5};
        double[] f = new double[3];
        for (int k = 0; k < 3; k++) {
            f[k] = lattice.fraction(r[0], r[1], r[2], k);
        }
        for (int m = 0; m < 3; m++) {
            assertEquals(r[m], lattice.place(f[0], f[1], f[2], m), 1e-13);
        }
        assertEquals(1, lattice.fraction(1.5, 5, 0, 1), 1e-15);
        assertEquals(0, lattice.fraction(1.5, 5, 0, 0), 1e-15);
    }

    @Test
    void heightsAreTheDistancesOfTheFaces() {
        // a parallelogram of base 4 and height 5, under a third vector that rises by 6
        double[] heights = lattice(true, true, true, SKEWED).heights();
        assertEquals(6, heights[2], 1e-14);
        assertEquals(120 / 24.0 / Math.sqrt(1 + 4 / 36.0), heights[1], 1e-14);
    }

    @Test
    void extentIsVolumeAreaOrLengthWhateverTheOtherVectorsAre() {
        assertEquals(120, lattice(true, true, true, SKEWED).extent(), 1e-12);
        assertEquals(20, lattice(true, true, false, SKEWED).extent(), 1e-12);
        assertEquals(20, lattice(true, true, false, 4, 0, 0, 1.5, 5, 0, 0, 0, 0).extent(), 1e-12);
        assertEquals(Math.hypot(1.5, 5), lattice(false, true, false, SKEWED).extent(), 1e-12);
        assertEquals(1, lattice(false, false, false, SKEWED).extent(), 1e-12);
    }

    @Test
    void leftHandedCellHasAPositiveExtentAndItsOwnFractions() {
        Lattice lattice = lattice(true, true, true, 0, 4, 0, 3, 0, 0, 0, 0, 5);
        assertEquals(60, lattice.extent(), 1e-12);
        assertEquals(1, lattice.fraction(0, 4, 0, 0), 1e-15);
    }

    @Test
    void wrappedAtomsAreInTheCellAndWholeVectorsFromWhereTheyWere() {
        Random random = new Random(1);
        double[] places = random.doubles(300, -60, 60).toArray();
        Cell cell = new Cell(SKEWED, new boolean[] {true, false, true});
        PropertyValue charges = new PropertyValue.Reals(new double[100], 100);
        Structure structure = Structure.crystal(new int[100], places, cell)
                .withProperties(Map.of("energy", new PropertyValue.Real(1)))
                .withAtomProperties(Map.of("charges", charges));

        Structure wrapped = Lattice.wrapped(structure);

        Lattice lattice = Lattice.of(cell);
        for (int atom = 0; atom < 100; atom++) {
            double[] moves = new double[3];
            for (int k = 0; k < 3; k++) {
                double fraction = fraction(lattice, wrapped, atom, k);
                moves[k] = fraction(lattice, structure, atom, k) - fraction;
                assertEquals(Math.rint(moves[k]), moves[k], 1e-13);
                assertTrue(k == 1 || (fraction > -1e-15 && fraction < 1 + 1e-15));
            }
            assertEquals(0, moves[1], 1e-13, "the second direction is not periodic");
            for (int m = 0; m < 3; m++) {
                double moved = Math.rint(moves[0]) * SKEWED[m] + Math.rint(moves[2]) * SKEWED[6 + m];
                assertEquals(structure.position(atom, m), wrapped.position(atom, m) + moved, 1e-12);
            }
        }
        assertEquals(structure.properties(), wrapped.properties());
        assertEquals(structure.atomProperties(), wrapped.atomProperties());
    }

    @Test
    void moleculesStayWhereTheyAre() {
        Structure molecule = Structure.molecule(new int[] {1}, new double[] {-70, 3, 1e8});
        assertArrayEquals(molecule.positions(), Lattice.wrapped(molecule).positions());
    }

    private static double fraction(Lattice lattice, Structure structure, int atom, int k) {
        return lattice.fraction(
                structure.position(atom, 0), structure.position(atom, 1), structure.position(atom, 2), k);
    }
}
