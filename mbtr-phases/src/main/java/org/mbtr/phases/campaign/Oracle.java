package org.mbtr.phases.campaign;

import org.mbtr.structures.Structure;

/** Computes energies. May be called by several threads. */
@FunctionalInterface
public interface Oracle {
    /** What came of a calculation. */
    sealed interface Outcome {
        /** An energy, finite. */
        record Energy(double energy) implements Outcome {}

        /** Nothing, for a reason in words. */
        record Failure(String reason) implements Outcome {}
    }

    /**
     * Computes the energy of a structure.
     *
     * @param structure with the number of the candidate
     * @throws InterruptedException if the thread is interrupted; the calculation has then been ended
     */
    Outcome energy(Structure structure) throws InterruptedException;
}
