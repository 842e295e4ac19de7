package org.mbtr.learning.model;

import java.util.List;
import java.util.Map;
import org.mbtr.learning.validation.Errors;

/**
 * Where a model comes from.
 *
 * @param target name of the learned property
 * @param unit its unit as text, "" if unknown
 * @param data name or file name of the data set
 * @param trainingCount number of training structures, 0 if unknown
 * @param dataFingerprint SHA-256 of the training structures and labels
 * @param seed of the split and search
 * @param version of the program that trained it
 * @param timings seconds of the parts of the work, by name
 * @param tests errors on test sets, by name of the set
 * @param citations papers to cite with results of the model
 */
public record ModelInfo(
        String target,
        String unit,
        String data,
        int trainingCount,
        String dataFingerprint,
        long seed,
        String version,
        Map<String, Double> timings,
        Map<String, Errors> tests,
        List<String> citations) {
    /** Copies the collections. */
    public ModelInfo {
        timings = Map.copyOf(timings);
        tests = Map.copyOf(tests);
        citations = List.copyOf(citations);
    }

    /** The same with other timings. */
    public ModelInfo withTimings(Map<String, Double> replacement) {
        return new ModelInfo(
                target, unit, data, trainingCount, dataFingerprint, seed, version, replacement, tests, citations);
    }

    /** The same with other errors on test sets. */
    public ModelInfo withTests(Map<String, Errors> replacement) {
        return new ModelInfo(
                target, unit, data, trainingCount, dataFingerprint, seed, version, timings, replacement, citations);
    }

    /** For models that nobody keeps. */
    public static ModelInfo unnamed() {
        return new ModelInfo("", "", "", 0, "", 0, "", Map.of(), Map.of(), List.of());
    }
}
