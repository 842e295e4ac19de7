package org.mbtr.phases.hull;

import java.util.List;

/**
 * What a composition falls apart into at zero temperature: phases of the lower hull and the fractions of the atoms in each.
 *
 * @param parts phases with a positive fraction, at most one for each component; the fractions add up to 1
 * @param energy Σ fraction × energy of the phases, which is the energy of the hull (eV/atom)
 */
public record Decomposition(List<Part> parts, double energy) {
    /**
     * A phase.
     *
     * @param point the structure, by its place among those of the hull
     * @param fraction of the atoms that are in this phase, above 0 and at most 1
     */
    public record Part(int point, double fraction) {}

    /** Copies the list. */
    public Decomposition {
        parts = List.copyOf(parts);
    }
}
