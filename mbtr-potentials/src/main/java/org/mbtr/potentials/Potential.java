package org.mbtr.potentials;

import org.mbtr.structures.Structure;

/**
 * A potential-energy surface: energy of a structure with its derivatives. The same structure always gives the same
 * evaluation, bit for bit.
 */
public interface Potential {
    /** Unit of its energies as the data set calls it ("kcal/mol", "eV"); empty if unknown. */
    String energyUnit();

    /** Whether a constant is missing in its energies, since none was known; differences and derivatives are right then. */
    default boolean knowsEnergyUpToConstant() {
        return false;
    }

    /**
     * Energy and derivatives of a structure.
     *
     * @throws org.mbtr.structures.MbtrException if the structure cannot be described, or has an element that the potential
     *     does not know
     */
    Evaluation evaluate(Structure structure);
}
