package org.mbtr.learning.model;

import java.util.Locale;
import org.mbtr.learning.kernels.Kernel;
import org.mbtr.learning.ridge.Centring;
import org.mbtr.learning.targets.TargetSettings;
import org.mbtr.representations.RepresentationSettings;
import org.mbtr.structures.MbtrException;

/**
 * Everything that a fit depends on besides its data.
 *
 * @param representation how structures become features
 * @param kernel how features are compared
 * @param lambda regularisation strength, added to the diagonal of the kernel matrix, 0 or above; where energies and forces are
 *     learned to that of the energies
 * @param centring what is centred
 * @param target what is done to the target before it is learned; nothing if absent
 * @param learnedFrom energies, forces or both; values alone if absent
 */
public record ModelSettings(
        RepresentationSettings representation,
        Kernel kernel,
        double lambda,
        Centring centring,
        TargetSettings target,
        LearnedFrom learnedFrom) {
    /** Checks the settings. */
    public ModelSettings {
        if (representation == null || kernel == null || centring == null) {
            throw new MbtrException("a model needs `representation`, `kernel` and `centring`");
        }
        if (!(lambda >= 0) || lambda == Double.POSITIVE_INFINITY) {
            throw new MbtrException("lambda must be 0 or a number above, found " + lambda);
        }
        target = target == null ? TargetSettings.AS_GIVEN : target;
        learnedFrom = learnedFrom == null ? LearnedFrom.VALUES : learnedFrom;
        if (learnedFrom.forces() && centring != Centring.KERNEL) {
            throw new MbtrException("a model that learns from forces has a constant that is fitted with the rest; its"
                    + " `centring` must be `kernel`, found `" + centring.name().toLowerCase(Locale.ROOT) + "`");
        }
    }

    /** Learned from values alone. */
    public ModelSettings(
            RepresentationSettings representation,
            Kernel kernel,
            double lambda,
            Centring centring,
            TargetSettings target) {
        this(representation, kernel, lambda, centring, target, LearnedFrom.VALUES);
    }

    /** Of a target that is learned as it is given. */
    public ModelSettings(RepresentationSettings representation, Kernel kernel, double lambda, Centring centring) {
        this(representation, kernel, lambda, centring, TargetSettings.AS_GIVEN);
    }

    /** The same settings with another representation. */
    public ModelSettings withRepresentation(RepresentationSettings replacement) {
        return new ModelSettings(replacement, kernel, lambda, centring, target, learnedFrom);
    }

    /** The same settings with another kernel. */
    public ModelSettings withKernel(Kernel replacement) {
        return new ModelSettings(representation, replacement, lambda, centring, target, learnedFrom);
    }

    /** The same settings with another regularisation strength. */
    public ModelSettings withLambda(double replacement) {
        return new ModelSettings(representation, kernel, replacement, centring, target, learnedFrom);
    }

    /** The same settings with something else done to the target. */
    public ModelSettings withTarget(TargetSettings replacement) {
        return new ModelSettings(representation, kernel, lambda, centring, replacement, learnedFrom);
    }

    /** The same settings, learned from something else; a constant is then fitted where forces are learned. */
    public ModelSettings withLearnedFrom(LearnedFrom replacement) {
        Centring needed = replacement.forces() ? Centring.KERNEL : centring;
        return new ModelSettings(representation, kernel, lambda, needed, target, replacement);
    }
}
