package org.mbtr.potentials.gdml;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Estimates how many iterations are left from how the logarithm of the residual has fallen in the second half of those that were done. The
 * residual of conjugate gradients jumps, so the smallest so far counts. Not for several threads.
 */
final class ConvergenceRate {
    /** Fewer iterations say nothing. */
    private static final int ENOUGH = 10;

    private double[] logarithms = new double[64];
    private int count;

    /** Takes the residual after the next iteration. */
    void add(double residual) {
        if (count == logarithms.length) {
            logarithms = Arrays.copyOf(logarithms, 2 * count);
        }
        double logarithm = Math.log(residual);
        logarithms[count] = count == 0 ? logarithm : Math.min(logarithm, logarithms[count - 1]);
        count++;
    }

    /** Iterations until the residual has reached a tolerance; empty if nothing can be said. */
    OptionalDouble left(double tolerance) {
        int half = count / 2;
        if (count < ENOUGH || !(logarithms[count - 1] < logarithms[half])) {
            return OptionalDouble.empty();
        }
        double rate = (logarithms[half] - logarithms[count - 1]) / (count - 1 - half);
        return OptionalDouble.of(Math.max(0, (logarithms[count - 1] - Math.log(tolerance)) / rate));
    }
}
