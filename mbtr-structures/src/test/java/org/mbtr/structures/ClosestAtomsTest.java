package org.mbtr.structures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mbtr.structures.ClosestAtoms.Pair;

/** The closest atoms of each two elements are found, across the faces of a cell too. */
class ClosestAtomsTest {
    private static final int H = 1;
    private static final int O = 8;

    private static Structure box(boolean third, int[] elements, double... positions) {
        Cell cell = new Cell(new double[] {4, 0, 0, 0, 5, 0, 0, 0, 6}, new boolean[] {true, true, third});
        return Structure.crystal(elements, positions, cell);
    }

    @Test
    void eachTwoElementsHaveTheirClosestPair() {
        double[] positions = {0, 0, 0, 0, 0, 1, 0, 0, -0.5, 0, 0, 3};
        Structure structure = Structure.molecule(new int[] {O, H, H, O}, positions);
        assertEquals(
                List.of(new Pair(0, 2, 0.5), new Pair(1, 2, 1.5), new Pair(0, 3, 3)), ClosestAtoms.pairs(structure, 3));
        assertEquals(1, ClosestAtoms.pairs(structure, 1.2).size());
    }

    @Test
    void onlyPeriodicDirectionsHaveImages() {
        double[] positions = {0, 0, 0.01, 0, 0, 5.99};
        assertEquals(
                0.02,
                ClosestAtoms.pairs(box(true, new int[] {H, H}, positions), 3.5)
                        .getFirst()
                        .distance(),
                1e-12);
        assertTrue(ClosestAtoms.pairs(box(false, new int[] {H, H}, positions), 3.5)
                .isEmpty());
    }

    @Test
    void imageOfAnAtomIsAnAtom() {
        assertEquals(List.of(new Pair(0, 0, 4)), ClosestAtoms.pairs(box(true, new int[] {H}, 1, 2, 3), 4));
    }

    @Test
    void coincidentAtomsAreNamedWithTheirDistance() {
        Structure structure = Structure.molecule(new int[] {6, H, H}, new double[] {0, 0, 0, 1, 0, 0, 1, 0, 0.05});
        Pair closest = ClosestAtoms.pairs(structure, 3).getFirst();
        assertTrue(closest.isCoincident());
        assertEquals(
                "atom 2 (H) and atom 3 (H) are 0.05000 Å apart: remove one of them or check the unit of length",
                closest.fault(structure));
    }

    @Test
    void cellInWrongUnitsIsACellVectorThatIsTooShort() {
        Cell cell = new Cell(new double[] {5e-10, 0, 0, 0, 5, 0, 0, 0, 5}, new boolean[] {true, true, true});
        Structure structure = Structure.crystal(new int[] {H}, new double[3], cell);
        Pair closest = ClosestAtoms.pairs(structure, 5).getFirst();
        assertTrue(closest.isCoincident());
        assertTrue(
                closest.fault(structure)
                        .startsWith(
                                "atom 1 (H) and its own periodic image are 5.000e-10 Å apart: a cell vector is too short"),
                closest.fault(structure));
    }

    @Test
    void bondedAtomsAreNotCoincident() {
        Structure hydrogen = Structure.molecule(new int[] {H, H}, new double[] {0, 0, 0, 0, 0, 0.74});
        assertFalse(ClosestAtoms.pairs(hydrogen, 3).getFirst().isCoincident());
    }
}
