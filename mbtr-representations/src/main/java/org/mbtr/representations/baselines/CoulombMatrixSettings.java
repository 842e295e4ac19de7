package org.mbtr.representations.baselines;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.mbtr.representations.Representation;
import org.mbtr.representations.RepresentationSettings;

/**
 * A Coulomb matrix.
 *
 * @param form what is stored of it
 * @param atoms number of atoms that fit, at least 1; smaller molecules are padded with zeros
 */
public record CoulombMatrixSettings(Form form, int atoms) implements RepresentationSettings {
    /** What is stored of the matrix. */
    public enum Form {
        /** Lower triangle with diagonal, rows and columns in descending order of row norm. */
        @JsonProperty("sorted")
        SORTED,
        /** Eigenvalues in descending order of magnitude. */
        @JsonProperty("eigenvalues")
        EIGENVALUES,
        /** Lower triangle with diagonal in the order of the atoms. */
        @JsonProperty("unsorted")
        UNSORTED,
        /** Strict lower triangle of 1/d without nuclear charges, row by row, in the order of the atoms. */
        @JsonProperty("inverse-distances")
        INVERSE_DISTANCES
    }

    /** Checks the settings. */
    public CoulombMatrixSettings {
        MatrixLayout.check("coulomb-matrix", form, atoms);
    }

    @Override
    public Representation create() {
        return new CoulombMatrix(this);
    }
}
