package org.mbtr.potentials.dynamics;

import java.nio.file.Path;
import java.time.Duration;

/** A run in a process of its own that prints each step and saves after each; for tests that kill it. */
public final class DynamicsProcess {
    private DynamicsProcess() {}

    /** Runs {@code STEPS} steps into the trajectory {@code FILE}. */
    public static void main(String[] arguments) {
        DynamicsRunTest.run(
                Path.of(arguments[1]),
                Long.parseLong(arguments[0]),
                Duration.ZERO,
                state -> System.out.println("step " + state.step()));
    }
}
