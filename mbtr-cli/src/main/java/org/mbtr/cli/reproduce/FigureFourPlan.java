package org.mbtr.cli.reproduce;

import java.util.List;
import java.util.Optional;
import org.mbtr.structures.MbtrException;

/**
 * How much of the search for hulls is played.
 *
 * @param sets how many of the usual sets, small ones first, where the user names none
 * @param seeds number of runs of each strategy, which begin with other structures
 * @param thresholds factors t of the paper's strategy; the first one is the paper's
 * @param probabilities δ that the hull still changes, descending; runs are played until the last one is met
 */
public record FigureFourPlan(int sets, int seeds, List<Double> thresholds, List<Double> probabilities) {
    /** Runs unless the user says otherwise. */
    public static final int USUAL_SEEDS = 5;

    /** Runs of a quick look. */
    public static final int QUICK_SEEDS = 3;

    private static final int QUICK_SETS = 5;

    /** The factor of the paper. */
    static final double PUBLISHED_THRESHOLD = 1.3;
    /** The standard of our strategy. */
    static final double PROBABILITY = 0.05;

    private static final List<Double> THRESHOLDS = List.of(PUBLISHED_THRESHOLD, 0.7, 1.0, 2.0, 3.0);
    private static final List<Double> PROBABILITIES = List.of(0.5, 0.3, 0.1, PROBABILITY, 0.02, 0.01);

    /** Refuses nothing to do. */
    public FigureFourPlan {
        if (seeds < 1) {
            throw new MbtrException("figure4 needs 1 repeat or more, found " + seeds);
        }
        thresholds = List.copyOf(thresholds);
        probabilities = List.copyOf(probabilities);
    }

    /** As the user wants it; a quick look has the paper's threshold alone. */
    static FigureFourPlan of(boolean quick, Optional<Integer> repeats) {
        return quick
                ? new FigureFourPlan(
                        QUICK_SETS,
                        repeats.orElse(QUICK_SEEDS),
                        THRESHOLDS.subList(0, 1),
                        List.of(0.5, 0.3, 0.1, PROBABILITY))
                : new FigureFourPlan(
                        AlloySet.Origin.ALL.size(), repeats.orElse(USUAL_SEEDS), THRESHOLDS, PROBABILITIES);
    }

    /** The smallest probability. */
    double last() {
        return probabilities.getLast();
    }
}
