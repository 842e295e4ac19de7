package org.mbtr.potentials.gdml;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.mbtr.learning.model.LearnedFrom;
import org.mbtr.structures.MbtrException;

/**
 * Settings of a force field learned in the gradient domain.
 *
 * @param representation what describes a pair of atoms
 * @param lengthScale σ of the Matérn kernel, in the unit of the representation, above 0
 * @param lambda regularisation, added as it is to the diagonal of the kernel matrix, 0 or above; where energies and forces are learned to
 *     that of the energies. The kernel is in the unit of the representation and the distance alone, so λ does not depend on the unit of
 *     energies.
 * @param learnedFrom forces, or energies and forces; forces if absent
 */
public record GdmlSettings(
        MoleculeRepresentation representation, double lengthScale, double lambda, LearnedFrom learnedFrom) {
    /** Checks. */
    @JsonCreator
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
        learnedFrom = learnedFrom == null ? new LearnedFrom.Forces() : learnedFrom;
        if (!learnedFrom.forces()) {
            throw new MbtrException(
                    "a force field learns from forces, or from energies and forces; energies alone are for"
                            + " other models");
        }
    }

    /** Learned from forces alone. */
    public GdmlSettings(MoleculeRepresentation representation, double lengthScale, double lambda) {
        this(representation, lengthScale, lambda, new LearnedFrom.Forces());
    }

    /** Whether energies are learned beside forces. */
    public boolean learnsEnergies() {
        return learnedFrom instanceof LearnedFrom.ValuesAndForces;
    }

    /** What is added to the diagonal of forces. */
    public double forceLambda() {
        return learnedFrom instanceof LearnedFrom.ValuesAndForces both ? both.forceLambda() : lambda;
    }

    /** The same with another representation. */
    public GdmlSettings withRepresentation(MoleculeRepresentation replacement) {
        return new GdmlSettings(replacement, lengthScale, lambda, learnedFrom);
    }

    /** The same with another length scale. */
    public GdmlSettings withLengthScale(double replacement) {
        return new GdmlSettings(representation, replacement, lambda, learnedFrom);
    }

    /** The same with another λ. */
    public GdmlSettings withLambda(double replacement) {
        return new GdmlSettings(representation, lengthScale, replacement, learnedFrom);
    }

    /** The same learned from something else. */
    public GdmlSettings withLearnedFrom(LearnedFrom replacement) {
        return new GdmlSettings(representation, lengthScale, lambda, replacement);
    }
}
