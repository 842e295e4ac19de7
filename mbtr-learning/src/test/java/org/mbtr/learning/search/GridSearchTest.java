package org.mbtr.learning.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** The search of the protocol on functions whose minimum is known. */
class GridSearchTest {
    private static final HyperParameter ANY = new HyperParameter.LengthScale();

    private static double bowl(double[] point, double... minimum) {
        double sum = 0;
        for (int v = 0; v < point.length; v++) {
            sum += (point[v] - minimum[v]) * (point[v] - minimum[v]);
        }
        return sum;
    }

    @Test
    void findsTheMinimumOfABowlForEverySeed() {
        List<SearchVariable> variables =
                List.of(SearchVariable.of(ANY, -4, 2), SearchVariable.of(ANY, 3, 1), SearchVariable.lambda(-10, 3));
        for (int seed = 0; seed < 20; seed++) {
            GridSearch.Result result = GridSearch.minimize(variables, 1e-6, seed, point -> bowl(point, -2.5, 5, -14));
            assertEquals(List.of(-2.5, 5.0, -14.0), result.exponents());
            assertEquals(0, result.loss());
        }
    }

    @Test
    void noPointIsEvaluatedTwice() {
        List<SearchVariable> variables = List.of(SearchVariable.of(ANY, 0, 1), SearchVariable.of(ANY, 0, 1));
        List<List<Double>> asked = new ArrayList<>();
        GridSearch.Result result = GridSearch.minimize(variables, 1e-6, 3, point -> {
            asked.add(Arrays.stream(point).boxed().toList());
            return bowl(point, 2, -3) + 0.5 * point[0] * point[1];
        });
        Set<List<Double>> distinct = new HashSet<>(asked);
        assertEquals(distinct.size(), asked.size());
        assertEquals(asked.size(), result.evaluations());
    }

    /** λ starts at its lower bound, as in most of the paper's searches: one step up is tried, nothing below. */
    @Test
    void staysInsideTheBounds() {
        List<SearchVariable> variables = List.of(SearchVariable.lambda(-20, 1));
        List<Double> asked = new ArrayList<>();
        GridSearch.Result result = GridSearch.minimize(variables, 0.001, 1, point -> {
            asked.add(point[0]);
            return point[0];
        });
        assertEquals(List.of(-20.0), result.exponents());
        assertEquals(List.of(-20.0, -19.0), asked);
        assertEquals(2, result.steps());
    }

    /** A gain below the resolution is no gain. */
    @Test
    void improvementsBelowTheResolutionDoNotCount() {
        List<SearchVariable> variables = List.of(SearchVariable.of(ANY, 0, 1));
        GridSearch.Result fine =
                GridSearch.minimize(variables, 1e-6, 1, point -> 1 + 1e-4 * (point[0] - 2) * (point[0] - 2));
        GridSearch.Result coarse =
                GridSearch.minimize(variables, 0.01, 1, point -> 1 + 1e-4 * (point[0] - 2) * (point[0] - 2));
        assertEquals(List.of(2.0), fine.exponents());
        assertEquals(List.of(0.0), coarse.exponents());
        assertEquals(1.0, coarse.loss());
    }

    @Test
    void modelsThatFailAreNoImprovement() {
        List<SearchVariable> variables = List.of(SearchVariable.lambda(-3, 1));
        GridSearch.Result result =
                GridSearch.minimize(variables, 0.001, 1, point -> point[0] < -4 ? Double.NaN : 10 + point[0]);
        assertEquals(List.of(-4.0), result.exponents());
    }

    /** The variable of higher priority is settled again after each change of the other. */
    @Test
    void priorityDecidesTheOrder() {
        List<SearchVariable> variables = List.of(SearchVariable.of(ANY, 0, 1), SearchVariable.of(ANY, 0, 2));
        List<Integer> moved = new ArrayList<>();
        double[] last = {0, 0};
        GridSearch.minimize(variables, 1e-6, 8, point -> {
            moved.add(point[0] != last[0] ? 0 : 1);
            return bowl(point, 1, 1);
        });
        int firstOfLow = moved.subList(1, moved.size()).indexOf(0);
        assertTrue(firstOfLow >= 3, "low priority came after " + firstOfLow + " steps");
        assertFalse(moved.isEmpty());
    }

    /** Below the edge y = 3 x − 40 nothing works; along it the loss falls, though it rises along x and y from any point of it. */
    @Test
    void edgeIsFollowedAlongAValleyAlone() {
        List<SearchVariable> variables = List.of(
                new SearchVariable(ANY, 7, 1, 0.25, 2, 7, 0),
                new SearchVariable(new HyperParameter.Lambda(), -19, 2, 1, -50, 0, 1));
        ToDoubleFunction<double[]> loss = point ->
                point[1] < 3 * point[0] - 40 ? Double.POSITIVE_INFINITY : 0.1 * point[1] + 0.05 * (7 - point[0]);
        assertEquals(
                List.of(7.0, -19.0),
                GridSearch.minimize(variables, 1e-6, 1, loss).exponents());
        assertEquals(
                List.of(2.0, -34.0),
                GridSearch.minimize(variables, List.of(List.of(-0.5, -1.5)), 1e-6, 1, loss)
                        .exponents());
    }
}
