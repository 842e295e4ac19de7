package org.mbtr.potentials.labels;

import java.util.Locale;

/**
 * A likely mistake in data.
 *
 * @param kind what kind
 * @param message what was found, where, and what to check
 */
public record Finding(Kind kind, String message) {
    /** Kinds of mistakes. */
    public enum Kind {
        /** Energies or forces that are no finite numbers. */
        NOT_FINITE,
        /** Forces are plus the gradient of the energy. */
        FLIPPED_FORCES,
        /** Energies and forces are in units that do not belong together. */
        DIFFERENT_UNITS,
        /** Energies do not follow from forces. */
        UNRELATED_LABELS,
        /** Energies far from those of all other frames of the molecule. */
        ENERGY_OUTLIERS,
        /** All forces are zero. */
        ZERO_FORCES,
        /** Forces do not add up to zero. */
        NET_FORCE,
        /** Forces of molecules turn them. */
        NET_TORQUE,
        /** A structure is there more than once. */
        DUPLICATES,
        /** Structures are nearly the same. */
        NEAR_DUPLICATES,
        /** A model hardly predicts energies of other frames. */
        POOR_ENERGIES,
        /** A model hardly predicts forces of other frames. */
        POOR_FORCES;

        /** The name in reports, such as {@code flipped-forces}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
