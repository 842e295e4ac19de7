package org.mbtr.structures;

import java.util.OptionalDouble;

/** Mass per volume. */
public final class Density {
    /** Unified atomic mass units per cubic angstrom in g/cm³: 10²⁷ times the unit in kg, CODATA 2022. */
    private static final double GRAMS_PER_CUBIC_CENTIMETRE = 1.66053906892;

    private Density() {}

    /** Sum of the standard atomic weights over the volume of the cell (g/cm³); absent unless periodic in all directions. */
    public static OptionalDouble of(Structure structure) {
        if (structure.periodicity() != Periodicity.BULK) {
            return OptionalDouble.empty();
        }
        double mass = 0;
        for (int atom = 0; atom < structure.atomCount(); atom++) {
            mass += Element.of(structure.atomicNumber(atom)).mass();
        }
        return OptionalDouble.of(
                GRAMS_PER_CUBIC_CENTIMETRE * mass / Lattice.of(structure).extent());
    }
}
