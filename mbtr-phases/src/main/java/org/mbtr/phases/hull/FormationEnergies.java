package org.mbtr.phases.hull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.mbtr.learning.targets.ElementEnergies;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.structures.Element;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/**
 * Formation energies per atom, e_f = (E − Σ_el n_el ε_el) / Σ_el n_el, from total energies E, numbers of atoms n and
 * energies ε of the pure elements per atom, all in one unit.
 */
public final class FormationEnergies {
    private FormationEnergies() {}

    /**
     * With given energies of the elements.
     *
     * @param energies {@code (structures)} total energies
     * @param basis whether these are per structure or per atom
     * @param references energies of the elements per atom
     * @return {@code (structures)} per atom
     * @throws MbtrException if an element has no reference, or a structure no atoms
     */
    public static double[] of(
            List<Structure> structures, double[] energies, TargetBasis basis, ElementEnergies references) {
        return IntStream.range(0, energies.length)
                .mapToDouble(i -> perAtom(structures.get(i), energies[i], basis)
                        - references.sum(structures.get(i)) / structures.get(i).atomCount())
                .toArray();
    }

    /**
     * The energy per atom of the lowest structure of each element.
     *
     * @param energies {@code (structures)} total energies
     * @param basis whether these are per structure or per atom
     * @throws MbtrException if an element has no structure of its own
     */
    public static ElementEnergies lowestPure(List<Structure> structures, double[] energies, TargetBasis basis) {
        Map<String, Double> lowest = new LinkedHashMap<>();
        TreeSet<String> missing = new TreeSet<>();
        for (int i = 0; i < energies.length; i++) {
            int[] elements =
                    IntStream.of(structures.get(i).atomicNumbers()).distinct().toArray();
            for (int z : elements) {
                missing.add(Element.of(z).symbol());
            }
            if (elements.length == 1) {
                lowest.merge(
                        Element.of(elements[0]).symbol(), perAtom(structures.get(i), energies[i], basis), Math::min);
            }
        }
        missing.removeAll(lowest.keySet());
        if (!missing.isEmpty()) {
            throw new MbtrException("no structure is made of " + String.join(" or ", missing)
                    + " alone, so formation energies have no zero; give energies of the elements");
        }
        return ElementEnergies.of(lowest);
    }

    private static double perAtom(Structure structure, double energy, TargetBasis basis) {
        return energy * basis.factorTo(TargetBasis.PER_ATOM, structure.atomCount());
    }
}
