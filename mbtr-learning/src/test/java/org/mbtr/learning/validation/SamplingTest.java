package org.mbtr.learning.validation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.TestMolecules;
import org.mbtr.structures.MbtrException;

/** Subsets and errors. */
class SamplingTest {
    private static final int[] ALL = IntStream.range(0, 100).toArray();

    /** Written down once: a seed must draw the same on every machine and in every version. */
    @Test
    void aSeedAlwaysDrawsTheSame() {
        assertArrayEquals(
                new int[] {29, 31, 52, 66, 85}, Sampling.uniform(ALL, 5, new Random(1)), "seed 1 draws differently");
    }

    @Test
    void stratifiedDrawTakesOneOfEachRunOfSortedLabels() {
        double[] labels =
                IntStream.range(0, 100).mapToDouble(i -> (i * 37) % 100).toArray();
        for (int seed = 0; seed < 10; seed++) {
            int[] drawn = Sampling.stratified(ALL, 20, labels, new Random(seed));
            int[] runs = Arrays.stream(drawn)
                    .map(i -> (int) (labels[i] / 5))
                    .sorted()
                    .toArray();
            assertArrayEquals(IntStream.range(0, 20).toArray(), runs);
        }
    }

    @Test
    void drawsAreDistinctAndWithinTheCandidates() {
        int[] candidates = {3, 9, 27, 81};
        assertArrayEquals(candidates, Sampling.uniform(candidates, 4, new Random(2)));
        assertThrows(MbtrException.class, () -> Sampling.uniform(candidates, 5, new Random(2)));
        assertArrayEquals(new int[] {9, 81}, Sampling.without(candidates, new int[] {27, 3}));
        assertArrayEquals(new int[] {1, 2, 3}, Sampling.union(new int[] {3, 1}, new int[] {2, 1}));
    }

    @Test
    void splitsRefuseAStructureOnBothSides() {
        int[] training = {1, 2};
        int[] test = {2, 3};
        assertThrows(MbtrException.class, () -> new Split(training, test));
    }

    @Test
    void qm7bSplitKeepsSmallMoleculesForTraining() {
        LabelledStructures data = TestMolecules.labelled(600, 4);
        NestedSplit split = NestedSplit.qm7b(data, 550, 20, 1);
        assertEquals(550, split.outer().training().length);
        assertEquals(50, split.outer().test().length);
        assertEquals(530, split.inner().training().length);
        assertEquals(20, split.inner().test().length);
        for (int i : Sampling.union(split.outer().test(), split.inner().test())) {
            long heavy = Arrays.stream(data.structures().get(i).atomicNumbers())
                    .filter(z -> z > 1)
                    .count();
            assertTrue(heavy > 4);
        }
        assertFalse(Arrays.equals(
                split.outer().test(), NestedSplit.qm7b(data, 550, 20, 2).outer().test()));
    }
}
