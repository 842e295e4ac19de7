package org.mbtr.cli.reproduce;

import java.util.Arrays;
import java.util.Set;
import org.mbtr.potentials.gdml.GdmlSearchSpace;

/** The two descriptions of molecules that force fields of the paper are made with. */
enum ForceFieldKind {
    /** Inverse distances, as published first. */
    CM("cm", false),
    /** k = 2 with every atom its own species. */
    MBTR("mbtr", true);

    private final String representation;
    private final boolean bins;

    ForceFieldKind(String representation, boolean bins) {
        this.representation = representation;
        this.bins = bins;
    }

    /** Name in reports. */
    String representation() {
        return representation;
    }

    /** The one with this name. */
    static ForceFieldKind named(String representation) {
        return Arrays.stream(values())
                .filter(kind -> kind.representation.equals(representation))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of force field is called " + representation));
    }

    /** The search of the paper. */
    GdmlSearchSpace search() {
        return GdmlSearchSpace.published(GdmlSearchSpace.start(bins), Set.of());
    }
}
