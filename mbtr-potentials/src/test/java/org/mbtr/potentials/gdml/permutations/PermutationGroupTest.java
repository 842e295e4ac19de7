package org.mbtr.potentials.gdml.permutations;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mbtr.structures.MbtrException;

class PermutationGroupTest {
    private static final int[] ROTATION = {1, 2, 3, 4, 5, 0};
    private static final int[] REFLECTION = {0, 5, 4, 3, 2, 1};

    @Test
    void ringGeneratesTheDihedralGroup() {
        PermutationGroup group = PermutationGroup.generatedBy(6, List.of(ROTATION, REFLECTION), 100);
        assertEquals(12, group.order());
        assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5}, group.elements()[0]);
        assertEquals(group, PermutationGroup.generatedBy(6, List.of(REFLECTION, ROTATION, ROTATION), 12));
    }

    @Test
    void compositionActsOnStructuresOneAfterTheOther() {
        int[] p = {1, 2, 0, 3};
        int[] q = {0, 3, 2, 1};
        String[] atoms = {"a", "b", "c", "d"};
        assertArrayEquals(permuted(permuted(atoms, p), q), permuted(atoms, PermutationGroup.compose(p, q)));
        assertArrayEquals(atoms, permuted(permuted(atoms, p), PermutationGroup.inverse(p)));
    }

    private static String[] permuted(String[] atoms, int[] permutation) {
        String[] result = new String[atoms.length];
        for (int a = 0; a < atoms.length; a++) {
            result[a] = atoms[permutation[a]];
        }
        return result;
    }

    @Test
    void inversesBelongToTheGroup() {
        PermutationGroup group = PermutationGroup.generatedBy(6, List.of(ROTATION), 6);
        assertEquals(6, group.order());
        for (int[] element : group.elements()) {
            int[] inverse = PermutationGroup.inverse(element);
            assertTrue(List.of(group.elements()).stream().anyMatch(other -> Arrays.equals(other, inverse)));
        }
    }

    @Test
    void setsThatAreNoGroupAreRefused() {
        assertRefused("no group", new int[][] {{0, 1, 2}, {1, 2, 0}});
        assertRefused("at least the identity", new int[][] {});
        assertRefused("no permutation of 0", new int[][] {{0, 1}, {1, 1}});
        assertRefused("no permutation of 0", new int[][] {{0, 1}, {1, 0, 2}});
        assertRefused("twice", new int[][] {{0, 1}, {0, 1}});
    }

    private static void assertRefused(String word, int[][] elements) {
        var refused = assertThrows(IllegalArgumentException.class, () -> new PermutationGroup(elements));
        assertTrue(refused.getMessage().contains(word), refused.getMessage());
    }

    @Test
    void largerGroupsThanWantedAreRefused() {
        List<int[]> generators = List.of(ROTATION, new int[] {1, 0, 2, 3, 4, 5});
        var refused = assertThrows(MbtrException.class, () -> PermutationGroup.generatedBy(6, generators, 719));
        assertTrue(refused.getMessage().contains("more than 719"), refused.getMessage());
        assertEquals(720, PermutationGroup.generatedBy(6, generators, 720).order());
    }

    @Test
    void unlikeAtomsAreNotExchanged() {
        PermutationGroup group = PermutationGroup.generatedBy(3, List.of(new int[] {0, 2, 1}), 2);
        group.requireFits(new int[] {8, 1, 1});
        var unlike = assertThrows(MbtrException.class, () -> group.requireFits(new int[] {1, 1, 8}));
        assertTrue(unlike.getMessage().contains("atom 2 (O) in the place of atom 1 (H)"), unlike.getMessage());
        var fewer = assertThrows(MbtrException.class, () -> group.requireFits(new int[] {1, 1}));
        assertTrue(fewer.getMessage().contains("of 3 atoms, the molecule has 2"), fewer.getMessage());
    }

    @Test
    void elementsCannotBeChangedFromOutside() {
        int[][] given = {{0, 1}, {1, 0}};
        PermutationGroup group = new PermutationGroup(given);
        given[0][0] = 7;
        group.elements()[1][0] = 7;
        assertEquals(PermutationGroup.generatedBy(2, List.of(new int[] {1, 0}), 2), group);
    }
}
