package org.mbtr.cli.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.mbtr.phases.active.HullSettings;
import org.mbtr.phases.active.StopRule;

/**
 * One run of a strategy on a set of alloys; a line of the experiment's journal.
 *
 * @param set name of the set
 * @param strategy name of the strategy
 * @param parameter t or δ; 0 for chance
 * @param seed of the run
 * @param structures of the set
 * @param rounds what was known after each
 * @param seconds it took
 */
record HullRun(
        String set, String strategy, double parameter, long seed, int structures, List<Step> rounds, double seconds) {
    static final String OURS = "this program";
    static final String PAPER = "paper";
    static final String CHANCE = "chance";

    /**
     * After a round.
     *
     * @param known number of known structures
     * @param right whether their hull is that of all
     * @param hullError the most that it is above (eV/atom)
     * @param error mean absolute error of predictions (eV/atom); absent if there are none
     * @param change probability that the hull still changes, as the strategy sees it
     */
    record Step(int known, boolean right, double hullError, Double error, Double change) {}

    HullRun {
        rounds = List.copyOf(rounds);
    }

    /** Whether this is such a run. */
    boolean is(String wantedSet, String wantedStrategy, double wantedParameter, long wantedSeed) {
        return set.equals(wantedSet)
                && strategy.equals(wantedStrategy)
                && parameter == wantedParameter
                && seed == wantedSeed;
    }

    /** The round that the run ends with. */
    Step last() {
        return rounds.getLast();
    }

    /**
     * The round that the run would have ended with, had δ been another. What is computed next does not depend on δ, so a run to a smaller
     * one passes through all others.
     */
    Step lastAt(double probability, HullSettings settings) {
        StopRule rule = new StopRule(probability, settings.confirmation());
        return rounds.stream()
                .filter(step -> step.change() != null && rule.isDone(step.known(), step.change()))
                .findFirst()
                .orElse(last());
    }

    /** Share of the structures that were not computed. */
    double saved(Step step) {
        return 1 - (double) step.known() / structures;
    }

    /** Whether the hull was right with so many known structures. */
    boolean isRightWith(int known) {
        return rounds.stream()
                .filter(step -> step.known() <= known)
                .reduce((earlier, later) -> later)
                .map(Step::right)
                .orElse(false);
    }

    /** Of many rounds those in which the hull became right or wrong: all that has to be known of a run by chance. */
    static List<Step> changes(List<Step> rounds) {
        List<Step> changes = new ArrayList<>();
        for (Step step : rounds) {
            if (changes.isEmpty() || changes.getLast().right() != step.right()) {
                changes.add(step);
            }
        }
        return changes;
    }

    /** A number for the journal, which has none for what is absent. */
    static Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
