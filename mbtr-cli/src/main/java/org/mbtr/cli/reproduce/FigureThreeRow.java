package org.mbtr.cli.reproduce;

import java.util.Map;

/**
 * One force field of Figure 3 and how it did; a line of the experiment's journal.
 *
 * @param molecule name of the trajectory
 * @param representation {@code cm} or {@code mbtr}
 * @param train number of training frames
 * @param seed of their draw
 * @param searched number of training frames that hyper-parameters were searched with
 * @param evaluations of that search
 * @param log2 the hyper-parameters that it found
 * @param tested errors on the test frames
 * @param seconds of search, fit and test
 */
record FigureThreeRow(
        String molecule,
        String representation,
        int train,
        long seed,
        int searched,
        int evaluations,
        Map<String, Double> log2,
        ForceFieldRow.Tested tested,
        double seconds) {
    /** Copies the map. */
    FigureThreeRow {
        log2 = Map.copyOf(log2);
    }

    /** Whether this is the model of these frames. */
    boolean is(ForceFieldKind kind, int size, long draw) {
        return representation.equals(kind.representation()) && train == size && seed == draw;
    }
}
