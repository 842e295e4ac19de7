package org.mbtr.cli.reproduce;

import java.util.List;
import java.util.Set;
import org.mbtr.learning.search.HyperParameter;
import org.mbtr.learning.search.SearchVariable;
import org.mbtr.potentials.gdml.GdmlSearchSpace;

/** The two descriptions of molecules that force fields of the paper are made with. */
enum ForceFieldKind {
    /** Inverse distances, as published first. */
    CM("cm", false),
    /** k = 2 with every atom its own species. */
    MBTR("mbtr", true);

    private static final double LENGTH_SCALE = 1.75;
    private static final double WIDTH = -4.5;

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

    /** The search of the paper, from where it begins: σ = 2^1.75, λ = 2^−20, and a width of 2^−4.5. */
    GdmlSearchSpace search() {
        GdmlSearchSpace space = GdmlSearchSpace.published(GdmlSearchSpace.start(bins), Set.of());
        List<SearchVariable> variables = space.variables().stream()
                .map(variable -> switch (variable.parameter()) {
                    case HyperParameter.LengthScale scale -> variable.withStart(LENGTH_SCALE);
                    case HyperParameter.TermWidth width -> variable.withStart(WIDTH);
                    default -> variable;
                })
                .toList();
        return new GdmlSearchSpace(space.settings(), variables);
    }
}
