package org.mbtr.cli.reproduce;

import java.util.Map;
import org.mbtr.learning.search.SearchVariable;
import org.mbtr.potentials.gdml.GdmlSearch;
import org.mbtr.potentials.gdml.GdmlSearchSpace;
import org.mbtr.potentials.gdml.GdmlSettings;

/**
 * Hyper-parameters of a force field and where they come from.
 *
 * @param settings with them
 * @param log2 their exponents by name
 * @param searched number of training frames of the search
 * @param evaluations of the search, 0 if it was not made now
 * @param seconds of the search
 */
record ForceFieldSettings(
        GdmlSettings settings, Map<String, Double> log2, int searched, int evaluations, double seconds) {
    /** Copies the map. */
    ForceFieldSettings {
        log2 = Map.copyOf(log2);
    }

    /** What a search has found. */
    static ForceFieldSettings found(GdmlSearch.Result search) {
        return new ForceFieldSettings(
                search.settings(),
                search.point(),
                search.sizes().stages().getLast(),
                search.evaluations(),
                search.seconds());
    }

    /** What an earlier search has found. */
    static ForceFieldSettings known(ForceFieldKind kind, Map<String, Double> log2, int searched) {
        GdmlSearchSpace space = kind.search().startingAt(log2);
        GdmlSettings settings =
                space.at(space.variables().stream().map(SearchVariable::start).toList());
        return new ForceFieldSettings(settings, log2, searched, 0, 0);
    }
}
