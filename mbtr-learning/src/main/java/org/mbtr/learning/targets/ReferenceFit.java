package org.mbtr.learning.targets;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mbtr.learning.linalg.LeastSquares;
import org.mbtr.structures.Element;
import org.mbtr.structures.Structure;

/**
 * Reference energies by least squares: the e_el that minimise Σ_i (y_i − Σ_el n_i,el e_el)², with n the number of atoms of
 * an element in structure i for values per structure, and their fraction for values per atom. Where the compositions leave
 * energies open (all structures AB: only their sum is determined) the solution has the smallest Σ e_el²; what it gives for
 * structures of compositions that the training set spans does not depend on that choice.
 *
 * @param energies of all elements of the structures
 * @param rank number of combinations of energies that the compositions determine, at most the number of elements
 */
public record ReferenceFit(ElementEnergies energies, int rank) {
    /**
     * Fits.
     *
     * @param structures at least one
     * @param values {@code (structures)} per structure or per atom
     * @param basis which of the two
     * @throws IllegalArgumentException for another basis
     */
    public static ReferenceFit of(List<Structure> structures, double[] values, TargetBasis basis) {
        int[] elements = structures.stream()
                .flatMapToInt(structure -> Arrays.stream(structure.atomicNumbers()))
                .distinct()
                .sorted()
                .toArray();
        Map<Integer, Integer> columns = new HashMap<>();
        for (int column = 0; column < elements.length; column++) {
            columns.put(elements[column], column);
        }
        double[] compositions = new double[structures.size() * elements.length];
        for (int i = 0; i < structures.size(); i++) {
            Structure structure = structures.get(i);
            double weight = TargetBasis.PER_STRUCTURE.factorTo(basis, structure.atomCount());
            for (int z : structure.atomicNumbers()) {
                compositions[i * elements.length + columns.get(z)] += weight;
            }
        }
        LeastSquares.Solution solution =
                LeastSquares.minimumNorm(compositions, structures.size(), elements.length, values);
        Map<String, Double> energies = new LinkedHashMap<>();
        for (int column = 0; column < elements.length; column++) {
            energies.put(Element.of(elements[column]).symbol(), solution.values()[column]);
        }
        return new ReferenceFit(ElementEnergies.of(energies), solution.rank());
    }
}
