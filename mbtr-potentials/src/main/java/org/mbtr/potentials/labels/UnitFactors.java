package org.mbtr.potentials.labels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.mbtr.potentials.units.EnergyUnit;
import org.mbtr.potentials.units.PhysicalConstants;

/** Which mix of units makes energies change by a factor more than forces say. */
final class UnitFactors {
    /** Names of pairs of units this close to a factor (natural logarithm); factors from 200 pairs of frames are off by 0.1. */
    private static final double TOLERANCE = 0.15;

    private static final int MOST = 3;

    private record Mix(String words, double factor) {
        double off(double found) {
            return Math.abs(Math.log(found / factor));
        }
    }

    private UnitFactors() {}

    /**
     * The mixes near a factor, the nearest first, as "23.06: energies in kcal/mol, forces in eV/Å".
     *
     * @param found positive
     * @return words, empty if no mix is near
     */
    static String near(double found) {
        List<Mix> near = mixes().stream()
                .filter(mix -> mix.off(found) <= TOLERANCE)
                .sorted(Comparator.comparingDouble(mix -> mix.off(found)))
                .limit(MOST)
                .toList();
        return near.stream()
                .map(mix -> String.format("%.4g for %s", mix.factor(), mix.words()))
                .collect(Collectors.joining("; "));
    }

    private static List<Mix> mixes() {
        List<Mix> mixes = new ArrayList<>();
        for (EnergyUnit energies : EnergyUnit.values()) {
            double ratio = 1 / energies.electronvolts();
            for (EnergyUnit forces : EnergyUnit.values()) {
                double factor = ratio * forces.electronvolts();
                String words = "energies in " + energies.symbol() + ", forces in " + forces.symbol();
                if (energies != forces) {
                    mixes.add(new Mix(words + "/Å", factor));
                    if (forces == EnergyUnit.HARTREE || forces == EnergyUnit.RYDBERG) {
                        mixes.add(new Mix(words + "/bohr", factor / PhysicalConstants.BOHR));
                    }
                }
            }
        }
        mixes.add(new Mix("forces per bohr, positions in Å", 1 / PhysicalConstants.BOHR));
        mixes.add(new Mix("forces per Å, positions in bohr", PhysicalConstants.BOHR));
        return mixes;
    }
}
