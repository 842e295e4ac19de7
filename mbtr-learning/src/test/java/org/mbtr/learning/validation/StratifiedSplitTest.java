package org.mbtr.learning.validation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** The split of the paper's crystals. */
class StratifiedSplitTest {
    private static final int SIZE = 200;

    /** Pairs of atoms of 20 elements, the last two of which occur once each; labels 0, 1, 2 … in random order. */
    private static final LabelledStructures DATA = data();

    private static LabelledStructures data() {
        Random random = new Random(3);
        int[] labels = Sampling.shuffled(IntStream.range(0, SIZE).toArray(), random);
        List<Structure> structures = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            int[] elements = i < 2 ? new int[] {19 + i, 1} : new int[] {1 + random.nextInt(18), 1 + random.nextInt(18)};
            structures.add(Structure.molecule(elements, new double[] {0, 0, 0, 0, 0, 1}));
        }
        return new LabelledStructures(
                structures, IntStream.of(labels).asDoubleStream().toArray());
    }

    @Test
    void setsHaveTheirSizesAndShareNothing() {
        NestedSplit split = NestedSplit.stratified(DATA, 120, 50, 30, 1);
        assertEquals(50, split.outer().test().length);
        assertEquals(120, split.outer().training().length);
        assertEquals(30, split.inner().test().length);
        assertArrayEquals(
                split.outer().training(),
                Sampling.union(split.inner().training(), split.inner().test()));
    }

    /** 50 draws from 50 runs of about 4 labels: the mean cannot be far from that of all, as that of uniform draws can. */
    @Test
    void testAndValidationSetsAreEvenOverLabels() {
        for (long seed = 0; seed < 20; seed++) {
            NestedSplit split = NestedSplit.stratified(DATA, 150, 50, 30, seed);
            assertEquals((SIZE - 1) / 2.0, mean(split.outer().test()), 5, "seed " + seed);
            assertEquals(mean(split.outer().training()), mean(split.inner().test()), 5, "seed " + seed);
        }
    }

    @Test
    void whatIsLearnedFromHasEveryElement() {
        for (long seed = 0; seed < 20; seed++) {
            NestedSplit split = NestedSplit.stratified(DATA, 60, 50, 30, seed);
            assertEquals(
                    elements(IntStream.range(0, SIZE).toArray()),
                    elements(split.outer().training()));
            assertEquals(
                    elements(split.outer().training()), elements(split.inner().training()));
        }
        Random random = new Random(1);
        int[] uniform = Sampling.uniform(IntStream.range(0, SIZE).toArray(), 60, random);
        assertFalse(elements(uniform).contains(19) && elements(uniform).contains(20), "a control: it is no accident");
    }

    @Test
    void testSetDoesNotDependOnTheTrainingSet() {
        assertArrayEquals(
                NestedSplit.stratified(DATA, 150, 50, 30, 5).outer().test(),
                NestedSplit.stratified(DATA, 70, 50, 10, 5).outer().test());
    }

    @Test
    void givenTestSetStaysAndTrainingIsDrawnFromTheOthers() {
        int[] test = IntStream.range(100, 150).toArray();
        int[] others = Sampling.without(IntStream.range(0, SIZE).toArray(), test);
        NestedSplit split = NestedSplit.stratified(DATA, new Split(others, test), 80, 20, 1);
        assertArrayEquals(test, split.outer().test());
        assertEquals(80, split.outer().training().length);
        assertTrue(IntStream.of(split.outer().training()).allMatch(i -> i < 100 || i >= 150));
    }

    @Test
    void trainingSetThatCannotHaveAllElementsIsRefused() {
        MbtrException few = assertThrows(MbtrException.class, () -> NestedSplit.stratified(DATA, 5, 50, 2, 1));
        assertTrue(few.getMessage().contains("5 of 150"), few.getMessage());
        MbtrException many = assertThrows(MbtrException.class, () -> NestedSplit.stratified(DATA, 151, 50, 2, 1));
        assertTrue(many.getMessage().contains("151 of 150"), many.getMessage());
    }

    private static double mean(int[] positions) {
        return IntStream.of(positions)
                .mapToDouble(i -> DATA.labels()[i])
                .average()
                .orElseThrow();
    }

    private static Set<Integer> elements(int[] positions) {
        Set<Integer> elements = new HashSet<>();
        for (int position : positions) {
            Arrays.stream(DATA.structures().get(position).atomicNumbers()).forEach(elements::add);
        }
        return elements;
    }
}
