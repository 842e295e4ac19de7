package org.mbtr.cli.reproduce;

import java.util.List;
import java.util.Optional;

/**
 * Mean absolute errors of force fields that Huo and Rupp (2022) report, means over five sets of training frames: for 1000 frames
 * from the authors' notebook, for 200 frames of the many-body tensor from its learning curves, for 200 frames of inverse distances
 * from these curves and the ratio of Figure 3.
 *
 * @param molecule name of the trajectory
 * @param kind how molecules are described
 * @param train number of training frames
 * @param energy kcal/mol
 * @param force components, kcal/mol/Å
 */
record PublishedForceErrors(String molecule, ForceFieldKind kind, int train, double energy, double force) {
    private static final List<PublishedForceErrors> ALL = List.of(
            cm("benzene", 200, 0.0697, 0.1822),
            cm("uracil", 200, 0.1412, 0.6597),
            cm("naphthalene", 200, 0.1218, 0.2616),
            cm("aspirin", 200, 0.5223, 1.4408),
            cm("salicylic-acid", 200, 0.1824, 0.8455),
            cm("malonaldehyde", 200, 0.2164, 0.9590),
            cm("ethanol", 200, 0.1544, 0.8147),
            cm("toluene", 200, 0.1108, 0.3449),
            cm("benzene", 1000, 0.069547, 0.160075),
            cm("uracil", 1000, 0.108061, 0.238223),
            cm("naphthalene", 1000, 0.114346, 0.112537),
            cm("aspirin", 1000, 0.197443, 0.692119),
            cm("salicylic-acid", 1000, 0.115805, 0.280178),
            cm("malonaldehyde", 1000, 0.099881, 0.412018),
            cm("ethanol", 1000, 0.071791, 0.337070),
            cm("toluene", 1000, 0.094844, 0.142225),
            mbtr("benzene", 200, 0.0697, 0.1716),
            mbtr("uracil", 200, 0.1185, 0.3965),
            mbtr("naphthalene", 200, 0.1167, 0.1622),
            mbtr("aspirin", 200, 0.3536, 1.0302),
            mbtr("salicylic-acid", 200, 0.1337, 0.4608),
            mbtr("malonaldehyde", 200, 0.1961, 0.8717),
            mbtr("ethanol", 200, 0.1319, 0.6884),
            mbtr("toluene", 200, 0.1056, 0.2711),
            mbtr("benzene", 1000, 0.069345, 0.152295),
            mbtr("uracil", 1000, 0.105766, 0.172156),
            mbtr("naphthalene", 1000, 0.113891, 0.089451),
            mbtr("aspirin", 1000, 0.170262, 0.474558),
            mbtr("salicylic-acid", 1000, 0.109808, 0.179500),
            mbtr("malonaldehyde", 1000, 0.091943, 0.356559),
            mbtr("ethanol", 1000, 0.063367, 0.258199),
            mbtr("toluene", 1000, 0.094256, 0.124758));

    private static PublishedForceErrors cm(String molecule, int train, double energy, double force) {
        return new PublishedForceErrors(molecule, ForceFieldKind.CM, train, energy, force);
    }

    private static PublishedForceErrors mbtr(String molecule, int train, double energy, double force) {
        return new PublishedForceErrors(molecule, ForceFieldKind.MBTR, train, energy, force);
    }

    /** The errors for one model. */
    static Optional<PublishedForceErrors> of(String molecule, ForceFieldKind kind, int train) {
        return ALL.stream()
                .filter(one -> one.molecule.equals(molecule) && one.kind == kind && one.train == train)
                .findFirst();
    }

    /** The molecules, smallest training matrices first. */
    static List<String> molecules() {
        return List.of(
                "ethanol", "malonaldehyde", "benzene", "uracil", "toluene", "salicylic-acid", "naphthalene", "aspirin");
    }
}
