package org.mbtr.phases.campaign;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.mbtr.learning.targets.ElementEnergies;
import org.mbtr.phases.hull.Components;
import org.mbtr.structures.Structure;

/** Where the zero of formation energies comes from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = EnergyZero.LowestPure.class, name = "lowest"),
    @JsonSubTypes.Type(value = EnergyZero.Elements.class, name = "elements")
})
public sealed interface EnergyZero {
    /** The lowest of the candidates that consist of an element alone. */
    record LowestPure() implements EnergyZero {}

    /**
     * Given energies.
     *
     * @param energies of the elements per atom; none if the energies are formation energies
     */
    record Elements(ElementEnergies energies) implements EnergyZero {}

    /** Components of which no structure consists alone. */
    static List<String> withoutPure(Components components, List<Structure> structures) {
        TreeSet<String> missing = new TreeSet<>(components.symbols());
        structures.forEach(structure -> pureElement(components, structure).ifPresent(missing::remove));
        return List.copyOf(missing);
    }

    /** The element that a structure consists of, if it is one alone. */
    static Optional<String> pureElement(Components components, Structure structure) {
        boolean pure = Arrays.stream(structure.atomicNumbers()).distinct().count() == 1;
        return pure ? Optional.of(components.formula(components.compositionOf(structure))) : Optional.empty();
    }
}
