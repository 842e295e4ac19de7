package org.mbtr.potentials.dynamics;

/** What stays as it is while atoms move; the volume always does. */
public sealed interface Ensemble {
    /** The energy: Newton's equations alone. */
    record Microcanonical() implements Ensemble {}

    /**
     * The temperature, by friction and random forces on every free coordinate (Langevin's equation).
     *
     * @param temperature of the bath (K), above 0
     * @param friction rate at which velocities are forgotten (1/fs), above 0
     */
    record Langevin(double temperature, double friction) implements Ensemble {
        /** Checks the numbers. */
        public Langevin {
            if (!(temperature > 0) || !(friction > 0)) {
                throw new IllegalArgumentException(
                        "temperature and friction must be above 0, found " + temperature + " and " + friction);
            }
        }
    }
}
