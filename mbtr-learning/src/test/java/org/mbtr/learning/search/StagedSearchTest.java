package org.mbtr.learning.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A loss with two minima, at −4 and at 4, of which the first stage prefers the wrong one. */
class StagedSearchTest {
    private static final int CHEAP = 10;
    private static final int DEAR = 100;

    private final Map<Integer, Integer> calls = new HashMap<>();

    private final Set<List<Double>> points = new HashSet<>();

    @TempDir
    private Path folder;

    private double loss(int stage, List<Double> point) {
        calls.merge(stage, 1, Integer::sum);
        assertTrue(points.add(List.of((double) stage, point.getFirst())), "evaluated before: " + stage + " " + point);
        double x = point.getFirst();
        double left = 1 + Math.abs(x + 4);
        double right = (stage == CHEAP ? 1.5 : 0.5) + Math.abs(x - 4);
        return Math.min(left, right);
    }

    private static List<SearchVariable> from(double start) {
        return List.of(new SearchVariable(new HyperParameter.LengthScale(), start, 1, 0.5, -10, 10, 1));
    }

    private GridSearch.Result minimum(
            List<Integer> stages, Optional<Path> journal, JournalledSearch.Listener listener, double... starts) {
        List<List<SearchVariable>> begun = new ArrayList<>();
        for (double start : starts) {
            begun.add(from(start));
        }
        return new StagedSearch(
                        stages, "size", begun, List.of("x"), List.of(), 1e-9, 1, Optional.empty(), Optional.empty())
                .minimize(journal, "made up", this::loss, listener);
    }

    private GridSearch.Result minimum(List<Integer> stages, double... starts) {
        return minimum(stages, Optional.empty(), (number, point, loss, seconds) -> {}, starts);
    }

    @Test
    void oneStartStaysInItsValley() {
        assertEquals(List.of(-4.0), minimum(List.of(CHEAP, DEAR), -6).exponents());
    }

    /** Both minima come out of the first stage; the last one takes the right one and searches from it alone. */
    @Test
    void severalStartsEndInTheBetterValley() {
        GridSearch.Result found = minimum(List.of(CHEAP, DEAR), -6, -5, 6);
        assertEquals(List.of(4.0), found.exponents());
        assertEquals(0.5, found.loss(), 1e-9);
        assertTrue(calls.get(DEAR) <= 5, "the start of either valley and a search from one: " + calls);
    }

    @Test
    void aSingleStageSearchesFromAllStarts() {
        assertEquals(List.of(4.0), minimum(List.of(DEAR), -6, 6).exponents());
    }

    /** Points on the way of several searches are evaluated once, and not again by a search that goes on from the journal. */
    @Test
    void nothingIsEvaluatedTwice() {
        Optional<Path> journal = Optional.of(folder.resolve("journal.jsonl"));
        List<List<Double>> seen = new ArrayList<>();
        JournalledSearch.Listener listener = (number, point, loss, seconds) -> {
            assertEquals(seen.size() + 1, number);
            seen.add(point);
        };
        GridSearch.Result first = minimum(List.of(CHEAP, DEAR), journal, listener, -6, -5, 6);
        int evaluated = calls.values().stream().mapToInt(count -> count).sum();
        assertEquals(evaluated, first.evaluations());
        assertEquals(evaluated, seen.size());
        assertEquals(
                evaluated,
                SearchJournal.read(journal.orElseThrow()).evaluations().size());

        seen.clear();
        assertEquals(first, minimum(List.of(CHEAP, DEAR), journal, listener, -6, -5, 6));
        assertEquals(evaluated, calls.values().stream().mapToInt(count -> count).sum());
    }

    /** A minimum at −3 that has moved down from where it was in the stage before; below the wall models do not work. */
    private static GridSearch.Result carriedOn(double movedBy, double wall, double intervals) {
        StagedSearch search = new StagedSearch(
                List.of(DEAR),
                "size",
                List.of(from(0)),
                List.of("x"),
                List.of(),
                1e-9,
                1,
                Optional.empty(),
                Optional.of(new StagedSearch.Trend(CHEAP, intervals, List.of(-1.0))));
        return search.minimize(
                Optional.empty(),
                "made up",
                (stage, point) -> {
                    double x = point.getFirst();
                    double minimum = stage == CHEAP ? movedBy - 3 : -3;
                    return x < wall ? 1e10 : 100 + (x - minimum) * (x - minimum);
                },
                (number, point, loss, seconds) -> {});
    }

    @Test
    void aMinimumMovesOnAsItHasMoved() {
        assertEquals(List.of(-4.5), carriedOn(1.5, -10, 1).exponents());
        assertEquals(List.of(-3.75), carriedOn(1.5, -10, 0.5).exponents());
        assertEquals(100 + 1.5 * 1.5, carriedOn(1.5, -10, 1).loss());
    }

    @Test
    void aMinimumThatMovedTheOtherWayStays() {
        assertEquals(List.of(-3.0), carriedOn(-1, -10, 1).exponents());
    }

    /** By two steps at most, and not to where the loss is much larger or models do not work. */
    @Test
    void aMinimumDoesNotMoveTooFar() {
        assertEquals(List.of(-5.0), carriedOn(8, -10, 1).exponents());
        assertEquals(List.of(-6.0), carriedOn(2, -10, 4).exponents());
        assertEquals(List.of(-3.5), carriedOn(2, -3.5, 1).exponents());
    }
}
