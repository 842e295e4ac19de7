package org.mbtr.phases.active;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mbtr.structures.Structure;

class SimulationTest {
    /** Ag, Au, AgAu low, AgAu high, a copy of AgAu low, Ag3Au. */
    private static final int[][] ELEMENTS = {{47}, {79}, {47, 79}, {47, 79}, {79, 47}, {47, 47, 47, 79}};

    private static final double[] ENERGIES = {0, 0, -0.1, -0.02, -0.1, -0.06};

    private static final Candidates CANDIDATES = new Candidates(Arrays.stream(ELEMENTS)
            .map(elements -> Structure.molecule(
                    elements,
                    IntStream.range(0, 3 * elements.length)
                            .mapToDouble(i -> 3 * i)
                            .toArray()))
            .toList());

    /** Asks for fixed structures, always with the same predictions. */
    private record Script(List<int[]> rounds, List<double[]> learned, double[] predictions) implements Strategy {
        @Override
        public Proposal propose() {
            int[] next = learned.size() < rounds.size() ? rounds.get(learned.size()) : new int[0];
            return new Proposal(next, predictions, new double[0], OptionalDouble.of(0.5));
        }

        @Override
        public void learn(int[] structures, double[] energies) {
            learned.add(energies);
        }

        @Override
        public void discard(int... structures) {}

        @Override
        public void close() {}
    }

    private static List<Round> play(double[] predictions, int[]... rounds) {
        List<Round> reported = new ArrayList<>();
        Script script = new Script(List.of(rounds), new ArrayList<>(), predictions);
        Round last = new Simulation(CANDIDATES, ENERGIES).run(script, reported::add);
        assertEquals(last, reported.getLast());
        for (int r = 0; r < rounds.length; r++) {
            assertArrayEquals(
                    IntStream.of(rounds[r]).mapToDouble(i -> ENERGIES[i]).toArray(), script.learned.get(r));
        }
        return reported;
    }

    @Test
    void roundsTellHowFarTheHullIs() {
        double[] predictions = {Double.NaN, Double.NaN, -0.1, -0.05, -0.13, -0.05};
        List<Round> rounds = play(predictions, new int[] {0, 1}, new int[] {3}, new int[] {5}, new int[] {4});
        assertEquals(4, rounds.size());
        assertEquals(2, rounds.get(0).known());
        assertEquals(4.0 / 6, rounds.get(0).savings(), 1e-15);
        assertArrayEquals(new int[] {0, 1}, rounds.get(0).vertices());
        assertEquals(0.1, rounds.get(0).hullError(), 1e-12);
        assertEquals((0.03 + 0.03 + 0.01) / 4, rounds.get(0).meanAbsoluteError().orElseThrow(), 1e-12);
        assertEquals(0.08, rounds.get(1).hullError(), 1e-12);
        assertArrayEquals(new int[] {0, 1, 5}, rounds.get(2).vertices());
        assertFalse(rounds.get(2).hullIsRight());
        assertEquals(0.5, rounds.get(3).probabilityOfChange().orElseThrow());
    }

    /** Which of two equal structures was computed makes no difference. */
    @Test
    void copiesOfVerticesAreAsGood() {
        Round last = play(new double[0], new int[] {0, 1}, new int[] {4, 5}).getLast();
        assertArrayEquals(new int[] {0, 1, 4, 5}, last.vertices());
        assertTrue(last.hullIsRight());
        assertEquals(0, last.hullError());
        assertTrue(last.meanAbsoluteError().isEmpty());
    }

    @Test
    void chanceBeginsWithOneOfEachCompositionAndStopsWhereTold() {
        RandomStrategy strategy = new RandomStrategy(CANDIDATES, 5, 2, 3);
        List<Round> reported = new ArrayList<>();
        new Simulation(CANDIDATES, ENERGIES).run(strategy, reported::add);
        assertArrayEquals(
                new int[] {4, 5}, reported.stream().mapToInt(Round::known).toArray());
    }
}
