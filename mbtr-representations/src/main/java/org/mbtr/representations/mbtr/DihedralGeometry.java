package org.mbtr.representations.mbtr;

import org.mbtr.representations.math.ArrayMath;

/**
 * Geometry functions of four atoms a, b, c, d (k = 4): of the angle between the planes abc and bcd, 0 … π, which is the
 * same for a structure and its mirror image. Tuples in which a, b, c or b, c, d lie on a line have no dihedral angle and
 * contribute nothing.
 */
public sealed interface DihedralGeometry extends Geometry.OfTuples {
    @Override
    default int order() {
        return 4;
    }

    @Override
    default boolean readsOpposite() {
        return true;
    }

    /** g = dihedral angle, 0 (cis) … π (trans) (radian). */
    record Dihedral() implements DihedralGeometry {
        @Override
        public void values(Tuples tuples, double[] out) {
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
            return "dihedral angle (rad)";
        }
    }

    /** g = cosine of the dihedral angle, −1 (trans) … 1 (cis). */
    record CosineDihedral() implements DihedralGeometry {
        @Override
        public void values(Tuples tuples, double[] out) {
            double[] x = tuples.adjacent;
            double[] y = tuples.opposite;
            for (int t = 0; t < tuples.count; t++) {
                out[t] = x[t] / Math.sqrt(x[t] * x[t] + y[t] * y[t]);
            }
        }

        @Override
        public void pullBack(Tuples tuples, double[] g, double[] dg, TupleCotangents out) {
            for (int t = 0; t < tuples.count; t++) {
                double x = tuples.adjacent[t];
                double y = tuples.opposite[t];
                double squared = x * x + y * y;
                double scaled = dg[t] * y / (squared * Math.sqrt(squared));
                out.adjacent[t] += y * scaled;
                out.opposite[t] -= x * scaled;
            }
        }

        @Override
        public String axis() {
            return "cosine of dihedral angle";
        }
    }
}
