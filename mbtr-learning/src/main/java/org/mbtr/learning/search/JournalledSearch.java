package org.mbtr.learning.search;

import java.nio.file.Path;
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
        int[] number = {0};
        try (Scope scope = new Scope(journal.map(file -> SearchJournal.open(file, fingerprint, labels)))) {
            return GridSearch.minimize(variables, resolution, seed, exponents -> {
                List<Double> point = Arrays.stream(exponents).boxed().toList();
                OptionalDouble known = scope.loss(point);
                long start = System.nanoTime();
                double value = known.isPresent() ? known.getAsDouble() : loss.applyAsDouble(point);
                double seconds = known.isPresent() ? 0 : (System.nanoTime() - start) * 1e-9;
                if (known.isEmpty()) {
                    scope.record(point, value, seconds);
                }
                listener.evaluated(++number[0], point, value, seconds);
                return value;
            });
        }
    }

    private record Scope(Optional<SearchJournal> journal) implements AutoCloseable {
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
