package org.mbtr.learning.search;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** A grid search that keeps its evaluations in a file, if there is one, and takes from it what is known already. */
public final class JournalledSearch {
    private JournalledSearch() {}

    /** Told about each evaluation. */
    @FunctionalInterface
    public interface Listener {
        /**
         * Called after an evaluation.
         *
         * @param number of this evaluation, from 1
         * @param exponents of the point
         * @param loss at the point, infinite if the model could not be fitted
         * @param seconds it took, 0 if it came from the journal
         */
        void evaluated(int number, List<Double> exponents, double loss, double seconds);
    }

    /**
     * Searches.
     *
     * @param variables what is changed
     * @param labels their names, for people who read the journal
     * @param resolution losses are rounded to its multiples before they are compared, above 0
     * @param seed for the order of variables of equal priority and first directions
     * @param journal the file
     * @param fingerprint of everything that the losses depend on: data, split, settings, variables
     * @param loss as of {@link GridSearch#minimize}
     */
    public static GridSearch.Result minimize(
            List<SearchVariable> variables,
            List<String> labels,
            double resolution,
            long seed,
            Optional<Path> journal,
            String fingerprint,
            ToDoubleFunction<List<Double>> loss,
            Listener listener) {
        try (Scope scope = Scope.open(journal, fingerprint, labels)) {
            int[] number = {0};
            return GridSearch.minimize(
                    variables,
                    resolution,
                    seed,
                    point -> evaluated(asList(point), List.of(), ++number[0], scope, loss, listener));
        }
    }

    /** The loss of a point in one stage of several. */
    @FunctionalInterface
    public interface StagedLoss {
        /** The loss, infinite for "does not work". */
        double at(int stage, List<Double> exponents);
    }

    /**
     * Searches several times, each time from where the search before ended: cheap approximations of the loss first, the loss itself
     * last. One journal holds all of them; a column says the stage.
     *
     * @param stages in their order, as numbers that the loss understands
     * @param stageLabel what the numbers are, for people who read the journal
     * @return where the last search ended, with the evaluations of all
     */
    public static GridSearch.Result minimizeInStages(
            List<Integer> stages,
            String stageLabel,
            List<SearchVariable> variables,
            List<String> labels,
            double resolution,
            long seed,
            Optional<Path> journal,
            String fingerprint,
            StagedLoss loss,
            Listener listener) {
        List<String> columns = new ArrayList<>(labels);
        columns.addFirst(stageLabel);
        try (Scope scope = Scope.open(journal, fingerprint, columns)) {
            int[] number = {0};
            int steps = 0;
            List<SearchVariable> begun = variables;
            GridSearch.Result found = null;
            for (int stage : stages) {
                found = GridSearch.minimize(
                        begun,
                        resolution,
                        seed,
                        point -> evaluated(
                                asList(point),
                                List.of((double) stage),
                                ++number[0],
                                scope,
                                exponents -> loss.at(stage, exponents),
                                listener));
                steps += found.steps();
                begun = startingAt(variables, found.exponents());
            }
            if (found == null) {
                throw new IllegalArgumentException("a search needs at least one stage");
            }
            return new GridSearch.Result(found.exponents(), found.loss(), steps, number[0]);
        }
    }

    private static List<SearchVariable> startingAt(List<SearchVariable> variables, List<Double> exponents) {
        List<SearchVariable> begun = new ArrayList<>();
        for (int v = 0; v < variables.size(); v++) {
            begun.add(variables.get(v).withStart(exponents.get(v)));
        }
        return begun;
    }

    private static List<Double> asList(double[] exponents) {
        return Arrays.stream(exponents).boxed().toList();
    }

    private static double evaluated(
            List<Double> point,
            List<Double> stage,
            int number,
            Scope scope,
            ToDoubleFunction<List<Double>> loss,
            Listener listener) {
        List<Double> entry = new ArrayList<>(stage);
        entry.addAll(point);
        OptionalDouble known = scope.loss(entry);
        long start = System.nanoTime();
        double value = known.isPresent() ? known.getAsDouble() : loss.applyAsDouble(point);
        double seconds = known.isPresent() ? 0 : (System.nanoTime() - start) * 1e-9;
        if (known.isEmpty()) {
            scope.record(entry, value, seconds);
        }
        listener.evaluated(number, point, value, seconds);
        return value;
    }

    private record Scope(Optional<SearchJournal> journal) implements AutoCloseable {
        static Scope open(Optional<Path> journal, String fingerprint, List<String> columns) {
            return new Scope(journal.map(file -> SearchJournal.open(file, fingerprint, columns)));
        }

        OptionalDouble loss(List<Double> point) {
            return journal.isPresent() ? journal.get().loss(point) : OptionalDouble.empty();
        }

        void record(List<Double> point, double loss, double seconds) {
            journal.ifPresent(open -> open.record(point, loss, seconds));
        }

        @Override
        public void close() {
            journal.ifPresent(SearchJournal::close);
        }
    }
}
