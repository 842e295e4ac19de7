package org.mbtr.learning.search;

import java.util.function.IntToDoubleFunction;

/**
 * Where a loss is smallest along a line of points that are one step apart: walked to from point 0, then by the parabola through the smallest
 * loss and its two neighbours. Where a neighbour has more than twice the smallest loss, or none, because the models there do not work, a
 * parabola says nothing and the point itself is the answer.
 */
final class MinimumAlongStep {
    private static final double NEAR = 2;

    private MinimumAlongStep() {}

    /**
     * The minimum, in steps from point 0.
     *
     * @param loss at a point, infinite or very large for "does not work"
     */
    static double of(IntToDoubleFunction loss) {
        int best = 0;
        for (int sign = -1; sign <= 1; sign += 2) {
            while (loss.applyAsDouble(best + sign) < loss.applyAsDouble(best)) {
                best += sign;
            }
        }
        double before = loss.applyAsDouble(best - 1);
        double smallest = loss.applyAsDouble(best);
        double after = loss.applyAsDouble(best + 1);
        double curvature = before - 2 * smallest + after;
        if (!(Math.max(before, after) <= NEAR * smallest) || !(curvature > 0)) {
            return best;
        }
        return best + (before - after) / (2 * curvature);
    }
}
