package org.mbtr.potentials.dynamics;

/**
 * How to move atoms. All but {@code steps} decide what a step does, so a run can be lengthened.
 *
 * @param ensemble what stays as it is
 * @param timeStep (fs), above 0
 * @param steps number of steps, from 0
 * @param every steps between frames of the trajectory, from 1
 * @param temperature of the velocities that are drawn at the start (K), from 0
 * @param keepMomenta whether the momenta of the start structure are kept instead
 * @param seed of velocities and random forces
 */
public record DynamicsSettings(
        Ensemble ensemble,
        double timeStep,
        long steps,
        long every,
        double temperature,
        boolean keepMomenta,
        long seed) {
    /** Checks the numbers. */
    public DynamicsSettings {
        if (!(timeStep > 0) || steps < 0 || every < 1 || !(temperature >= 0)) {
            throw new IllegalArgumentException("time step " + timeStep + ", steps " + steps + ", every " + every
                    + " or temperature " + temperature + " is out of range");
        }
    }
}
