package org.mbtr.phases.active;

/**
 * When a search for a hull is done. The probability that the hull still changes has to have fallen to δ, and be there again when the
 * number of known structures has grown by a share; a hundredth of δ needs no confirmation. Has to be asked after every round.
 */
public final class StopRule {
    /** A probability of this share of δ needs no confirmation: the promise is good even if it is wrong by a factor of 100. */
    private static final double OVERWHELMING = 0.01;

    private final double probability;
    private final double confirmation;
    /** How many were known when the probability had first fallen to δ; 0 before. */
    private int settledAt;

    /**
     * A rule at the beginning of a search.
     *
     * @param probability δ
     * @param confirmation share by which the number of known structures has to grow
     */
    public StopRule(double probability, double confirmation) {
        this.probability = probability;
        this.confirmation = confirmation;
    }

    /**
     * Whether the search is done.
     *
     * @param known number of known structures
     * @param change probability that the hull still changes
     */
    public boolean isDone(int known, double change) {
        if (change > probability) {
            return false;
        }
        settledAt = settledAt == 0 ? known : settledAt;
        return change <= OVERWHELMING * probability || known >= (1 + confirmation) * settledAt;
    }
}
