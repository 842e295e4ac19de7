package org.mbtr.phases.campaign;

import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.phases.active.StrategyChoice;
import org.mbtr.structures.MbtrException;

/**
 * How a campaign is led.
 *
 * @param energyKey name of the property of finished structures that is their energy
 * @param basis what energies are per: the structure or an atom
 * @param unit of energies, empty if unknown; a name only
 * @param zero of formation energies
 * @param strategy that says what to compute next
 */
public record CampaignSettings(
        String energyKey, TargetBasis basis, String unit, EnergyZero zero, StrategyChoice strategy) {
    /** Refuses energies that are neither per structure nor per atom. */
    public CampaignSettings {
        if (basis == TargetBasis.OTHER) {
            throw new MbtrException("a hull needs energies per structure or per atom, and `" + energyKey
                    + "` seems to be neither; say with --target-is which it is if this is wrong");
        }
    }

    /** Unit of energies per atom. */
    public String unitPerAtom() {
        return basis.unitIn(TargetBasis.PER_ATOM, unit);
    }
}
