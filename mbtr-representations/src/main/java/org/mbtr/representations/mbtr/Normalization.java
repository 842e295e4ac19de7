package org.mbtr.representations.mbtr;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the features of a structure are divided by. */
public enum Normalization {
    /** Nothing: features grow with the structure, as its energy does. */
    @JsonProperty("none")
    NONE,

    /** Their Euclidean norm over all terms; a structure without any feature stays zero. */
    @JsonProperty("euclidean")
    EUCLIDEAN,

    /** The number of atoms. */
    @JsonProperty("per-atom")
    PER_ATOM
}
