package org.mbtr.learning.targets;

import java.util.List;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/**
 * How values of a target and what a model has learned follow from each other. With f the factor from what the target is per
 * to what was learned (1, 1/atoms or atoms) and e the energies of the elements,
 *
 * <pre>    learned = f (value − r),    value = learned / f + r,</pre>
 *
 * where r = Σ_atoms e for a target per structure and Σ_atoms e / atoms for one per atom.
 *
 * @param basis what the target is per
 * @param learned what the learned values are per
 * @param energies reference energies in the unit of the target per atom, empty if there are none
 * @param rank number of combinations of the energies that the training compositions determine; the number of energies if
 *     they were given
 */
public record FittedTarget(TargetBasis basis, TargetBasis learned, ElementEnergies energies, int rank) {
    /** Refuses what cannot be converted. */
    public FittedTarget {
        if (basis == null || learned == null || energies == null) {
            throw new MbtrException("a target needs `basis`, `learned` and `energies`");
        }
        boolean convertible = basis == learned || basis != TargetBasis.OTHER && learned != TargetBasis.OTHER;
        if (!convertible || basis == TargetBasis.OTHER && !energies.isEmpty()) {
            throw new MbtrException("a target that is " + basis + " cannot be learned " + learned + " with "
                    + energies.energies().size() + " reference energies");
        }
    }

    /** The part r of the target that the reference energies make up, 0 without them. */
    public double references(Structure structure) {
        return energies.isEmpty()
                ? 0
                : TargetBasis.PER_STRUCTURE.factorTo(basis, structure.atomCount()) * energies.sum(structure);
    }

    /** By what a difference of learned values is to be multiplied to be one of the target: 1/f. */
    public double scale(Structure structure) {
        return learned.factorTo(basis, structure.atomCount());
    }

    /**
     * Values as they are learned.
     *
     * @param values {@code (structures)} of the target
     * @throws MbtrException if an element has no reference energy
     */
    public double[] toLearned(List<Structure> structures, double[] values) {
        double[] result = new double[values.length];
        for (int i = 0; i < result.length; i++) {
            Structure structure = structures.get(i);
            result[i] = basis.factorTo(learned, structure.atomCount()) * (values[i] - references(structure));
        }
        return result;
    }

    /**
     * Values of the target from learned ones; the inverse of {@link #toLearned}.
     *
     * @param values {@code (structures)} as a model predicts them
     */
    public double[] toTarget(List<Structure> structures, double[] values) {
        double[] result = new double[values.length];
        for (int i = 0; i < result.length; i++) {
            Structure structure = structures.get(i);
            result[i] = scale(structure) * values[i] + references(structure);
        }
        return result;
    }
}
