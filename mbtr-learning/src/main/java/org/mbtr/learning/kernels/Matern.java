package org.mbtr.learning.kernels;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.mbtr.representations.math.ArrayMath;
import org.mbtr.structures.MbtrException;

/**
 * Matérn kernels of the Euclidean distance d = ‖u − v‖₂. With ν = 1/2, 3/2 or 5/2 and s = √(2ν) d / lengthScale,
 *
 * <pre>    k½ = exp(−s),    k3/2 = (1 + s) exp(−s),    k5/2 = (1 + s + s²/3) exp(−s).</pre>
 *
 * <p>Functions learned with ν = 1/2 have a kink at each training structure, and so no forces; with 3/2 they have continuous
 * forces, with 5/2 forces that have a derivative. Source: C. E. Rasmussen, C. K. I. Williams, Gaussian Processes for Machine
 * Learning (2006), equations 4.16 and 4.17.
 *
 * @param smoothness ν
 * @param lengthScale above 0, in the unit of the features
 */
public record Matern(Smoothness smoothness, double lengthScale) implements ScaledKernel {
    /** The number ν. */
    public enum Smoothness {
        /** ν = 1/2. */
        @JsonProperty("1/2")
        HALF(1),
        /** ν = 3/2. */
        @JsonProperty("3/2")
        THREE_HALVES(3),
        /** ν = 5/2. */
        @JsonProperty("5/2")
        FIVE_HALVES(5);

        private final int twice;

        Smoothness(int twice) {
            this.twice = twice;
        }

        /** The fraction. */
        @Override
        public String toString() {
            return twice + "/2";
        }
    }

    /** Checks the settings. */
    public Matern {
        if (smoothness == null) {
            throw new MbtrException("a Matérn kernel needs `smoothness`, which is 1/2, 3/2 or 5/2");
        }
        LengthScales.check(lengthScale);
    }

    @Override
    public Metric metric() {
        return Metric.SQUARED_DISTANCE;
    }

    @Override
    public void apply(double[] values, int count) {
        double[] s = exponentials(values, count);
        switch (smoothness) {
            case HALF -> {}
            case THREE_HALVES -> {
                for (int i = 0; i < count; i++) {
                    values[i] *= 1 + s[i];
                }
            }
            case FIVE_HALVES -> {
                for (int i = 0; i < count; i++) {
                    values[i] *= 1 + s[i] * (1 + s[i] / 3);
                }
            }
        }
    }

    /** With respect to D = d²: −3/(2σ²) exp(−s) for ν = 3/2, −5/(6σ²) (1 + s) exp(−s) for ν = 5/2. */
    @Override
    public void slopes(double[] values, int count) {
        if (smoothness == Smoothness.HALF) {
            throw new MbtrException(
                    "a model with a Matérn kernel of smoothness 1/2 has no forces, because it has a kink at"
                            + " each training structure; train one with matern-3/2, matern-5/2 or gaussian");
        }
        double[] s = exponentials(values, count);
        boolean five = smoothness == Smoothness.FIVE_HALVES;
        double factor = -(five ? 5.0 / 6 : 1.5) / (lengthScale * lengthScale);
        for (int i = 0; i < count; i++) {
            values[i] *= five ? factor * (1 + s[i]) : factor;
        }
    }

    /** For ν = 5/2, 25/(12σ⁴) exp(−s). */
    @Override
    public void curvatures(double[] values, int count) {
        if (smoothness != Smoothness.FIVE_HALVES) {
            throw new MbtrException(
                    "a Matérn kernel of smoothness " + smoothness + " cannot learn from forces, because"
                            + " forces that it predicts have a kink at each training structure; use matern-5/2, gaussian or linear");
        }
        exponentials(values, count);
        double factor = 25 / (12 * Math.pow(lengthScale, 4));
        for (int i = 0; i < count; i++) {
            values[i] *= factor;
        }
    }

    /** Replaces squared distances by exp(−s); returns s. */
    private double[] exponentials(double[] values, int count) {
        double factor = Math.sqrt(smoothness.twice) / lengthScale;
        double[] s = new double[count];
        for (int i = 0; i < count; i++) {
            s[i] = Math.max(0, values[i]);
        }
        ArrayMath.best().sqrt(s, count);
        for (int i = 0; i < count; i++) {
            s[i] *= factor;
            values[i] = -s[i];
        }
        ArrayMath.best().exp(values, count);
        return s;
    }

    @Override
    public String label() {
        return "matern-" + smoothness;
    }

    @Override
    public Matern withLengthScale(double replacement) {
        return new Matern(smoothness, replacement);
    }
}
