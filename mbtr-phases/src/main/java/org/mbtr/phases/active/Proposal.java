package org.mbtr.phases.active;

import java.util.OptionalDouble;

/**
 * What a strategy wants and why.
 *
 * @param next positions of the structures to compute next; empty when the strategy is done
 * @param predictions formation energies of all candidates by the model as it is now (eV/atom), NaN where it says nothing; empty if there
 *     is no model. Energies that are known are known better.
 * @param scales how far these may be off, like standard deviations (eV/atom), NaN where nothing is said; empty if the strategy does
 *     not know
 * @param probabilityOfChange of the hull if all other structures were computed too; absent if the strategy does not know
 */
@SuppressWarnings("ArrayRecordComponent")
public record Proposal(int[] next, double[] predictions, double[] scales, OptionalDouble probabilityOfChange) {
    private static final double[] NOTHING = {};

    /** A proposal without a model behind it. */
    static Proposal ofStructures(int... next) {
        return new Proposal(next, NOTHING, NOTHING, OptionalDouble.empty());
    }

    /** Whether the strategy is done. */
    public boolean isDone() {
        return next.length == 0;
    }
}
