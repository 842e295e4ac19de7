package org.mbtr.phases.active;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.mbtr.phases.hull.LowerHull;
import org.mbtr.structures.MbtrException;

/** Formation energies of the candidates that have been computed. */
final class KnownEnergies {
    private final Candidates candidates;
    /** (candidates), infinite where not known, as hulls take them. */
    private final double[] energies;

    private final boolean[] discarded;

    private int[] order = new int[0];

    KnownEnergies(Candidates candidates) {
        this.candidates = candidates;
        this.energies = new double[candidates.size()];
        Arrays.fill(energies, Double.POSITIVE_INFINITY);
        this.discarded = new boolean[candidates.size()];
    }

    /** Takes energies of structures, in their order. */
    void add(int[] structures, double[] found) {
        for (int i = 0; i < structures.length; i++) {
            add(structures[i], found[i]);
        }
    }

    private void add(int structure, double energy) {
        if (!Double.isFinite(energy)) {
            throw new MbtrException("the formation energy of structure " + (structure + 1) + " ("
                    + candidates.structures().get(structure) + ") must be a finite number, found " + energy);
        }
        if (isKnown(structure)) {
            throw new IllegalArgumentException("the energy of structure " + (structure + 1) + " is known already");
        }
        energies[structure] = energy;
        order = Arrays.copyOf(order, order.length + 1);
        order[order.length - 1] = structure;
    }

    /** These are not to be had. */
    void discard(int... structures) {
        for (int structure : structures) {
            discarded[structure] = true;
        }
    }

    /** Whether a structure is not known and may still be asked for. */
    boolean isOpen(int structure) {
        return !isKnown(structure) && !discarded[structure];
    }

    /** Whether nothing has been said of any structure. */
    boolean isUntouched() {
        return order.length == 0 && IntStream.range(0, energies.length).noneMatch(i -> discarded[i]);
    }

    /**
     * The first open structure of each of some compositions of which none is known, in the order of the compositions; nothing for
     * those without an open one.
     *
     * @param among all structures in the order in which they are to be taken
     */
    int[] firstOfUnknown(IntPredicate wanted, int... among) {
        int[] first = new int[candidates.space().compositions().size()];
        Arrays.fill(first, -1);
        for (int i : among) {
            int c = candidates.space().compositionOf(i);
            first[c] = first[c] < 0 && isOpen(i) ? i : first[c];
        }
        for (int i : order) {
            first[candidates.space().compositionOf(i)] = -1;
        }
        return IntStream.range(0, first.length)
                .filter(c -> wanted.test(c) && first[c] >= 0)
                .map(c -> first[c])
                .toArray();
    }

    boolean isKnown(int structure) {
        return energies[structure] < Double.POSITIVE_INFINITY;
    }

    int count() {
        return order.length;
    }

    /** Positions in the order in which they were added. */
    int[] order() {
        return order.clone();
    }

    /** Positions, ascending. */
    int[] known() {
        return IntStream.range(0, energies.length).filter(this::isKnown).toArray();
    }

    /** Positions of those that are not known and may be asked for, ascending. */
    int[] open() {
        return IntStream.range(0, energies.length).filter(this::isOpen).toArray();
    }

    double energy(int structure) {
        return energies[structure];
    }

    /** Infinite where not known; a copy. */
    double[] energies() {
        return energies.clone();
    }

    LowerHull hull() {
        return candidates.space().hullOf(energies);
    }
}
