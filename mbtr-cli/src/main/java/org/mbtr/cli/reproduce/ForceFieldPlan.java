package org.mbtr.cli.reproduce;

import java.util.List;
import java.util.Optional;

/**
 * How much of Table 2 is done.
 *
 * @param quick whether only small force fields are made, with hyper-parameters of an earlier search: 1000 frames of three
 *     molecules, 200 of the others
 */
public record ForceFieldPlan(boolean quick) {
    private static final int FEW = 200;
    private static final int MANY = 1000;
    /** Order of the largest matrices of a search over three: 500 frames of nine atoms, which take some ten seconds each. */
    private static final int SEARCHED_ATOMS = 4500;

    private static final List<String> SMALL = List.of("ethanol", "malonaldehyde", "uracil");

    /** Numbers of training frames, ascending. */
    List<Integer> sizes(String molecule) {
        if (quick) {
            return SMALL.contains(molecule) ? List.of(MANY) : List.of(FEW);
        }
        return List.of(FEW, MANY);
    }

    /** Hyper-parameters that are not searched again. */
    Optional<ForceFieldSettings> known(String molecule, ForceFieldKind kind, int train) {
        return quick ? FoundForceFields.of(molecule, kind, train) : Optional.empty();
    }

    /** How many of the training frames hyper-parameters are searched with. */
    int searched(int train, int atoms) {
        return quick ? Math.min(train, FEW) : searchable(train, atoms);
    }

    /** How many training frames a search can have that is to end in minutes. */
    static int searchable(int train, int atoms) {
        return Math.min(train, Math.max(FEW, SEARCHED_ATOMS / atoms));
    }
}
