package org.mbtr.cli.reproduce;

import java.util.Arrays;

/**
 * By how much errors of one model are below those of another, 1 − MAE/MAE, over several sets of training frames.
 *
 * @param mean percent
 * @param deviation population standard deviation, percent
 */
record Improvement(double mean, double deviation) {
    /**
     * The improvements of single sets.
     *
     * @param errors of the model that is looked at
     * @param others of the model that it is compared with, pairwise of the same sets
     */
    static Improvement of(double[] errors, double[] others) {
        double[] improvements = new double[errors.length];
        for (int i = 0; i < errors.length; i++) {
            improvements[i] = 100 * (1 - errors[i] / others[i]);
        }
        double mean = Arrays.stream(improvements).average().orElseThrow();
        double variance = Arrays.stream(improvements)
                .map(improvement -> (improvement - mean) * (improvement - mean))
                .average()
                .orElseThrow();
        return new Improvement(mean, Math.sqrt(variance));
    }
}
