package org.mbtr.cli.reproduce;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.mbtr.potentials.gdml.GdmlSearchSpace;
import org.mbtr.potentials.gdml.GdmlSettings;
import org.mbtr.potentials.gdml.MoleculeRepresentation;

/** Descriptions of molecules that force fields are made with. */
enum ForceFieldKind {
    /** Inverse distances, as published first. */
    CM("cm", GdmlSearchSpace.start(new MoleculeRepresentation.InverseDistance())),
    /** k = 2 with every atom its own species. */
    MBTR("mbtr", GdmlSearchSpace.start(GdmlSearchSpace.startWithPairs())),
    /** The same with k = 3 beside it, which the paper does not have. */
    MBTR_K3("mbtr-k2-k3", GdmlSearchSpace.start(GdmlSearchSpace.startWithTriples()));

    /** Those of the paper. */
    static final List<ForceFieldKind> PUBLISHED = List.of(CM, MBTR);

    private final String representation;
    private final GdmlSettings start;

    ForceFieldKind(String representation, GdmlSettings start) {
        this.representation = representation;
        this.start = start;
    }

    /** The wanted ones; those of the paper unless others are named. */
    static List<ForceFieldKind> wanted(ModelFilter wanted) {
        return (wanted.representations().isEmpty() ? PUBLISHED.stream() : Arrays.stream(values()))
                .filter(kind -> wanted.acceptsModel(kind.representation(), "matern-5/2"))
                .toList();
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
        return GdmlSearchSpace.published(start, Set.of());
    }
}
