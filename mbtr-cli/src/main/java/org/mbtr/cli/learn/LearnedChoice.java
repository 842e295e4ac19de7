package org.mbtr.cli.learn;

import java.util.Locale;
import java.util.Optional;
import org.mbtr.learning.model.LearnedFrom;

/** What a model is fitted to, by name. */
public enum LearnedChoice {
    /** Values of the target, which need not be energies. */
    ENERGIES,
    /** Forces; energies say only the constant. */
    FORCES,
    /** Energies and forces. */
    BOTH;

    /** Where a search for the λ of forces begins. */
    private static final double START_FORCE_LAMBDA = Math.pow(2, -20);

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** With this λ of forces, if they have one of their own. */
    public LearnedFrom learnedFrom(Optional<Double> forceLambda) {
        return switch (this) {
            case ENERGIES -> LearnedFrom.VALUES;
            case FORCES -> new LearnedFrom.Forces();
            case BOTH -> new LearnedFrom.ValuesAndForces(forceLambda.orElse(START_FORCE_LAMBDA));
        };
    }
}
