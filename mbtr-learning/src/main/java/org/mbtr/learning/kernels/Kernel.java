package org.mbtr.learning.kernels;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import org.mbtr.representations.math.ArrayMath;
import org.mbtr.structures.MbtrException;

/**
 * A kernel function k(u, v) of two feature vectors. Conventions of Huo and Rupp 2022: no factor in front, length scales as
 * written below.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Kernel.Linear.class, name = "linear"),
    @JsonSubTypes.Type(value = Kernel.Gaussian.class, name = "gaussian"),
    @JsonSubTypes.Type(value = Kernel.Laplacian.class, name = "laplacian"),
    @JsonSubTypes.Type(value = Matern.class, name = "matern"),
    @JsonSubTypes.Type(value = Polynomial.class, name = "polynomial")
})
public sealed interface Kernel permits Kernel.Linear, ScaledKernel {
    /** What the kernel is a function of. */
    Metric metric();

    /** Replaces the first {@code count} metric values by kernel values. */
    void apply(double[] values, int count);

    /**
     * Replaces the first {@code count} metric values by the derivatives of the kernel with respect to them.
     *
     * @throws MbtrException if the kernel has a kink where features are equal, as the Laplacian kernel has
     */
    void slopes(double[] values, int count);

    /**
     * Replaces the first {@code count} metric values by the second derivatives of the kernel with respect to them, which
     * learning from forces needs.
     *
     * @throws MbtrException if the kernel is not twice differentiable
     */
    void curvatures(double[] values, int count);

    /**
     * Refuses a kernel that cannot learn from forces.
     *
     * @throws MbtrException if the kernel is not twice differentiable
     */
    default void checkLearnsForces() {
        curvatures(new double[0], 0);
    }

    /** Name on the command line and in reports. */
    String label();

    /** k = u · v. Has no offset: labels and features are centred. */
    record Linear() implements Kernel {
        @Override
        public Metric metric() {
            return Metric.INNER_PRODUCT;
        }

        @Override
        public void apply(double[] values, int count) {}

        @Override
        public void slopes(double[] values, int count) {
            Arrays.fill(values, 0, count, 1);
        }

        @Override
        public void curvatures(double[] values, int count) {
            Arrays.fill(values, 0, count, 0);
        }

        @Override
        public String label() {
            return "linear";
        }
    }

    /**
     * k = exp(−‖u − v‖₂² / (2 lengthScale²)).
     *
     * @param lengthScale above 0, in the unit of the features
     */
    record Gaussian(double lengthScale) implements ScaledKernel {
        /** Checks the length scale. */
        public Gaussian {
            LengthScales.check(lengthScale);
        }

        @Override
        public Metric metric() {
            return Metric.SQUARED_DISTANCE;
        }

        @Override
        public void apply(double[] values, int count) {
            scaleAndExponentiate(values, count, -0.5 / (lengthScale * lengthScale));
        }

        @Override
        public void slopes(double[] values, int count) {
            apply(values, count);
            for (int i = 0; i < count; i++) {
                values[i] *= -0.5 / (lengthScale * lengthScale);
            }
        }

        @Override
        public void curvatures(double[] values, int count) {
            apply(values, count);
            for (int i = 0; i < count; i++) {
                values[i] *= 0.25 / Math.pow(lengthScale, 4);
            }
        }

        @Override
        public String label() {
            return "gaussian";
        }

        @Override
        public Gaussian withLengthScale(double replacement) {
            return new Gaussian(replacement);
        }
    }

    /**
     * k = exp(−‖u − v‖₁ / lengthScale).
     *
     * @param lengthScale above 0, in the unit of the features
     */
    record Laplacian(double lengthScale) implements ScaledKernel {
        /** Checks the length scale. */
        public Laplacian {
            LengthScales.check(lengthScale);
        }

        @Override
        public Metric metric() {
            return Metric.ABSOLUTE_DISTANCE;
        }

        @Override
        public void apply(double[] values, int count) {
            scaleAndExponentiate(values, count, -1 / lengthScale);
        }

        @Override
        public void slopes(double[] values, int count) {
            throw new MbtrException(
                    "a model with a Laplacian kernel has no forces, because the kernel has a kink wherever two"
                            + " features are equal; train one with the gaussian or the linear kernel");
        }

        @Override
        public void curvatures(double[] values, int count) {
            throw new MbtrException("the laplacian kernel cannot learn from forces, because it has a kink wherever two"
                    + " features are equal; use gaussian, matern-5/2 or linear");
        }

        @Override
        public String label() {
            return "laplacian";
        }

        @Override
        public Laplacian withLengthScale(double replacement) {
            return new Laplacian(replacement);
        }
    }

    private static void scaleAndExponentiate(double[] values, int count, double factor) {
        for (int i = 0; i < count; i++) {
            values[i] *= factor;
        }
        ArrayMath.best().exp(values, count);
    }
}
