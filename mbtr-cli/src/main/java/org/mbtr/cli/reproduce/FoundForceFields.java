package org.mbtr.cli.reproduce;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hyper-parameters that {@code reproduce table2-forces} has found for the first published split of MD17. The quick version of the
 * experiment takes them instead of searching again.
 *
 * @param molecule name of the trajectory
 * @param kind how molecules are described
 * @param train number of training frames
 * @param searched how many of them the search fitted to
 * @param log2 exponents by name
 */
record FoundForceFields(String molecule, ForceFieldKind kind, int train, int searched, Map<String, Double> log2) {
    private static final List<FoundForceFields> ALL = List.of(
            cm("ethanol", 200, 200, 3.75, -32),
            cm("ethanol", 1000, 500, 4, -35),
            mbtr("ethanol", 200, 200, 4.5, -1.5, -38.75),
            mbtr("ethanol", 1000, 500, 6.25, -2.5, -43.5),
            cm("malonaldehyde", 200, 200, 3, -30.25),
            cm("malonaldehyde", 1000, 500, 5.5, -43.75),
            mbtr("malonaldehyde", 200, 200, 3.5, -2.75, -24.75),
            mbtr("malonaldehyde", 1000, 500, 5.75, -2.75, -42.5),
            cm("benzene", 200, 200, 5.25, -37.5),
            cm("benzene", 1000, 375, 6.75, -44),
            mbtr("benzene", 200, 200, 7, -2, -45.25),
            mbtr("benzene", 1000, 375, 6.25, -1, -49.5),
            cm("uracil", 200, 200, 5.25, -47.5),
            cm("uracil", 1000, 375, 5.75, -46),
            mbtr("uracil", 200, 200, 5, -1, -51.25),
            mbtr("uracil", 1000, 375, 5.5, -1.25, -48.75),
            cm("toluene", 200, 200, 5.25, -44),
            cm("toluene", 1000, 300, 5, -41.25),
            mbtr("toluene", 200, 200, 4, -1, -42.25),
            mbtr("toluene", 1000, 300, 4.25, -1, -43.5),
            cm("salicylic-acid", 200, 200, 5.5, -47.75),
            cm("salicylic-acid", 1000, 281, 5.75, -44),
            mbtr("salicylic-acid", 200, 200, 5.5, -1, -51.75),
            mbtr("salicylic-acid", 1000, 281, 5.25, -1.25, -47.5),
            cm("naphthalene", 200, 200, 6.5, -48.75),
            cm("naphthalene", 1000, 250, 5.75, -44.5),
            mbtr("naphthalene", 200, 200, 5.5, -1, -50.75),
            mbtr("naphthalene", 1000, 250, 4.75, -1, -47),
            cm("aspirin", 200, 200, 7, -36.25),
            cm("aspirin", 1000, 214, 5, -41.5),
            mbtr("aspirin", 200, 200, 4.5, -1.5, -30.75),
            mbtr("aspirin", 1000, 214, 5.25, -1, -45.75));

    private static FoundForceFields cm(String molecule, int train, int searched, double lengthScale, double lambda) {
        return new FoundForceFields(
                molecule, ForceFieldKind.CM, train, searched, Map.of("length-scale", lengthScale, "lambda", lambda));
    }

    private static FoundForceFields mbtr(
            String molecule, int train, int searched, double lengthScale, double sigma, double lambda) {
        return new FoundForceFields(
                molecule,
                ForceFieldKind.MBTR,
                train,
                searched,
                Map.of("length-scale", lengthScale, "sigma", sigma, "lambda", lambda));
    }

    /** Those of one force field, if there are any. */
    static Optional<ForceFieldSettings> of(String molecule, ForceFieldKind kind, int train) {
        return ALL.stream()
                .filter(one -> one.molecule.equals(molecule) && one.kind == kind && one.train == train)
                .findFirst()
                .map(one -> ForceFieldSettings.known(kind, one.log2, one.searched));
    }
}
