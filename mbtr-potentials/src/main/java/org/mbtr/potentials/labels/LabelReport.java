package org.mbtr.potentials.labels;

import java.util.List;
import java.util.Optional;

/**
 * What was found in the labels of structures.
 *
 * @param structures number of structures
 * @param energies number of those with an energy
 * @param forces number of those with forces
 * @param slope energies against forces; absent without energies, forces or enough neighbouring frames of molecules
 * @param balance sums of forces; absent without forces
 * @param findings likely mistakes
 */
public record LabelReport(
        int structures,
        int energies,
        int forces,
        Optional<EnergySlope> slope,
        Optional<ForceBalance> balance,
        List<Finding> findings) {
    /** Copies the list. */
    public LabelReport {
        findings = List.copyOf(findings);
    }
}
