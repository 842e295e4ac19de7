package org.mbtr.representations.mbtr;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import java.util.function.DoubleSupplier;
import org.mbtr.representations.math.ArrayMath;

/**
 * The weighting function w_k, which says how much a tuple of atoms counts.
 *
 * <p>Distances are those around the closed loop of the tuple's atoms: d_ab for k = 2, d_ab, d_bc, d_ca for k = 3, d_ab,
 * d_bc, d_cd, d_da for k = 4. Their sum is the perimeter (the distance itself for k = 2).
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Weighting.Unity.class, name = "unity"),
    @JsonSubTypes.Type(value = Weighting.InverseCount.class, name = "inverse-count"),
    @JsonSubTypes.Type(value = Weighting.GeometryPower.class, name = "geometry-power"),
    @JsonSubTypes.Type(value = Weighting.InverseDistances.class, name = "inverse-distances"),
    @JsonSubTypes.Type(value = Weighting.Exponential.class, name = "exponential"),
    @JsonSubTypes.Type(value = Weighting.ExponentialOfProduct.class, name = "exponential-of-product")
})
public sealed interface Weighting {
    /** Whether the weighting is defined for tuples of k atoms. */
    default boolean allows(int order) {
        return order >= 2;
    }

    /**
     * How far apart the atoms of a tuple may be for its weight to be at least a threshold.
     *
     * @param geometry the function g of the tuples
     * @param threshold the least weight, 0 or above
     * @param shortest the shortest distance between two atoms (angstrom), asked for only where it matters; a lower bound
     *     will do, 0 where none is known
     */
    default Reach reach(Geometry.OfTuples geometry, double threshold, DoubleSupplier shortest) {
        return Reach.UNLIMITED;
    }

    /** Writes the weights of the tuples into {@code out}; {@code g} holds their geometry values. */
    void weights(Tuples tuples, double[] g, double[] out);

    /**
     * Adds to the derivatives with respect to sides and geometry values what comes from the weights.
     *
     * @param w the weights
     * @param dw derivatives of the sum with respect to them
     * @param dg derivatives with respect to the geometry values, added to
     */
    void pullBack(Tuples tuples, double[] g, double[] w, double[] dw, double[] dg, TupleCotangents out);

    /** w = 1. */
    record Unity() implements Weighting {
        @Override
        public boolean allows(int order) {
            return true;
        }

        @Override
        public void weights(Tuples tuples, double[] g, double[] out) {
            Arrays.fill(out, 0, tuples.count, 1);
        }

        @Override
        public void pullBack(Tuples tuples, double[] g, double[] w, double[] dw, double[] dg, TupleCotangents out) {}
    }

    /** w = 1/n for k = 1, with n the number of atoms of the species: all atoms of a species together count once. */
    record InverseCount() implements Weighting {
        @Override
        public boolean allows(int order) {
            return order == 1;
        }

        @Override
        public void weights(Tuples tuples, double[] g, double[] out) {
            throw new IllegalStateException("inverse-count weights atoms, not tuples");
        }

        @Override
        public void pullBack(Tuples tuples, double[] g, double[] w, double[] dw, double[] dg, TupleCotangents out) {
            throw new IllegalStateException("inverse-count weights atoms, not tuples");
        }
    }

    /**
     * w = |g|^power. With g = 1/d and power 2 this is the paper's quadratic weighting 1/d² ("identity^2").
     *
     * @param power any finite number
     */
    record GeometryPower(double power) implements Weighting {
        /** Checks the power. */
        public GeometryPower {
            SettingsCheck.finite("geometry-power: power", power);
        }

        /** For pairs the weight is a power of the distance. */
        @Override
        public Reach reach(Geometry.OfTuples geometry, double threshold, DoubleSupplier shortest) {
            if (!(geometry instanceof PairGeometry pair) || !(pair.exponent() * power < 0)) {
                return Reach.UNLIMITED;
            }
            return Reach.ofSide(Math.pow(threshold, 1 / (pair.exponent() * power)), 2);
        }

        @Override
        public void weights(Tuples tuples, double[] g, double[] out) {
            for (int t = 0; t < tuples.count; t++) {
                double magnitude = Math.abs(g[t]);
                out[t] = power == 2 ? magnitude * magnitude : Math.pow(magnitude, power);
            }
        }

        /** At g = 0 the derivative is taken as zero, which it is for powers above 1. */
        @Override
        public void pullBack(Tuples tuples, double[] g, double[] w, double[] dw, double[] dg, TupleCotangents out) {
            for (int t = 0; t < tuples.count; t++) {
                dg[t] += g[t] == 0 ? 0 : dw[t] * power * w[t] / g[t];
            }
        }
    }

    /**
     * w = Π 1/d^power over the distances of the loop: products of norms (power 1) and of squared norms (power 2, the
     * paper's "1/dotdotdot" for k = 3).
     *
     * @param power above 0 (the distances are in angstrom)
     */
    record InverseDistances(double power) implements Weighting {
        /** Checks the power. */
        public InverseDistances {
            SettingsCheck.positive("inverse-distances: power", power);
        }

        @Override
        public Reach reach(Geometry.OfTuples geometry, double threshold, DoubleSupplier shortest) {
            return Reach.ofProduct(Math.pow(threshold, -1 / power), geometry.order(), shortest);
        }

        @Override
        public void weights(Tuples tuples, double[] g, double[] out) {
            product(tuples, out);
            for (int t = 0; t < tuples.count; t++) {
                double product = out[t];
                out[t] = power == 2 ? 1 / (product * product) : power == 1 ? 1 / product : Math.pow(product, -power);
            }
        }

        @Override
        public void pullBack(Tuples tuples, double[] g, double[] w, double[] dw, double[] dg, TupleCotangents out) {
            for (int side = 0; side < tuples.sideCount; side++) {
                for (int t = 0; t < tuples.count; t++) {
                    out.sides[side][t] -= dw[t] * power * w[t] / tuples.sides[side][t];
                }
            }
        }
    }

    /**
     * w = exp(−scale · perimeter).
     *
     * @param scale above 0 (1/angstrom)
     */
    record Exponential(double scale) implements Weighting {
        /** Checks the scale. */
        public Exponential {
            SettingsCheck.positive("exponential: scale", scale);
        }

        @Override
        public Reach reach(Geometry.OfTuples geometry, double threshold, DoubleSupplier shortest) {
            return Reach.ofPerimeter(Math.max(0, -Math.log(threshold)) / scale, geometry.order());
        }

        @Override
        public void weights(Tuples tuples, double[] g, double[] out) {
            double[][] sides = tuples.sides;
            switch (tuples.sideCount) {
                case 1 -> {
                    for (int t = 0; t < tuples.count; t++) {
                        out[t] = -scale * sides[0][t];
                    }
                }
                case 3 -> {
                    double[] ab = sides[0];
                    double[] bc = sides[1];
                    double[] ca = sides[2];
                    for (int t = 0; t < tuples.count; t++) {
                        out[t] = -scale * (ab[t] + bc[t] + ca[t]);
                    }
                }
                default -> {
                    for (int t = 0; t < tuples.count; t++) {
                        out[t] = -scale * (sides[0][t] + sides[1][t] + sides[2][t] + sides[3][t]);
                    }
                }
            }
            ArrayMath.best().exp(out, tuples.count);
        }

        @Override
        public void pullBack(Tuples tuples, double[] g, double[] w, double[] dw, double[] dg, TupleCotangents out) {
            for (int side = 0; side < tuples.sideCount; side++) {
                for (int t = 0; t < tuples.count; t++) {
                    out.sides[side][t] -= dw[t] * scale * w[t];
                }
            }
        }
    }

    /**
     * w = exp(−scale · Π d) with the product over the distances of the loop.
     *
     * @param scale above 0 (angstrom to the minus number of distances)
     */
    record ExponentialOfProduct(double scale) implements Weighting {
        /** Checks the scale. */
        public ExponentialOfProduct {
            SettingsCheck.positive("exponential-of-product: scale", scale);
        }

        @Override
        public Reach reach(Geometry.OfTuples geometry, double threshold, DoubleSupplier shortest) {
            return Reach.ofProduct(Math.max(0, -Math.log(threshold)) / scale, geometry.order(), shortest);
        }

        @Override
        public void weights(Tuples tuples, double[] g, double[] out) {
            product(tuples, out);
            for (int t = 0; t < tuples.count; t++) {
                out[t] *= -scale;
            }
            ArrayMath.best().exp(out, tuples.count);
        }

        @Override
        public void pullBack(Tuples tuples, double[] g, double[] w, double[] dw, double[] dg, TupleCotangents out) {
            double[] product = new double[Tuples.ROOM];
            product(tuples, product);
            for (int side = 0; side < tuples.sideCount; side++) {
                for (int t = 0; t < tuples.count; t++) {
                    out.sides[side][t] -= dw[t] * scale * w[t] * product[t] / tuples.sides[side][t];
                }
            }
        }
    }

    private static void product(Tuples tuples, double[] out) {
        double[][] sides = tuples.sides;
        switch (tuples.sideCount) {
            case 1 -> System.arraycopy(sides[0], 0, out, 0, tuples.count);
            case 3 -> {
                double[] ab = sides[0];
                double[] bc = sides[1];
                double[] ca = sides[2];
                for (int t = 0; t < tuples.count; t++) {
                    out[t] = ab[t] * bc[t] * ca[t];
                }
            }
            default -> {
                for (int t = 0; t < tuples.count; t++) {
                    out[t] = sides[0][t] * sides[1][t] * sides[2][t] * sides[3][t];
                }
            }
        }
    }
}
