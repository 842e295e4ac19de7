package org.mbtr.representations.mbtr;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What makes two atoms the same species. */
public enum SpeciesLabels {
    /** Their element. */
    @JsonProperty("elements")
    ELEMENTS,

    /**
     * Nothing: every atom is its own species, labelled by its position from 1. For trajectories of one molecule with a
     * fixed order of atoms; gives up the invariance to reordering like atoms.
     */
    @JsonProperty("atoms")
    ATOMS
}
