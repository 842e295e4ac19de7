package org.mbtr.learning.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.mbtr.structures.MbtrException;

/** What a model is fitted to. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LearnedFrom.Values.class, name = "values"),
    @JsonSubTypes.Type(value = LearnedFrom.Forces.class, name = "forces"),
    @JsonSubTypes.Type(value = LearnedFrom.ValuesAndForces.class, name = "values-and-forces")
})
public sealed interface LearnedFrom {
    /** Values of the target alone. */
    LearnedFrom VALUES = new Values();

    /** Whether forces are learned. */
    default boolean forces() {
        return !(this instanceof Values);
    }

    /** Values of the target. */
    record Values() implements LearnedFrom {}

    /** Forces; values say only the constant of integration. λ is on the diagonal of the force components. */
    record Forces() implements LearnedFrom {}

    /**
     * Values and forces.
     *
     * @param forceLambda what λ is for values, for force components: added to the diagonal, 0 or above. Its unit is that of λ per
     *     square angstrom.
     */
    record ValuesAndForces(double forceLambda) implements LearnedFrom {
        /** Checks the number. */
        public ValuesAndForces {
            if (!(forceLambda >= 0) || forceLambda == Double.POSITIVE_INFINITY) {
                throw new MbtrException("the lambda of forces must be 0 or a number above, found " + forceLambda);
            }
        }
    }
}
