package org.mbtr.representations.mbtr;

import java.util.List;
import org.mbtr.structures.Structure;

/**
 * Where the sum of a term over a structure ends. Weights are sums over ordered tuples that begin with an atom, averaged over
 * the atoms of the structure (of its cell).
 *
 * @param term position of the term in the representation, from 0
 * @param side longest distance in a tuple that can count (angstrom), infinite in a molecule that is summed whole
 * @param perimeter largest sum of the distances of a tuple that can count (angstrom), infinite where only sides are bounded
 *     or nothing is
 * @param weight that the sum holds
 * @param neglected upper bound of the weight that a threshold leaves out; 0 where there is none, because an envelope is
 *     part of the definition; infinite where weights fall too slowly for a bound
 */
public record TermTruncation(int term, double side, double perimeter, double weight, double neglected) {
    /** Any place of any geometry function, in one bin. */
    private static final Grid EVERYWHERE = new Grid.Edges(-1e9, 2e9, 1);

    private static final Broadening NARROW = new Broadening.Uniform(1);

    static TermTruncation of(int index, Term term, SpeciesLabels species, Structure structure) {
        Reach reach = Truncation.of(term, structure);
        Term counted =
                new Term(term.geometry(), term.weighting(), term.envelope(), term.threshold(), NARROW, EVERYWHERE, 1);
        MbtrSettings settings =
                new MbtrSettings(List.of(counted), species, null, Counting.ORDERED, null, Normalization.PER_ATOM);
        double weight = 0;
        for (double[] bin : new Mbtr(settings).describe(structure).blocksView().values()) {
            weight += bin[0];
        }
        return new TermTruncation(
                index, reach.side(), reach.perimeter(), weight, NeglectedWeight.bound(term, structure, reach));
    }
}
