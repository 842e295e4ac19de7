package org.mbtr.representations.baselines;

import org.mbtr.representations.Representation;
import org.mbtr.representations.RepresentationSettings;

/**
 * A sine matrix.
 *
 * @param form what is stored of it
 * @param atoms number of atoms of a cell that fit, at least 1; smaller cells are padded with zeros
 */
public record SineMatrixSettings(MatrixForm form, int atoms) implements RepresentationSettings {
    /** Its name in settings. */
    public static final String NAME = "sine-matrix";

    /** Checks the settings. */
    public SineMatrixSettings {
        MatrixLayout.check(NAME, form, atoms);
    }

    @Override
    public Representation create() {
        return new SineMatrix(this);
    }
}
