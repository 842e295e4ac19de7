package org.mbtr.learning.model;

import org.mbtr.learning.kernels.Kernel;
import org.mbtr.representations.RepresentationSettings;
import org.mbtr.structures.MbtrException;

/**
 * Everything that a fit depends on besides its data.
 *
 * @param representation how structures become features
 * @param kernel how features are compared
 * @param lambda regularisation strength, added to the diagonal of the kernel matrix, 0 or above
 * @param centring what is centred
 */
public record ModelSettings(RepresentationSettings representation, Kernel kernel, double lambda, Centring centring) {
    /** Checks the settings. */
    public ModelSettings {
        if (representation == null || kernel == null || centring == null) {
            throw new MbtrException("a model needs `representation`, `kernel` and `centring`");
        }
        if (!(lambda >= 0) || lambda == Double.POSITIVE_INFINITY) {
            throw new MbtrException("lambda must be 0 or a number above, found " + lambda);
        }
    }

    /** The same settings with another representation. */
    public ModelSettings withRepresentation(RepresentationSettings replacement) {
        return new ModelSettings(replacement, kernel, lambda, centring);
    }

    /** The same settings with another kernel. */
    public ModelSettings withKernel(Kernel replacement) {
        return new ModelSettings(representation, replacement, lambda, centring);
    }

    /** The same settings with another regularisation strength. */
    public ModelSettings withLambda(double replacement) {
        return new ModelSettings(representation, kernel, replacement, centring);
    }
}
