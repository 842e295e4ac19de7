package org.mbtr.potentials.gdml.permutations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** Frames of methanol, O C H(O) and three H, whose atoms shake and whose methyl group turns in some frames. */
class PermutationSearchTest {
    private static final int[] METHANOL = {8, 6, 1, 1, 1, 1};

    @Test
    void methylGroupThatTurnsRarelyIsFound() {
        List<Structure> frames = methanol(60, 20, 1);
        PermutationGroup expected =
                PermutationGroup.generatedBy(6, List.of(new int[] {0, 1, 2, 4, 5, 3}, new int[] {0, 1, 2, 3, 5, 4}), 6);
        FoundPermutations found = find(frames, 1);
        assertEquals(expected, found.group());
        assertEquals(60, found.frames());
        found.group().requireFits(METHANOL);
    }

    @Test
    void methylGroupThatNeverTurnsIsNot() {
        FoundPermutations found = find(methanol(60, Integer.MAX_VALUE, 1), 1);
        assertEquals(PermutationGroup.generatedBy(6, List.of(new int[] {0, 1, 2, 3, 5, 4}), 2), found.group());
    }

    @Test
    void threadsChangeNothing() {
        List<Structure> frames = methanol(40, 5, 2);
        FoundPermutations one = find(frames, 1);
        FoundPermutations three = find(frames, 3);
        assertEquals(one.group(), three.group());
        assertEquals(describe(one), describe(three));
    }

    private static List<String> describe(FoundPermutations found) {
        return found.links().stream()
                .map(link -> Arrays.toString(link.permutation()) + link.count() + " " + link.norm() + link.verdict())
                .toList();
    }

    @Test
    void orderOfAtomsIsTheOnlyThingThatDecides() {
        List<Structure> frames = methanol(40, 5, 3);
        List<Structure> moved =
                frames.stream().map(PermutationSearchTest::turnedAndShifted).toList();
        assertEquals(find(frames, 1).group(), find(moved, 1).group());
    }

    @Test
    void fewerFramesAreComparedWhereWanted() {
        FoundPermutations found =
                new PermutationSearch(new PermutationSearchSettings(25, 10)).find(methanol(80, 3, 4), new Workers(1));
        assertEquals(25, found.frames());
        assertEquals(6, found.group().order());
    }

    @Test
    void groupsBeyondTheLimitAreRefused() {
        PermutationSearch search = new PermutationSearch(new PermutationSearchSettings(60, 3));
        List<Structure> frames = methanol(60, 3, 1);
        try (Workers workers = new Workers(1)) {
            var refused = assertThrows(MbtrException.class, () -> search.find(frames, workers));
            assertTrue(refused.getMessage().contains("more than 3 elements"), refused.getMessage());
        }
    }

    @Test
    void permutationsThatBreakBondsDoNotFit() {
        List<double[]> frames =
                methanol(10, 3, 1).stream().map(Structure::positions).toList();
        FrameMatching matching = new FrameMatching(METHANOL, frames, new Workers(1));
        DistanceRanges ranges = DistanceRanges.of(matching, 10, 6);
        assertTrue(ranges.fit(new int[] {0, 1, 2, 4, 5, 3}, 1.2));
        assertFalse(ranges.fit(new int[] {0, 1, 3, 2, 4, 5}, 1.2));
    }

    @Test
    void otherMoleculesAreRefused() {
        List<Structure> frames = new ArrayList<>(methanol(5, 3, 1));
        frames.add(Structure.molecule(
                new int[] {6, 8, 1, 1, 1, 1}, frames.getFirst().positions()));
        var refused = assertThrows(MbtrException.class, () -> find(frames, 1));
        assertTrue(refused.getMessage().contains("structure 6"), refused.getMessage());
        var one = assertThrows(MbtrException.class, () -> find(frames.subList(0, 1), 1));
        assertTrue(one.getMessage().contains("at least 2"), one.getMessage());
    }

    private static FoundPermutations find(List<Structure> frames, int threads) {
        try (Workers workers = new Workers(threads)) {
            return new PermutationSearch(PermutationSearchSettings.STANDARD).find(frames, workers);
        }
    }

    /** Every {@code turn}-th frame has its methyl group turned, one way and the other; all atoms shake by 0.03 angstrom. */
    static List<Structure> methanol(int count, int turn, long seed) {
        Random random = new Random(seed);
        List<Structure> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int turns = i % turn == turn - 1 ? 1 + i / turn % 2 : 0;
            double[] positions = {0, 0, 1.42, 0, 0, 0, 0.91, 0, 1.73, 0, 0, 0, 0, 0, 0, 0, 0, 0};
            for (int h = 0; h < 3; h++) {
                double angle = Math.PI + (h + turns) * 2 * Math.PI / 3 + 0.15 * random.nextGaussian() / 3;
                positions[9 + 3 * h] = 1.03 * Math.cos(angle);
                positions[10 + 3 * h] = 1.03 * Math.sin(angle);
                positions[11 + 3 * h] = -0.36;
            }
            for (int k = 0; k < positions.length; k++) {
                positions[k] += 0.03 * random.nextGaussian();
            }
            frames.add(Structure.molecule(METHANOL, positions));
        }
        return frames;
    }

    private static Structure turnedAndShifted(Structure frame) {
        double[] old = frame.positions();
        double[] moved = new double[old.length];
        for (int a = 0; a < old.length; a += 3) {
            moved[a] = old[a + 1] + 5;
            moved[a + 1] = old[a + 2] - 3;
            moved[a + 2] = old[a];
        }
        return frame.withPositions(moved);
    }
}
