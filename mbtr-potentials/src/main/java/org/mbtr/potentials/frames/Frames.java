package org.mbtr.potentials.frames;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.mbtr.potentials.Evaluation;
import org.mbtr.structures.Lattice;
import org.mbtr.structures.Periodicity;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

/**
 * Structures with energy, forces and, where there is a volume, stress, under the names and in the layout that extended XYZ
 * has for them: {@code energy}, {@code forces} and {@code stress} {@code [3*3]} in the unit of the potential, which stands
 * beside them as {@code energy_unit}.
 */
public final class Frames {
    /** Energy of the structure. */
    public static final String ENERGY = "energy";
    /** Its unit. */
    public static final String ENERGY_UNIT = "energy_unit";
    /** Forces on the atoms, {@code [atoms, 3]}. */
    public static final String FORCES = "forces";
    /** Stress, {@code [3, 3]}, with the sign of {@link Evaluation}. */
    public static final String STRESS = "stress";

    private Frames() {}

    /**
     * What goes with atoms that move: labels (texts, whole numbers, truth values). Real numbers belonged to the places that
     * the atoms had before, and are left out.
     */
    public static Structure labelled(Structure structure) {
        return structure
                .withProperties(labels(structure.properties()))
                .withAtomProperties(labels(structure.atomProperties()));
    }

    private static Map<String, PropertyValue> labels(Map<String, PropertyValue> properties) {
        Map<String, PropertyValue> kept = new LinkedHashMap<>(properties);
        kept.values().removeIf(value -> value instanceof PropertyValue.Real || value instanceof PropertyValue.Reals);
        kept.keySet().removeAll(Set.of(ENERGY, ENERGY_UNIT, FORCES, STRESS));
        return kept;
    }

    /**
     * The structure with its evaluation.
     *
     * @param unit symbol of the unit of energies
     */
    public static Structure of(Structure structure, Evaluation evaluation, String unit) {
        Map<String, PropertyValue> properties = new LinkedHashMap<>(structure.properties());
        properties.put(ENERGY, new PropertyValue.Real(evaluation.energy()));
        properties.put(ENERGY_UNIT, new PropertyValue.Text(unit));
        if (structure.periodicity() == Periodicity.BULK) {
            double volume = Lattice.of(structure).extent();
            properties.put(STRESS, new PropertyValue.Reals(evaluation.stress(volume), 3, 3));
        }
        Map<String, PropertyValue> atoms = new LinkedHashMap<>(structure.atomProperties());
        atoms.put(FORCES, new PropertyValue.Reals(evaluation.forces(), structure.atomCount(), 3));
        return structure.withProperties(properties).withAtomProperties(atoms);
    }
}
