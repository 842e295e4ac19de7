package org.mbtr.phases.active;

/**
 * Chooses which structures to compute. Whoever uses one repeats: {@link #propose}, compute what it asks for, {@link #learn} the
 * energies; until the proposal is empty. The same energies in the same rounds give the same proposals, so a strategy can be brought to
 * any state by telling it again what it was told.
 */
public interface Strategy extends AutoCloseable {
    /** What to compute next, at first the structures to begin with. Several calls without new energies are not allowed. */
    Proposal propose();

    /**
     * Takes the energies of a proposal.
     *
     * @param structures positions among the candidates, none learned before
     * @param energies their formation energies (eV/atom)
     */
    void learn(int[] structures, double[] energies);

    @Override
    void close();
}
