package org.mbtr.learning.targets;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.mbtr.structures.Element;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/**
 * One energy for each of some elements, in the unit of the target per atom. Immutable. As JSON one object, {@code {"Fe":
 * -8.31, "O": -4.9}}.
 */
public final class ElementEnergies {
    /** No element has an energy: there are no references. */
    public static final ElementEnergies NONE = new ElementEnergies(Map.of());

    private final Map<String, Double> energies;
    private final double[] byAtomicNumber;

    private ElementEnergies(Map<String, Double> energies) {
        Map<Integer, Double> sorted = new TreeMap<>();
        energies.forEach((symbol, energy) -> {
            Element element = Element.ofSymbol(symbol)
                    .orElseThrow(() -> new MbtrException("`" + symbol + "` is no chemical element"));
            if (energy == null || !Double.isFinite(energy)) {
                throw new MbtrException("the energy of " + symbol + " must be a number, found " + energy);
            }
            sorted.put(element.atomicNumber(), energy);
        });
        this.byAtomicNumber = new double[Element.values().length + 1];
        Arrays.fill(byAtomicNumber, Double.NaN);
        Map<String, Double> ordered = new LinkedHashMap<>();
        sorted.forEach((z, energy) -> {
            byAtomicNumber[z] = energy;
            ordered.put(Element.of(z).symbol(), energy);
        });
        this.energies = Collections.unmodifiableMap(ordered);
    }

    /**
     * By chemical symbol.
     *
     * @throws MbtrException if a symbol is no element, or an energy no finite number
     */
    @JsonCreator
    public static ElementEnergies of(Map<String, Double> energies) {
        return new ElementEnergies(energies);
    }

    /** Symbols in the order of atomic numbers, with their energies. */
    @JsonValue
    public Map<String, Double> energies() {
        return energies;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return energies.isEmpty();
    }

    /**
     * Σ over the atoms of their energies, 0 if there are no references at all. Cost: one addition an atom.
     *
     * @throws MbtrException if there are references but an element of the structure has none
     */
    public double sum(Structure structure) {
        if (isEmpty()) {
            return 0;
        }
        double sum = 0;
        for (int atom = 0; atom < structure.atomCount(); atom++) {
            double energy = byAtomicNumber[structure.atomicNumber(atom)];
            if (Double.isNaN(energy)) {
                throw new MbtrException("there is no reference energy of the element "
                        + Element.of(structure.atomicNumber(atom)).symbol() + ", which " + structure.formula()
                        + " has; there are those of " + String.join(" ", energies.keySet()));
            }
            sum += energy;
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ElementEnergies o && energies.equals(o.energies);
    }

    @Override
    public int hashCode() {
        return energies.hashCode();
    }

    @Override
    public String toString() {
        return energies.toString();
    }
}
