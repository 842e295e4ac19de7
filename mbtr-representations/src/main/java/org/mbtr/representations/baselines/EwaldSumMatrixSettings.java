package org.mbtr.representations.baselines;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.mbtr.representations.Representation;
import org.mbtr.representations.RepresentationSettings;
import org.mbtr.structures.MbtrException;

/**
 * An Ewald sum matrix.
 *
 * @param form what is stored of it
 * @param atoms number of atoms of a cell that fit, at least 1; smaller cells are padded with zeros
 * @param accuracy largest error of the potential of one sublattice at another (1/angstrom), 1e-12 to 0.01; an entry of
 *     the matrix is the product of two nuclear charges and such a potential
 */
public record EwaldSumMatrixSettings(MatrixForm form, int atoms, double accuracy) implements RepresentationSettings {
    /** Its name in settings. */
    public static final String NAME = "ewald-sum-matrix";
    /** An entry of the heaviest elements, of the order of 10⁴, is then exact to eight digits. */
    private static final double DEFAULT_ACCURACY = 1e-8;

    /** Checks the settings. */
    public EwaldSumMatrixSettings {
        MatrixLayout.check(NAME, form, atoms);
        if (!(accuracy >= 1e-12 && accuracy <= 0.01)) {
            throw new MbtrException(NAME + ": `accuracy` must be 1e-12 to 0.01 (1/Å), found " + accuracy);
        }
    }

    /** With an accuracy of 1e-8/Å. */
    public static EwaldSumMatrixSettings of(MatrixForm form, int atoms) {
        return new EwaldSumMatrixSettings(form, atoms, DEFAULT_ACCURACY);
    }

    /** Settings as they stand in JSON: the accuracy may be absent. */
    @JsonCreator
    static EwaldSumMatrixSettings read(
            @JsonProperty("form") MatrixForm form,
            @JsonProperty("atoms") int atoms,
            @JsonProperty("accuracy") Double accuracy) {
        return new EwaldSumMatrixSettings(form, atoms, Objects.requireNonNullElse(accuracy, DEFAULT_ACCURACY));
    }

    @Override
    public Representation create() {
        return new EwaldSumMatrix(this);
    }
}
