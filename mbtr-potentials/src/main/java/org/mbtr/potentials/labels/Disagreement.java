package org.mbtr.potentials.labels;

import java.util.Optional;

/** What it means when changes of energies are not what forces say. */
final class Disagreement {
    /** Correlation from which on the slope is trusted; published labels of MD17 have 0.93 or more. */
    private static final double RELATED = 0.8;

    /** Correlation below which energies and forces are of different frames or calculations. */
    private static final double UNRELATED = 0.6;

    /** Slopes up to this factor from 1 belong to the same units; the smallest factor of a mix of units is 1.89. */
    private static final double SAME_UNITS = 1.4;

    private Disagreement() {}

    /**
     * What is wrong with signs, units, or labels altogether; nothing if all is well.
     *
     * @param correlation of changes of energies with what forces say of them
     * @param slope of the former against the latter, with the sign of the correlation
     * @param measured where that was found, in words
     */
    static Optional<Finding> of(double correlation, double slope, String measured) {
        if (Math.abs(correlation) < UNRELATED) {
            return Optional.of(new Finding(
                    Finding.Kind.UNRELATED_LABELS,
                    "energies and forces do not belong together: " + measured
                            + "; check that both are of the same structures in the same order and of the same calculation,"
                            + " with the same sign and unit throughout"));
        }
        double size = Math.abs(slope);
        if (Math.abs(correlation) >= RELATED && (size > SAME_UNITS || size < 1 / SAME_UNITS)) {
            String factors = UnitFactors.near(size);
            return Optional.of(new Finding(
                    Finding.Kind.DIFFERENT_UNITS,
                    "energies and forces are in different units"
                            + (slope < 0 ? ", and the forces have the wrong sign: " : ": ")
                            + measured + "; "
                            + (factors.isEmpty()
                                    ? "no usual mix of units gives this factor"
                                    : "usual factors are " + factors)
                            + "; convert positions to Å and forces to the unit of the energies per Å"
                            + (slope < 0 ? ", and change their sign" : "")));
        }
        return slope < 0
                ? Optional.of(new Finding(
                        Finding.Kind.FLIPPED_FORCES,
                        "the forces have the wrong sign: " + measured
                                + "; forces are minus the gradient of the energy, so change the sign of gradients"))
                : Optional.empty();
    }
}
