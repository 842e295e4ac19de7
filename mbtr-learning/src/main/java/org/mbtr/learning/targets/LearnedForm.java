package org.mbtr.learning.targets;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.mbtr.structures.MbtrException;

/** The form in which a target is learned. Predictions come out in the form of the target whatever was learned. */
public enum LearnedForm {
    /** As the target is given. */
    @JsonProperty("as-given")
    AS_GIVEN,
    /** Divided by the number of atoms, or as it is where the target is per atom. */
    @JsonProperty("per-atom")
    PER_ATOM,
    /** Multiplied by the number of atoms, or as it is where the target is per structure. */
    @JsonProperty("per-structure")
    PER_STRUCTURE;

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * What learned values are per.
     *
     * @throws MbtrException if the target is neither per atom nor per structure and would have to be converted
     */
    public TargetBasis of(TargetBasis target) {
        if (this == AS_GIVEN) {
            return target;
        }
        if (target == TargetBasis.OTHER) {
            throw new MbtrException("the target is neither per atom nor per structure, so it cannot be learned "
                    + toString().replace('-', ' ')
                    + "; learn it as it is, or say with --target-is what it is per if this is wrong");
        }
        return this == PER_ATOM ? TargetBasis.PER_ATOM : TargetBasis.PER_STRUCTURE;
    }
}
