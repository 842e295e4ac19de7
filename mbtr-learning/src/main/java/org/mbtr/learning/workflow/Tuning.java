package org.mbtr.learning.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.mbtr.learning.MemoryLimits;
import org.mbtr.learning.model.ModelSettings;
import org.mbtr.learning.search.GridSearch;
import org.mbtr.learning.search.HeldOutError;
import org.mbtr.learning.search.JournalledSearch;
import org.mbtr.learning.search.SearchSpace;
import org.mbtr.learning.search.Validation;
import org.mbtr.representations.config.RepresentationJson;
import org.mbtr.representations.parallel.Workers;

/** Searches hyper-parameters by errors on held-out parts of the training set. */
public final class Tuning {
    /** Told about each evaluation. */
    public interface Listener {
        /**
         * Called after an evaluation.
         *
         * @param number of this evaluation, from 1
         * @param point variable names with exponents
         * @param loss root mean squared error on structures held out, infinite if the model could not be fitted
         * @param seconds it took, 0 if it came from the journal
         */
        void evaluated(int number, Map<String, Double> point, double loss, double seconds);
    }

    /**
     * What a search found.
     *
     * @param settings the best settings
     * @param point variable names with exponents
     * @param loss their error on structures held out, rounded to the resolution
     * @param steps moves tried
     * @param evaluations points evaluated
     * @param seconds wall time
     */
    public record Result(
            ModelSettings settings,
            Map<String, Double> point,
            double loss,
            int steps,
            int evaluations,
            double seconds) {}

    private Tuning() {}

    /**
     * Searches.
     *
     * @param validation what settings are judged by
     * @param resolution errors are compared after rounding to its multiples, in the unit of the labels or forces
     * @param journal file that keeps evaluations, to resume from
     * @param limits memory for features and for what is kept from one evaluation to the next; that of forces has to fit
     */
    public static Result search(
            Validation validation,
            SearchSpace space,
            double resolution,
            long seed,
            Optional<Path> journal,
            MemoryLimits limits,
            Listener listener,
            Workers workers) {
        long begin = System.nanoTime();
        String fingerprint = fingerprint(validation, space, resolution, seed);
        try (HeldOutError holdOut = validation.error(space.settings(), limits, workers)) {
            GridSearch.Result found = JournalledSearch.minimize(
                    space.variables(),
                    space.labels(),
                    resolution,
                    seed,
                    journal,
                    fingerprint,
                    point -> holdOut.rmse(space.at(point)),
                    (number, point, loss, seconds) -> listener.evaluated(number, space.named(point), loss, seconds));
            return new Result(
                    space.at(found.exponents()),
                    space.named(found.exponents()),
                    found.loss(),
                    found.steps(),
                    found.evaluations(),
                    (System.nanoTime() - begin) * 1e-9);
        }
    }

    /** Settings as text that is the same in every run, which arrays in their toString() are not. */
    private static String json(ModelSettings settings) {
        try {
            return RepresentationJson.mapper().writeValueAsString(settings);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("settings could not be written: " + settings, failure);
        }
    }

    private static String fingerprint(Validation validation, SearchSpace space, double resolution, long seed) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String all = String.join(
                    "\n",
                    validation.fingerprint(),
                    json(space.settings()),
                    space.variables().toString(),
                    Double.toString(resolution),
                    Long.toString(seed));
            return HexFormat.of().formatHex(digest.digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("every Java has SHA-256", failure);
        }
    }
}
