package org.mbtr.learning.search;

import org.mbtr.structures.MbtrException;

/**
 * A variable of the grid search. Its values are 2^exponent, with exponents on a grid.
 *
 * @param parameter what it changes
 * @param start exponent to begin with
 * @param priority variables of higher priority are optimised first, and again after every improvement
 * @param step distance of neighbouring exponents, above 0
 * @param minimum smallest exponent
 * @param maximum largest exponent
 * @param direction −1 or +1 to try smaller or larger values first, 0 for no preference
 */
public record SearchVariable(
        HyperParameter parameter,
        double start,
        int priority,
        double step,
        double minimum,
        double maximum,
        int direction) {
    /** Bounds of the protocol. */
    public static final double BOUND = 20;

    /** Checks the numbers. */
    public SearchVariable {
        if (!(step > 0) || !(minimum <= start && start <= maximum) || Math.abs(direction) > 1) {
            throw new MbtrException(
                    "search variable " + parameter + ": need step above 0 and minimum ≤ start ≤ maximum,"
                            + " found step " + step + ", " + minimum + " ≤ " + start + " ≤ " + maximum);
        }
    }

    /** The same with another exponent to begin with. */
    public SearchVariable withStart(double exponent) {
        return new SearchVariable(parameter, exponent, priority, step, minimum, maximum, direction);
    }

    /** The same in other steps. */
    public SearchVariable withStep(double other) {
        return new SearchVariable(parameter, start, priority, other, minimum, maximum, direction);
    }

    /** The same, but it stays where it begins. */
    public SearchVariable pinned() {
        return new SearchVariable(parameter, start, priority, step, start, start, direction);
    }

    /** A width, scale or length scale as in the protocol: step ½, no preferred direction. */
    public static SearchVariable of(HyperParameter parameter, double start, int priority) {
        return new SearchVariable(parameter, start, priority, 0.5, -BOUND, BOUND, 0);
    }

    /** The regularisation strength as in the protocol: step 1, smaller values first. */
    public static SearchVariable lambda(double start, int priority) {
        return new SearchVariable(new HyperParameter.Lambda(), start, priority, 1, -BOUND, BOUND, -1);
    }
}
