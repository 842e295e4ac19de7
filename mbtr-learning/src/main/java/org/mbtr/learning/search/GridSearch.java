package org.mbtr.learning.search;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Local search on a grid of exponents, one variable at a time (protocol §2.1 of Huo and Rupp 2022).
 *
 * <p>Among the variables that are not converged, one of highest priority is drawn. It is stepped in its direction as long
 * as the loss falls; if it does not, the other direction is tried; if that fails too, the variable is converged. Every
 * improvement makes all variables unconverged again. The search ends when all are converged. Points are evaluated once.
 *
 * <p>Beyond the protocol, where all are converged steps along given valleys are tried, which change several variables together; one that
 * improves makes all variables unconverged again.
 */
public final class GridSearch {
    private final List<SearchVariable> variables;
    private final List<List<Double>> valleys;
    private final double resolution;
    private final Random random;
    private final ToDoubleFunction<double[]> loss;
    private final Set<List<Double>> visited = new HashSet<>();
    private final int[] directions;
    private double[] best;
    private double bestLoss;
    private int steps;
    private int evaluations;

    /**
     * Where a search ended.
     *
     * @param exponents {@code (variables)}, the best point
     * @param loss its loss, rounded to the resolution
     * @param steps accepted and rejected moves
     * @param evaluations points whose loss was asked for
     */
    public record Result(List<Double> exponents, double loss, int steps, int evaluations) {}

    private GridSearch(
            List<SearchVariable> variables,
            List<List<Double>> valleys,
            double resolution,
            long seed,
            ToDoubleFunction<double[]> loss) {
        this.variables = List.copyOf(variables);
        this.valleys = List.copyOf(valleys);
        this.resolution = resolution;
        this.random = new Random(seed);
        this.loss = loss;
        this.directions = new int[variables.size()];
    }

    /**
     * Searches.
     *
     * @param variables what is changed
     * @param resolution losses are rounded to its multiples before they are compared, above 0
     * @param seed for the order of variables of equal priority and first directions
     * @param loss called with exponents in the order of the variables; infinite or NaN for "does not work"
     */
    public static Result minimize(
            List<SearchVariable> variables, double resolution, long seed, ToDoubleFunction<double[]> loss) {
        return minimize(variables, List.of(), resolution, seed, loss);
    }

    /**
     * Searches along valleys too.
     *
     * @param valleys steps of all variables together, tried as they are and not backwards
     */
    public static Result minimize(
            List<SearchVariable> variables,
            List<List<Double>> valleys,
            double resolution,
            long seed,
            ToDoubleFunction<double[]> loss) {
        return new GridSearch(variables, valleys, resolution, seed, loss).run();
    }

    private Result run() {
        for (int v = 0; v < directions.length; v++) {
            int preferred = variables.get(v).direction();
            directions[v] = preferred != 0 ? preferred : random.nextBoolean() ? 1 : -1;
        }
        best = variables.stream().mapToDouble(SearchVariable::start).toArray();
        bestLoss = evaluate(best);
        do {
            descend();
        } while (improvesInAValley());
        return new Result(Arrays.stream(best).boxed().toList(), bestLoss, steps, evaluations);
    }

    /** Until all variables are converged. */
    private void descend() {
        boolean[] converged = new boolean[variables.size()];
        for (int v = next(converged); v >= 0; v = next(converged)) {
            while (true) {
                if (variables.get(v).direction() != 0) {
                    directions[v] = variables.get(v).direction();
                }
                if (!improves(v)) {
                    directions[v] = -directions[v];
                    if (!improves(v)) {
                        break;
                    }
                }
                Arrays.fill(converged, false);
            }
            converged[v] = true;
        }
    }

    private boolean improvesInAValley() {
        for (List<Double> valley : valleys) {
            double[] change = valley.stream().mapToDouble(Double::doubleValue).toArray();
            boolean improved = false;
            while (improves(change)) {
                improved = true;
            }
            if (improved) {
                return true;
            }
        }
        return false;
    }

    private int next(boolean[] converged) {
        List<Integer> candidates = new ArrayList<>();
        int highest = Integer.MIN_VALUE;
        for (int v = 0; v < converged.length; v++) {
            int priority = variables.get(v).priority();
            if (converged[v] || priority < highest) {
                continue;
            }
            if (priority > highest) {
                candidates.clear();
                highest = priority;
            }
            candidates.add(v);
        }
        return candidates.isEmpty() ? -1 : candidates.get(random.nextInt(candidates.size()));
    }

    /** Tries one step of variable v in its direction and moves there if the loss falls. */
    private boolean improves(int v) {
        double[] change = new double[best.length];
        change[v] = directions[v] * variables.get(v).step();
        return improves(change);
    }

    private boolean improves(double[] change) {
        double[] point = best.clone();
        for (int v = 0; v < point.length; v++) {
            SearchVariable variable = variables.get(v);
            point[v] = Math.clamp(best[v] + change[v], variable.minimum(), variable.maximum());
        }
        steps++;
        if (visited.contains(Arrays.stream(point).boxed().toList())) {
            return false;
        }
        double value = evaluate(point);
        if (value < bestLoss) {
            best = point;
            bestLoss = value;
            return true;
        }
        return false;
    }

    private double evaluate(double[] point) {
        visited.add(Arrays.stream(point).boxed().toList());
        evaluations++;
        double value = loss.applyAsDouble(point.clone());
        return Double.isFinite(value) ? rounded(value) : Double.POSITIVE_INFINITY;
    }

    private double rounded(double value) {
        BigDecimal multiple = BigDecimal.valueOf(resolution);
        return BigDecimal.valueOf(value)
                .divide(multiple, 0, RoundingMode.HALF_EVEN)
                .multiply(multiple)
                .doubleValue();
    }
}
