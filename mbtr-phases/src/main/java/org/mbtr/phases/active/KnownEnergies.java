package org.mbtr.phases.active;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.mbtr.phases.hull.LowerHull;
import org.mbtr.structures.MbtrException;

/** Formation energies of the candidates that have been computed. */
final class KnownEnergies {
    private final Candidates candidates;
    /** (candidates), infinite where not known, as hulls take them. */
    private final double[] energies;

    private int[] order = new int[0];

    KnownEnergies(Candidates candidates) {
        this.candidates = candidates;
        this.energies = new double[candidates.size()];
        Arrays.fill(energies, Double.POSITIVE_INFINITY);
    }

    void add(int structure, double energy) {
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

    /** Positions, ascending. */
    int[] unknown() {
        return IntStream.range(0, energies.length).filter(i -> !isKnown(i)).toArray();
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
