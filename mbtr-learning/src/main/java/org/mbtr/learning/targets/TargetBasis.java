package org.mbtr.learning.targets;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.mbtr.structures.MbtrException;

/** What a value of a property is per. */
public enum TargetBasis {
    /** The whole structure: the molecule, or the cell as it is given. Grows with the number of atoms. */
    @JsonProperty("per-structure")
    PER_STRUCTURE,
    /** An atom: the value of the whole structure divided by its number of atoms. */
    @JsonProperty("per-atom")
    PER_ATOM,
    /** Neither: a value per cation or formula unit, or one that is no sum over atoms, such as a band gap. */
    @JsonProperty("other")
    OTHER;

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * By what to multiply a value of this basis to have it in another: 1, the number of atoms, or one over it.
     *
     * @param atoms of the structure
     * @throws MbtrException if the structure has no atoms to divide by
     * @throws IllegalArgumentException if one of the two is {@link #OTHER} and the other is not
     */
    public double factorTo(TargetBasis other, int atoms) {
        if (other == this) {
            return 1;
        }
        if (this == OTHER || other == OTHER) {
            throw new IllegalArgumentException("a value that is " + this + " has no form that is " + other);
        }
        if (atoms == 0) {
            throw new MbtrException("a structure without atoms has no value per atom");
        }
        return this == PER_ATOM ? atoms : 1.0 / atoms;
    }

    /**
     * The unit of a value of this basis when it is turned into one of another: "eV/atom" for "eV" and back. An unknown
     * (empty) unit stays unknown; a unit per atom that does not say so stays as it is.
     */
    public String unitIn(TargetBasis other, String unit) {
        if (other == this || unit.isEmpty()) {
            return unit;
        }
        return other == PER_ATOM ? unit + "/atom" : unit.replaceFirst("/\\s*atom$", "");
    }
}
