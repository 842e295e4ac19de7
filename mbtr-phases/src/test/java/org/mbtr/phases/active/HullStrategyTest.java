package org.mbtr.phases.active;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

class HullStrategyTest {
    private static final Workers WORKERS = new Workers(2);
    private static final LatticeAlloy ALLOY = new LatticeAlloy(0, 1);
    private static final Candidates CANDIDATES = new Candidates(ALLOY.structures);

    @AfterAll
    static void stop() {
        WORKERS.close();
    }

    private static HullSettings settings(double probability, int batch) {
        return new HullSettings(probability, 0, 1e-6, batch, 8, 1);
    }

    private static List<Round> play(double[] energies, HullSettings settings, Workers workers) {
        List<Round> rounds = new ArrayList<>();
        try (HullStrategy strategy = new HullStrategy(CANDIDATES, settings, workers)) {
            new Simulation(CANDIDATES, energies).run(strategy, rounds::add);
        }
        return rounds;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void hullIsFoundWithFewStructures(int batch) {
        List<Round> rounds = play(ALLOY.energies, settings(0.02, batch), WORKERS);
        Round last = rounds.getLast();
        assertTrue(last.hullIsRight(), last.toString());
        assertTrue(last.savings() > 0.5, last.toString());
        assertTrue(last.probabilityOfChange().orElseThrow() <= 0.02);
        assertEquals(10, rounds.getFirst().known());
        for (int r = 1; r < rounds.size(); r++) {
            assertEquals(batch, rounds.get(r).known() - rounds.get(r - 1).known());
            assertTrue(rounds.get(r - 1).probabilityOfChange().orElseThrow() > 0.02);
        }
    }

    /** The choice does not depend on where it ends. */
    @Test
    void moreCertaintyIsMoreOfTheSame() {
        List<Round> early = play(ALLOY.energies, settings(0.5, 1), WORKERS);
        List<Round> late = play(ALLOY.energies, settings(0.01, 1), WORKERS);
        assertTrue(early.size() < late.size());
        for (int r = 0; r < early.size(); r++) {
            assertArrayEquals(early.get(r).vertices(), late.get(r).vertices());
            assertEquals(early.get(r).probabilityOfChange(), late.get(r).probabilityOfChange());
        }
    }

    /** Half as many again, or more if these raise a doubt, or fewer if nothing speaks against it. */
    @Test
    void promisesAreConfirmed() {
        int believed = play(ALLOY.energies, settings(0.1, 1), WORKERS).getLast().known();
        List<Round> rounds = play(ALLOY.energies, new HullSettings(0.1, 0.5, 1e-6, 1, 8, 1), WORKERS);
        for (Round round : rounds) {
            double change = round.probabilityOfChange().orElseThrow();
            boolean done = change <= 0.001 || change <= 0.1 && round.known() >= 1.5 * believed;
            assertEquals(round == rounds.getLast(), done, round.toString());
        }
    }

    @Test
    void threadsDoNotMatter() {
        try (Workers one = new Workers(1);
                Workers three = new Workers(3)) {
            List<Round> first = play(ALLOY.energies, settings(0.1, 3), one);
            List<Round> second = play(ALLOY.energies, settings(0.1, 3), three);
            assertEquals(
                    first.stream().map(Round::probabilityOfChange).toList(),
                    second.stream().map(Round::probabilityOfChange).toList());
        }
    }

    /** Energies without any relation to structure: all that may be below the hull are computed, at the price of nearly everything. */
    @Test
    void whatCannotBePredictedIsComputed() {
        LatticeAlloy noise = new LatticeAlloy(1, 2);
        Round last = play(noise.energies, settings(0.05, 8), WORKERS).getLast();
        assertTrue(last.hullIsRight());
        assertTrue(last.savings() < 0.5, last.toString());
    }

    @Test
    void proposalsPredictWhatIsNotKnown() {
        try (HullStrategy strategy = new HullStrategy(CANDIDATES, settings(0.02, 4), WORKERS)) {
            int[] start = strategy.propose().next();
            strategy.learn(start, energies(start));
            Proposal proposal = strategy.propose();
            assertEquals(4, Arrays.stream(proposal.next()).distinct().count());
            for (int i : start) {
                assertTrue(Double.isNaN(proposal.predictions()[i]) && Double.isNaN(proposal.scales()[i]));
            }
            assertTrue(proposal.probabilityOfChange().orElseThrow() > 0.02);
        }
    }

    private static double[] energies(int... structures) {
        return IntStream.of(structures).mapToDouble(i -> ALLOY.energies[i]).toArray();
    }

    /** One energy is wrong by 50 meV/atom, either way; without it none is far from what the others say. */
    @ParameterizedTest
    @ValueSource(doubles = {-0.05, 0, 0.05})
    void wrongEnergiesAreASurprise(double error) {
        int wrong = 20;
        try (HullStrategy strategy = new HullStrategy(CANDIDATES, settings(0.02, 1), WORKERS)) {
            assertEquals(List.of(), strategy.surprises());
            int[] known = IntStream.range(0, 45).toArray();
            double[] energies = energies(known);
            energies[wrong] += error;
            strategy.learn(known, energies);
            List<Surprise> surprises = strategy.surprises();
            if (error == 0) {
                assertEquals(List.of(), surprises);
            } else {
                assertEquals(
                        List.of(wrong),
                        surprises.stream().map(Surprise::structure).toList());
                assertEquals(error, surprises.getFirst().difference(), 0.01);
                assertTrue(surprises.getFirst().usual() < 0.006, surprises.toString());
            }
        }
    }

    @Test
    void energiesOfZeroAreNoReasonToStop() {
        try (HullStrategy strategy = new HullStrategy(CANDIDATES, settings(0.02, 2), WORKERS)) {
            int[] start = strategy.propose().next();
            strategy.learn(start, new double[start.length]);
            int[] next = strategy.propose().next();
            assertEquals(2, next.length);
            assertTrue(IntStream.of(next).noneMatch(i -> IntStream.of(start).anyMatch(j -> i == j)));
        }
    }

    @Test
    void whatCannotBeUsedIsRefused() {
        assertThrows(MbtrException.class, () -> new HullSettings(1, 0, 1e-6, 1, 8, 1));
        assertThrows(MbtrException.class, () -> new HullSettings(0.1, 0, 0, 1, 8, 1));
        assertThrows(MbtrException.class, () -> new HullSettings(0.1, 0, 1e-6, 0, 8, 1));
        assertThrows(MbtrException.class, () -> new HullSettings(0.1, -1, 1e-6, 1, 8, 1));
        try (HullStrategy strategy = new HullStrategy(CANDIDATES, settings(0.02, 1), WORKERS)) {
            MbtrException infinite = assertThrows(
                    MbtrException.class, () -> strategy.learn(new int[] {4}, new double[] {Double.POSITIVE_INFINITY}));
            assertTrue(infinite.getMessage().contains("structure 5"), infinite.getMessage());
        }
        Candidates alike = new Candidates(List.of(
                Structure.molecule(new int[] {1}, new double[3]), Structure.molecule(new int[] {6}, new double[3])));
        assertThrows(MbtrException.class, () -> new HullStrategy(alike, settings(0.02, 1), WORKERS));
    }
}
