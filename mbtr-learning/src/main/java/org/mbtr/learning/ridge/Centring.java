package org.mbtr.learning.ridge;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is made to average to zero over the training set before a fit. */
public enum Centring {
    /** Nothing: labels are fitted as they are. */
    @JsonProperty("none")
    NONE,
    /** Labels: predictions far from all training structures go to the mean label instead of zero. */
    @JsonProperty("labels")
    LABELS,
    /** Labels and kernel (features): gives a linear model its offset. */
    @JsonProperty("kernel")
    KERNEL
}
