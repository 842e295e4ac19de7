package org.mbtr.cli.verbs;

import org.mbtr.cli.console.Console;
import org.mbtr.cli.learn.MemoryEstimate;

/** What the user reads about memory before it is taken. */
final class MemoryCheck {
    private MemoryCheck() {}

    /** Refuses what does not fit into the machine, and says beforehand what is large. */
    static void check(Console console, MemoryEstimate estimate) {
        estimate.require(MemoryEstimate.machine(), MemoryEstimate.heap());
        if (estimate.isLarge()) {
            console.note("takes about " + estimate.words());
        }
    }
}
