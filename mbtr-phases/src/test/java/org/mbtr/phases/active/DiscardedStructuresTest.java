package org.mbtr.phases.active;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mbtr.representations.parallel.Workers;

/** Energies that cannot be had, and such as are known without asking, for every strategy. */
class DiscardedStructuresTest {
    private static final Workers WORKERS = new Workers(2);
    private static final LatticeAlloy ALLOY = new LatticeAlloy(0, 1);
    private static final Candidates CANDIDATES = new Candidates(ALLOY.structures);

    @AfterAll
    static void stop() {
        WORKERS.close();
    }

    static List<StrategyChoice> choices() {
        return List.of(
                new StrategyChoice.Hull(new HullSettings(0.05, 0, 1e-6, 4, 8, 1)),
                new StrategyChoice.Paper(PaperSettings.standard(1)),
                new StrategyChoice.Chance(10, 1));
    }

    private static void learn(Strategy strategy, int... structures) {
        strategy.learn(
                structures,
                IntStream.of(structures).mapToDouble(i -> ALLOY.energies[i]).toArray());
    }

    /** The pure structures of an element, and every second one of those asked for later, cannot be computed. */
    @ParameterizedTest
    @MethodSource("choices")
    void whatCannotBeHadIsNeverAskedForAgain(StrategyChoice choice) {
        Set<Integer> failed = new HashSet<>();
        Set<Integer> known = new HashSet<>();
        try (Strategy strategy = choice.create(CANDIDATES, WORKERS)) {
            int[] next = strategy.propose().next();
            int[] pure = IntStream.of(next)
                    .filter(i -> CANDIDATES.composition(i).fraction(0) == 1)
                    .toArray();
            assertTrue(pure.length > 0);
            strategy.discard(pure);
            IntStream.of(pure).forEach(failed::add);
            int[] others = IntStream.of(next).filter(i -> !failed.contains(i)).toArray();
            learn(strategy, others);
            IntStream.of(others).forEach(known::add);

            int[] replacement = strategy.propose().next();
            assertTrue(
                    IntStream.of(replacement)
                            .anyMatch(i -> CANDIDATES.composition(i).fraction(0) == 1),
                    "another pure structure stands in");
            next = replacement;
            for (int round = 0; round < 6 && next.length > 0; round++) {
                for (int i = 0; i < next.length; i++) {
                    assertFalse(failed.contains(next[i]) || known.contains(next[i]), choice.label() + " " + next[i]);
                    boolean fails = round > 0 && i % 2 == 1;
                    (fails ? failed : known).add(next[i]);
                    if (fails) {
                        strategy.discard(next[i]);
                    } else {
                        learn(strategy, next[i]);
                    }
                }
                next = strategy.propose().next();
            }
        }
    }

    /** Energies that are there fill the start; a strategy asks only for what they lack. */
    @ParameterizedTest
    @MethodSource("choices")
    void knownEnergiesAreNotAskedFor(StrategyChoice choice) {
        int[] start;
        try (Strategy strategy = choice.create(CANDIDATES, WORKERS)) {
            start = strategy.propose().next();
        }
        int[] given = Arrays.copyOf(start, start.length - 1);
        try (Strategy strategy = choice.create(CANDIDATES, WORKERS)) {
            learn(strategy, given);
            int[] next = strategy.propose().next();
            assertEquals(1, next.length);
            assertTrue(IntStream.of(given).noneMatch(i -> i == next[0]));
        }
    }

    /** A calculation that was given up and ends well all the same. */
    @ParameterizedTest
    @MethodSource("choices")
    void discardedStructuresCanBeLearned(StrategyChoice choice) {
        try (Strategy strategy = choice.create(CANDIDATES, WORKERS);
                Strategy other = choice.create(CANDIDATES, WORKERS)) {
            int[] start = strategy.propose().next();
            other.propose();
            strategy.discard(start[0]);
            learn(strategy, start);
            learn(other, start);
            assertArrayEquals(other.propose().next(), strategy.propose().next());
        }
    }
}
