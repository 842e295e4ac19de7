package org.mbtr.structures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NeighbourSearchTest {
    private static final double A = 4.0;

    /** What a search may allocate for one atom, working memory included (bytes); it is about 100. */
    private static final double MOST_BYTES_PER_ATOM = 150;

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

    /**
     * An fcc crystal of 108 000 atoms, each off its site by up to 0.1 Å along each axis: sites at 2.83 Å are at most 3.18 Å
     * apart, those at 4 Å at least 3.65 Å.
     */
    @Test
    void everyAtomOfALargePerturbedCrystalHasTwelveNeighbours() {
        Structure large = perturbedFcc(30);
        NeighbourSearch search = NeighbourSearch.of(large, 3.4);
        Neighbours neighbours = new Neighbours();
        int[] seen = new int[large.atomCount()];
        for (int atom = 0; atom < large.atomCount(); atom++) {
            search.find(atom, neighbours);
            assertEquals(12, neighbours.count(), "atom " + atom);
            for (int i = 0; i < 12; i++) {
                seen[neighbours.atomsView()[i]]++;
            }
        }
        assertTrue(Arrays.stream(seen).allMatch(count -> count == 12), "each is a neighbour of its neighbours");
    }

    @Test
    void memoryIsProportionalToTheNumberOfAtomsWhateverTheCutoff() {
        Structure large = perturbedFcc(30);
        assertTrue(bytesPerAtom(perturbedFcc(10), 3.4) < MOST_BYTES_PER_ATOM);
        assertTrue(bytesPerAtom(large, 3.4) < MOST_BYTES_PER_ATOM);
        assertTrue(bytesPerAtom(large, 0.01) < MOST_BYTES_PER_ATOM);
        assertTrue(bytesPerAtom(large, 60) < MOST_BYTES_PER_ATOM);
    }

    /** With boxes of four atoms in each direction there would be 30 000² of them. */
    @Test
    void atomsFarApartInAPlaneTakeNoMoreMemory() {
        Random random = new Random(1);
        int atoms = 30_000;
        double[] positions = new double[3 * atoms];
        for (int atom = 0; atom < atoms; atom++) {
            positions[3 * atom] = 1e12 * random.nextDouble();
            positions[3 * atom + 1] = 1e12 * random.nextDouble();
        }
        int[] elements = new int[atoms];
        Arrays.fill(elements, 1);
        assertTrue(bytesPerAtom(Structure.molecule(elements, positions), 3) < MOST_BYTES_PER_ATOM);
    }

    @Test
    void cutoffOfFarTooManyCellsIsAnErrorWithItsNumbers() {
        Cell tiny = new Cell(new double[] {1e-3, 0, 0, 0, 1e-3, 0, 0, 0, 1e-3}, new boolean[] {true, true, true});
        Structure structure = Structure.crystal(new int[] {1}, new double[3], tiny);
        MbtrException fault = assertThrows(MbtrException.class, () -> NeighbourSearch.of(structure, 5));
        assertTrue(fault.getMessage().contains("a cutoff of 5.0 Å is too long"), fault.getMessage());
    }

    @Test
    void atomTooFarFromTheCellIsNamed() {
        Cell cell = new Cell(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, new boolean[] {true, true, true});
        Structure structure = Structure.crystal(new int[] {1, 1}, new double[] {0, 0, 0, 0, 1e12, 0}, cell);
        MbtrException fault = assertThrows(MbtrException.class, () -> NeighbourSearch.of(structure, 1));
        assertTrue(fault.getMessage().startsWith("atom 2 is 1.0E12 cell vectors away"), fault.getMessage());
    }

    private static double bytesPerAtom(Structure structure, double cutoff) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        NeighbourSearch search = NeighbourSearch.of(structure, cutoff);
        long bytes = thread.getCurrentThreadAllocatedBytes() - before;
        assertEquals(structure.atomCount(), search.atomCount());
        return (double) bytes / structure.atomCount();
    }

    private static Structure perturbedFcc(int n) {
        Structure crystal = Supercell.of(conventional(), n, n, n);
        Random random = new Random(7);
        double[] positions = crystal.positions();
        for (int i = 0; i < positions.length; i++) {
            positions[i] += 0.2 * random.nextDouble() - 0.1;
        }
        return crystal.withPositions(positions);
    }

    private static Structure conventional() {
        double h = A / 2;
        Cell cell = new Cell(new double[] {A, 0, 0, 0, A, 0, 0, 0, A}, new boolean[] {true, true, true});
        return Structure.crystal(new int[] {29, 29, 29, 29}, new double[] {0, 0, 0, 0, h, h, h, 0, h, h, h, 0}, cell);
    }
}
