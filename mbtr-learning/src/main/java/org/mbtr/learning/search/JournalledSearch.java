package org.mbtr.learning.search;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            return GridSearch.minimize(
                    variables, resolution, seed, point -> scope.evaluated(asList(point), List.of(), loss, listener));
        }
    }

    private static List<Double> asList(double[] exponents) {
        return Arrays.stream(exponents).boxed().toList();
    }

    /** What is known already, in memory and, if there is one, in a file. */
    static final class Scope implements AutoCloseable {
        private final Optional<SearchJournal> journal;
        private final Map<List<Double>, Double> known = new HashMap<>();

        private Scope(Optional<SearchJournal> journal) {
            this.journal = journal;
        }

        static Scope open(Optional<Path> journal, String fingerprint, List<String> columns) {
            return new Scope(journal.map(file -> SearchJournal.open(file, fingerprint, columns)));
        }

        /**
         * The loss at a point, from what is known or evaluated now; told to the listener unless it was told before.
         *
         * @param before columns of the journal before those of the variables
         */
        double evaluated(
                List<Double> point, List<Double> before, ToDoubleFunction<List<Double>> loss, Listener listener) {
            List<Double> entry = new ArrayList<>(before);
            entry.addAll(point);
            Double told = known.get(entry);
            if (told != null) {
                return told;
            }
            long start = System.nanoTime();
            OptionalDouble kept = journal.isPresent() ? journal.get().loss(entry) : OptionalDouble.empty();
            double value = kept.isPresent() ? kept.getAsDouble() : loss.applyAsDouble(point);
            double seconds = kept.isPresent() ? 0 : (System.nanoTime() - start) * 1e-9;
            if (kept.isEmpty()) {
                journal.ifPresent(open -> open.record(entry, value, seconds));
            }
            known.put(entry, value);
            listener.evaluated(known.size(), point, value, seconds);
            return value;
        }

        /** How many points were told to the listener. */
        int evaluations() {
            return known.size();
        }

        @Override
        public void close() {
            journal.ifPresent(SearchJournal::close);
        }
    }
}
