package org.mbtr.structures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NeighbourSearchTest {
    private static final double A = 4.0;

    private static Structure fcc() {
        double h = A / 2;
        Cell cell = new Cell(new double[] {0, h, h, h, 0, h, h, h, 0}, new boolean[] {true, true, true});
        return Structure.crystal(new int[] {29}, new double[] {17, -3, 0.2}, cell);
    }

    @Test
    void atomOfTheFccLatticeHasTheKnownShellsOfItsOwnImages() {
        Neighbours neighbours = new Neighbours();
        NeighbourSearch.of(fcc(), 2.01 * A).find(0, neighbours);
        SortedMap<Long, Integer> shells = new TreeMap<>();
        for (int i = 0; i < neighbours.count(); i++) {
            double half = neighbours.distancesView()[i] / A;
            shells.merge(Math.round(2 * half * half), 1, Integer::sum);
        }
        // numbers of neighbours at sqrt(n/2) lattice constants, n = 1, 2, ...: tabulated in any book on crystals
        assertEquals("{1=12, 2=6, 3=24, 4=12, 5=24, 6=8, 7=48, 8=6}", shells.toString());
    }
}
