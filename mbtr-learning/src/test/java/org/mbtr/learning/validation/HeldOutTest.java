package org.mbtr.learning.validation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** Validation structures leave every element that they have to the structures that are fitted. */
class HeldOutTest {
    private static Structure of(int... atomicNumbers) {
        return Structure.molecule(atomicNumbers, new double[3 * atomicNumbers.length]);
    }

    private static Split all(List<Structure> structures) {
        return new Split(IntStream.range(0, structures.size()).toArray(), new int[0]);
    }

    private static Set<Integer> elements(List<Structure> structures, int[] positions) {
        Set<Integer> elements = new HashSet<>();
        for (int position : positions) {
            for (int z : structures.get(position).atomicNumbers()) {
                elements.add(z);
            }
        }
        return elements;
    }

    /** Sixty compounds of two of forty elements, as in a set of crystals. */
    private static List<Structure> compounds(long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, 60)
                .mapToObj(i -> of(1 + random.nextInt(40), 1 + random.nextInt(40)))
                .toList();
    }

    @Test
    void fittedStructuresHaveEveryElementOfTheHeldOut() {
        int uncoveredByPlainDraws = 0;
        for (long seed = 0; seed < 30; seed++) {
            List<Structure> structures = compounds(seed);
            int[] everything = all(structures).training();
            int[] drawn = HeldOut.draw(structures, everything, 12, new Random(seed));
            Set<Integer> fitted = elements(structures, Sampling.without(everything, drawn));
            assertTrue(fitted.containsAll(elements(structures, drawn)), "seed " + seed);
            assertEquals(12, drawn.length, "seed " + seed);
            int[] plain = Sampling.uniform(everything, 12, new Random(seed));
            boolean covered =
                    elements(structures, Sampling.without(everything, plain)).containsAll(elements(structures, plain));
            uncoveredByPlainDraws += covered ? 0 : 1;
        }
        assertTrue(uncoveredByPlainDraws > 10, "the control: plain draws do leave elements uncovered");
    }

    @Test
    void drawIsUniformWhereItCoversAnyway() {
        List<Structure> structures =
                IntStream.range(0, 30).mapToObj(i -> of(1, 6)).toList();
        int[] everything = all(structures).training();
        assertArrayEquals(
                Sampling.uniform(everything, 7, new Random(5)), HeldOut.draw(structures, everything, 7, new Random(5)));
    }

    @Test
    void fewerAreHeldOutWhereNoMoreCanBeSpared() {
        List<Structure> structures = List.of(of(1), of(1), of(2), of(3), of(4));
        NestedSplit split = NestedSplit.inner(structures, all(structures), 3, 1);
        assertEquals(1, split.inner().test().length);
        assertTrue(split.inner().test()[0] < 2);
        assertEquals(4, split.inner().training().length);
    }

    @Test
    void nothingToSpareIsSaid() {
        List<Structure> structures = List.of(of(1), of(2), of(3), of(4));
        MbtrException failure =
                assertThrows(MbtrException.class, () -> NestedSplit.inner(structures, all(structures), 1, 1));
        assertTrue(failure.getMessage().contains("only one with one of its elements"), failure.getMessage());
    }
}
