package org.mbtr.potentials.gdml;

import org.mbtr.structures.MbtrException;

/**
 * Settings of a force field learned in the gradient domain.
 *
 * @param representation what describes a pair of atoms
 * @param lengthScale σ of the Matérn kernel, in the unit of the representation, above 0
 * @param lambda regularisation, added as it is to the diagonal of the kernel matrix, 0 or above. The kernel is in the unit of the
 *     representation and the distance alone, so λ does not depend on the unit of the forces.
 */
public record GdmlSettings(PairRepresentation representation, double lengthScale, double lambda) {
    /** Checks. */
    public GdmlSettings {
        if (representation == null) {
            throw new MbtrException("a force field needs a representation: `inverse-distance` or `mbtr`");
        }
        if (!(lengthScale > 0) || lengthScale == Double.POSITIVE_INFINITY) {
            throw new MbtrException("the length scale of the kernel must be a number above 0, found " + lengthScale);
        }
        if (!(lambda >= 0) || lambda == Double.POSITIVE_INFINITY) {
            throw new MbtrException("lambda must be 0 or a number above, found " + lambda);
        }
    }

    /** The same with another representation. */
    public GdmlSettings withRepresentation(PairRepresentation replacement) {
        return new GdmlSettings(replacement, lengthScale, lambda);
    }

    /** The same with another length scale. */
    public GdmlSettings withLengthScale(double replacement) {
        return new GdmlSettings(representation, replacement, lambda);
    }

    /** The same with another λ. */
    public GdmlSettings withLambda(double replacement) {
        return new GdmlSettings(representation, lengthScale, replacement);
    }
}
