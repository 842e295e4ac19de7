package org.mbtr.representations.baselines;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is stored of a symmetric matrix that has a row and a column for each atom. */
public enum MatrixForm {
    /**
     * Lower triangle with diagonal, rows and columns in descending order of row norm. Rows of the same norm keep the
     * order of their atoms; where symmetry makes norms equal, rounding decides.
     */
    @JsonProperty("sorted")
    SORTED,
    /** Eigenvalues in descending order of magnitude. */
    @JsonProperty("eigenvalues")
    EIGENVALUES,
    /** Lower triangle with diagonal in the order of the atoms. */
    @JsonProperty("unsorted")
    UNSORTED
}
