package org.mbtr.cli.predict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mbtr.learning.model.EnergyGradient;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

/**
 * A structure with its predicted energy, forces and stress under the names by which ASE takes them for results of one
 * calculation. Known values of that calculation get other names, so that the two are not mixed.
 */
final class PredictedFrame {
    /** Names whose values ASE puts into one calculation. */
    private static final List<String> CALCULATED = List.of("energy", "free_energy", "forces", "stress", "virial");

    private static final String KNOWN = "_reference";

    private PredictedFrame() {}

    /**
     * The structure with {@code energy} of the whole structure and, where they are wanted, {@code forces}
     * {@code [atoms][3]} and {@code stress} {@code [3][3]}. What it had under such a name is called
     * {@code <name>_reference}, unless there is something of that name already.
     */
    static Structure of(Structure structure, EnergyGradient predicted, Derivatives wanted) {
        Map<String, PropertyValue> properties = renamed(structure.properties());
        Map<String, PropertyValue> atomProperties = renamed(structure.atomProperties());
        properties.put("energy", new PropertyValue.Real(predicted.energy()));
        if (wanted.stress()) {
            properties.put("stress", new PropertyValue.Reals(predicted.stress(structure), 3, 3));
        }
        if (wanted.forces()) {
            atomProperties.put("forces", new PropertyValue.Reals(predicted.forces(), structure.atomCount(), 3));
        }
        return structure.withProperties(properties).withAtomProperties(atomProperties);
    }

    private static Map<String, PropertyValue> renamed(Map<String, PropertyValue> properties) {
        Map<String, PropertyValue> result = new LinkedHashMap<>();
        properties.forEach((name, value) -> {
            if (!CALCULATED.contains(name)) {
                result.put(name, value);
            } else if (!properties.containsKey(name + KNOWN)) {
                result.put(name + KNOWN, value);
            }
        });
        return result;
    }
}
