package org.mbtr.cli.reproduce;

import java.util.Map;

/**
 * One force field of Table 2 and how it did; a line of the experiment's journal.
 *
 * @param molecule name of the trajectory
 * @param representation {@code cm} or {@code mbtr}
 * @param train number of training frames
 * @param searched number of training frames that hyper-parameters were searched with
 * @param evaluations of that search
 * @param log2 the hyper-parameters that it found
 * @param order of the kernel matrix
 * @param peakBytes the most memory that the process held meanwhile, 0 where the system does not say it
 * @param published errors on the published test frames
 * @param others errors on all frames that were neither trained on nor searched with
 * @param seconds of each part of the work
 */
record ForceFieldRow(
        String molecule,
        String representation,
        int train,
        int searched,
        int evaluations,
        Map<String, Double> log2,
        int order,
        long peakBytes,
        Tested published,
        Tested others,
        Map<String, Double> seconds) {
    /**
     * Errors.
     *
     * @param frames how many
     * @param energyMae kcal/mol
     * @param energyRmse kcal/mol
     * @param forceMae of components, kcal/mol/Å
     * @param forceRmse of components, kcal/mol/Å
     */
    record Tested(int frames, double energyMae, double energyRmse, double forceMae, double forceRmse) {}

    /** Copies the maps. */
    ForceFieldRow {
        log2 = Map.copyOf(log2);
        seconds = Map.copyOf(seconds);
    }

    /** Of all parts. */
    double allSeconds() {
        return seconds.values().stream().mapToDouble(s -> s).sum();
    }
}
