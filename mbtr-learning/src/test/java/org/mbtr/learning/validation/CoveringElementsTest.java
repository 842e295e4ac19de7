package org.mbtr.learning.validation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mbtr.structures.Structure;

class CoveringElementsTest {
    private static Structure atoms(int... atomicNumbers) {
        double[] positions = new double[3 * atomicNumbers.length];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = i;
        }
        return Structure.molecule(atomicNumbers, positions);
    }

    @Test
    void everyElementIsCoveredForEverySeed() {
        List<Structure> structures = new ArrayList<>(List.of(atoms(17, 1)));
        for (int i = 0; i < 40; i++) {
            structures.add(i % 3 == 0 ? atoms(6, 1) : atoms(8, 1, 1));
        }
        for (int seed = 0; seed < 20; seed++) {
            int[] covering = Sampling.coveringElements(structures, new Random(seed));
            Set<Integer> seen = new HashSet<>();
            for (int position : covering) {
                for (int z : structures.get(position).atomicNumbers()) {
                    seen.add(z);
                }
            }
            assertEquals(Set.of(1, 6, 8, 17), seen, "seed " + seed);
            assertTrue(covering.length <= 4, "seed " + seed);
        }
    }

    @Test
    void oneStructureIsEnoughWhereAllHaveTheSameElements() {
        List<Structure> structures = List.of(atoms(6, 1), atoms(1, 6), atoms(6, 6, 1));
        assertEquals(1, Sampling.coveringElements(structures, new Random(1)).length);
    }

    @Test
    void nothingCoversNothing() {
        assertArrayEquals(new int[0], Sampling.coveringElements(List.of(), new Random(1)));
    }
}
