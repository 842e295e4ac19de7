package org.mbtr.representations.mbtr;

import org.mbtr.representations.math.ArrayMath;

/**
 * Geometry functions of three atoms a, b, c (k = 3): of the angle at b between u = a−b and v = c−b.
 *
 * <p>Straight (π) and zero angles are ordinary values: the angle comes from atan2(|u×v|, u·v), never from a clipped arc
 * cosine.
 */
public sealed interface AngleGeometry extends Geometry.OfTuples {
    @Override
    default int order() {
        return 3;
    }

    /** g = angle, 0 … π (radian). */
    record Angle() implements AngleGeometry {
        @Override
        public boolean readsOpposite() {
            return true;
        }

        @Override
        public void values(Tuples tuples, double[] out) {
            ArrayMath.best().sqrt(tuples.opposite, tuples.count);
            ArrayMath.best().atan2(tuples.opposite, tuples.adjacent, tuples.count, out);
        }

        @Override
        public void pullBack(Tuples tuples, double[] g, double[] dg, TupleCotangents out) {
            for (int t = 0; t < tuples.count; t++) {
                double x = tuples.adjacent[t];
                double y = tuples.opposite[t];
                double scaled = dg[t] / (x * x + y * y);
                out.adjacent[t] -= y * scaled;
                out.opposite[t] += x * scaled;
            }
        }

        @Override
        public String axis() {
            return "angle (rad)";
        }
    }

    /** g = cosine of the angle, −1 … 1 up to rounding. */
    record CosineAngle() implements AngleGeometry {
        @Override
        public void values(Tuples tuples, double[] out) {
            double[] dot = tuples.adjacent;
            double[] ab = tuples.sides[0];
            double[] bc = tuples.sides[1];
            for (int t = 0; t < tuples.count; t++) {
                out[t] = dot[t] / (ab[t] * bc[t]);
            }
        }

        @Override
        public void pullBack(Tuples tuples, double[] g, double[] dg, TupleCotangents out) {
            double[] ab = tuples.sides[0];
            double[] bc = tuples.sides[1];
            for (int t = 0; t < tuples.count; t++) {
                out.adjacent[t] += dg[t] / (ab[t] * bc[t]);
                out.sides[0][t] -= dg[t] * g[t] / ab[t];
                out.sides[1][t] -= dg[t] * g[t] / bc[t];
            }
        }

        @Override
        public String axis() {
            return "cosine of angle";
        }
    }

    /** g = u·v / (u·u v·v) = cosine / (|u||v|) (1/angstrom²). */
    record DotOverDotDot() implements AngleGeometry {
        @Override
        public void values(Tuples tuples, double[] out) {
            double[] dot = tuples.adjacent;
            double[] ab = tuples.sides[0];
            double[] bc = tuples.sides[1];
            for (int t = 0; t < tuples.count; t++) {
                double product = ab[t] * bc[t];
                out[t] = dot[t] / (product * product);
            }
        }

        @Override
        public void pullBack(Tuples tuples, double[] g, double[] dg, TupleCotangents out) {
            double[] ab = tuples.sides[0];
            double[] bc = tuples.sides[1];
            for (int t = 0; t < tuples.count; t++) {
                double product = ab[t] * bc[t];
                out.adjacent[t] += dg[t] / (product * product);
                out.sides[0][t] -= 2 * dg[t] * g[t] / ab[t];
                out.sides[1][t] -= 2 * dg[t] * g[t] / bc[t];
            }
        }

        @Override
        public String axis() {
            return "dot/dotdot (1/Å²)";
        }
    }
}
