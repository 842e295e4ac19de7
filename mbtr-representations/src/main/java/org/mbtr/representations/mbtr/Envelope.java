package org.mbtr.representations.mbtr;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A factor for each distance of a tuple's loop that takes the weight smoothly to zero, so that the representation does
 * not jump when an atom crosses the cutoff.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Envelope.None.class, name = "none"),
    @JsonSubTypes.Type(value = Envelope.Sharp.class, name = "sharp"),
    @JsonSubTypes.Type(value = Envelope.Smooth.class, name = "smooth")
})
public sealed interface Envelope {
    /** Multiplies each weight by the product of the envelope over the tuple's distances. */
    void apply(Tuples tuples, double[] weights);

    /**
     * Adds to the derivatives with respect to the sides what comes from the envelope, and turns the derivatives with
     * respect to the enveloped weights into those with respect to the weights without it.
     *
     * @param w weights without the envelope
     * @param dw derivatives of the sum with respect to the weights, replaced
     */
    void pullBack(Tuples tuples, double[] w, double[] dw, TupleCotangents out);

    /** Distance beyond which every tuple has weight zero (angstrom); infinite if there is none. */
    double cutoff();

    /** No envelope: a factor of 1. */
    record None() implements Envelope {
        @Override
        public void apply(Tuples tuples, double[] weights) {}

        @Override
        public void pullBack(Tuples tuples, double[] w, double[] dw, TupleCotangents out) {}

        @Override
        public double cutoff() {
            return Double.POSITIVE_INFINITY;
        }
    }

    /**
     * A sharp cutoff: 1 up to {@code cutoff}, 0 beyond. The representation jumps when a distance crosses it; for
     * comparisons with programs that cut in this way.
     *
     * @param cutoff largest distance that counts, above 0 (angstrom)
     */
    record Sharp(double cutoff) implements Envelope {
        /** Checks the distance. */
        public Sharp {
            SettingsCheck.positive("sharp envelope: cutoff", cutoff);
        }

        @Override
        public void apply(Tuples tuples, double[] weights) {
            for (int side = 0; side < tuples.sideCount; side++) {
                double[] distance = tuples.sides[side];
                for (int t = 0; t < tuples.count; t++) {
                    weights[t] = distance[t] <= cutoff ? weights[t] : 0;
                }
            }
        }

        /** The jump at the cutoff has no derivative and is left out. */
        @Override
        public void pullBack(Tuples tuples, double[] w, double[] dw, TupleCotangents out) {
            apply(tuples, dw);
        }
    }

    /**
     * The quintic step: 1 up to {@code onset}, 1 − 10t³ + 15t⁴ − 6t⁵ with t = (d − onset)/(cutoff − onset) from there to
     * {@code cutoff}, 0 beyond. Value and first two derivatives are continuous; all three vanish at the cutoff.
     *
     * @param onset where the decay begins, 0 or above (angstrom)
     * @param cutoff where it ends, above {@code onset} (angstrom)
     */
    record Smooth(double onset, double cutoff) implements Envelope {
        /** Checks the two distances. */
        public Smooth {
            SettingsCheck.notNegative("smooth envelope: onset", onset);
            SettingsCheck.positive("smooth envelope: cutoff minus onset", cutoff - onset);
        }

        /** The factor at one distance (angstrom). */
        public double value(double distance) {
            double t = Math.clamp((distance - onset) / (cutoff - onset), 0.0, 1.0);
            return 1 - t * t * t * (10 + t * (6 * t - 15));
        }

        /** The derivative of the factor: −30 t² (1 − t)² / (cutoff − onset). */
        public double derivative(double distance) {
            double t = Math.clamp((distance - onset) / (cutoff - onset), 0.0, 1.0);
            return -30 * t * t * (1 - t) * (1 - t) / (cutoff - onset);
        }

        @Override
        public void pullBack(Tuples tuples, double[] w, double[] dw, TupleCotangents out) {
            for (int t = 0; t < tuples.count; t++) {
                double all = 1;
                for (int side = 0; side < tuples.sideCount; side++) {
                    double others = dw[t] * w[t];
                    for (int other = 0; other < tuples.sideCount; other++) {
                        others *= other == side ? 1 : value(tuples.sides[other][t]);
                    }
                    out.sides[side][t] += others * derivative(tuples.sides[side][t]);
                    all *= value(tuples.sides[side][t]);
                }
                dw[t] *= all;
            }
        }

        @Override
        public void apply(Tuples tuples, double[] weights) {
            for (int side = 0; side < tuples.sideCount; side++) {
                double[] distance = tuples.sides[side];
                for (int t = 0; t < tuples.count; t++) {
                    weights[t] *= value(distance[t]);
                }
            }
        }
    }
}
