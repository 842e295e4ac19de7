package org.mbtr.cli.reproduce;

import org.mbtr.potentials.gdml.GdmlSearchSpace;
import org.mbtr.potentials.gdml.GdmlSettings;

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

    /** Settings that a search begins with. */
    GdmlSettings start() {
        return GdmlSearchSpace.start(bins);
    }
}
