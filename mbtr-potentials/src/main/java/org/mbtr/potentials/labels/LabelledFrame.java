package org.mbtr.potentials.labels;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

/**
 * A structure with what is known of it.
 *
 * @param number its place among all, from 1, for messages
 * @param structure the structure
 * @param energy absent if unknown or not finite
 * @param forces {@code [3*atoms]}, absent if unknown or not finite; handed out as they are
 * @param finite whether no label is infinite or not a number
 */
record LabelledFrame(
        int number, Structure structure, OptionalDouble energy, Optional<double[]> forces, boolean finite) {
    /** With the labels of these names; what has another form counts as unknown. */
    static LabelledFrame of(int number, Structure structure, String energyKey, String forcesKey) {
        Optional<double[]> forces = structure.atomProperties().get(forcesKey) instanceof PropertyValue.Reals reals
                        && reals.values().length == 3 * structure.atomCount()
                ? Optional.of(reals.values())
                : Optional.empty();
        OptionalDouble energy = structure.number(energyKey);
        boolean finiteEnergy = energy.isEmpty() || Double.isFinite(energy.getAsDouble());
        boolean finiteForces =
                Arrays.stream(forces.orElseGet(() -> new double[0])).allMatch(Double::isFinite);
        return new LabelledFrame(
                number,
                structure,
                finiteEnergy ? energy : OptionalDouble.empty(),
                finiteForces ? forces : Optional.empty(),
                finiteEnergy && finiteForces);
    }

    /** "structure 3 (H2O)". */
    String title() {
        return "structure " + number + " (" + structure.formula() + ")";
    }
}
