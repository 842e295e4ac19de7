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
    private static final List<FoundForceFields> ALL =
            List.of(cm("ethanol", 1000, 500, 3.25, -32), mbtr("ethanol", 200, 200, 4, -2.75, -27.25));

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
