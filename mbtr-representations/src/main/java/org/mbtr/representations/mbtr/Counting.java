package org.mbtr.representations.mbtr;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Which tuples of atoms are summed, and which tuples of species have a block of their own. A tuple and its reversal (a–b–c
 * and c–b–a) have the same geometry.
 */
public enum Counting {
    /** All ordered tuples, all species tuples: a block and its reversal are equal. The literal equation 4. */
    @JsonProperty("ordered")
    ORDERED,

    /**
     * All ordered tuples; of two species tuples that are reversals of each other only the smaller is stored. Species
     * tuples that are their own reversal get every tuple of atoms twice.
     */
    @JsonProperty("ordered-distinct")
    ORDERED_DISTINCT,

    /** A tuple and its reversal count once, in the block of the smaller species tuple. */
    @JsonProperty("without-reversals")
    WITHOUT_REVERSALS
}
