package org.mbtr.learning.targets;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.mbtr.structures.MbtrException;

/** Where the energies of the elements come from that are subtracted from a target before learning. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = References.None.class, name = "none"),
    @JsonSubTypes.Type(value = References.Fit.class, name = "fit"),
    @JsonSubTypes.Type(value = References.Given.class, name = "given")
})
public sealed interface References {
    /** Nothing is subtracted. */
    record None() implements References {}

    /** Least squares on the structures that a model is fitted to, and on no others; see {@link ReferenceFit}. */
    record Fit() implements References {}

    /**
     * Given ones.
     *
     * @param energies in the unit of the target per atom, of at least one element
     */
    record Given(ElementEnergies energies) implements References {
        /** Refuses none. */
        public Given {
            if (energies == null || energies.isEmpty()) {
                throw new MbtrException("reference energies must be those of at least one element, as"
                        + " {\"Fe\": -8.31, \"O\": -4.94}");
            }
        }
    }
}
