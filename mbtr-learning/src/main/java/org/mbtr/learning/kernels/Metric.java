package org.mbtr.learning.kernels;

/** What a kernel function is a function of. Each is a sum over features, and so over terms of a representation. */
public enum Metric {
    /** u · v. */
    INNER_PRODUCT,
    /** ‖u − v‖₂². */
    SQUARED_DISTANCE,
    /** ‖u − v‖₁. */
    ABSOLUTE_DISTANCE;

    /** Factor of the metric when all features are multiplied by {@code scale} (above 0). */
    public double scaling(double scale) {
        return this == ABSOLUTE_DISTANCE ? scale : scale * scale;
    }
}
