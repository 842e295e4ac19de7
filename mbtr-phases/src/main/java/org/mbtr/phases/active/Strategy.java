package org.mbtr.phases.active;

import java.util.List;

/**
 * Chooses which structures to compute. Whoever uses one repeats: {@link #propose}, compute what it asks for, {@link #learn} the
 * energies; until the proposal is empty. Energies that are known without asking may be learned too, before the first proposal or later.
 * The same energies in the same rounds give the same proposals, so a strategy can be brought to any state by telling it again what it
 * was told.
 */
public interface Strategy extends AutoCloseable {
    /** What to compute next, at first the structures to begin with. Several calls without news are not allowed. */
    Proposal propose();

    /**
     * Takes energies, of a proposal or others.
     *
     * @param structures positions among the candidates, none learned before
     * @param energies their formation energies (eV/atom)
     */
    void learn(int[] structures, double[] energies);

    /**
     * Takes structures out of the running whose energies cannot be had: they are not proposed again. Learned all the same, they are known
     * as any other.
     *
     * @param structures positions among the candidates, none learned before
     */
    void discard(int... structures);

    /** Known energies that the others do not explain; none if the strategy has no opinion. */
    default List<Surprise> surprises() {
        return List.of();
    }

    @Override
    void close();
}
