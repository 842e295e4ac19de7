package org.mbtr.representations.mbtr;

/** Geometry functions of two atoms (k = 2), all functions of their distance d. */
public sealed interface PairGeometry extends Geometry.OfTuples {
    @Override
    default int order() {
        return 2;
    }

    /** The power of the distance: g = d^exponent. */
    int exponent();

    /** g = d (angstrom). */
    record Distance() implements PairGeometry {
        @Override
        public int exponent() {
            return 1;
        }

        @Override
        public void values(Tuples tuples, double[] out) {
            System.arraycopy(tuples.sides[0], 0, out, 0, tuples.count);
        }

        @Override
        public void pullBack(Tuples tuples, double[] g, double[] dg, TupleCotangents out) {
            for (int t = 0; t < tuples.count; t++) {
                out.sides[0][t] += dg[t];
            }
        }

        @Override
        public String axis() {
            return "distance (Å)";
        }
    }

    /** g = 1/d (1/angstrom). */
    record InverseDistance() implements PairGeometry {
        @Override
        public int exponent() {
            return -1;
        }

        @Override
        public void values(Tuples tuples, double[] out) {
            double[] distance = tuples.sides[0];
            for (int t = 0; t < tuples.count; t++) {
                out[t] = 1 / distance[t];
            }
        }

        @Override
        public void pullBack(Tuples tuples, double[] g, double[] dg, TupleCotangents out) {
            for (int t = 0; t < tuples.count; t++) {
                out.sides[0][t] -= dg[t] * g[t] * g[t];
            }
        }

        @Override
        public String axis() {
            return "1/distance (1/Å)";
        }
    }

    /** g = 1/d² (1/angstrom²). */
    record InverseSquaredDistance() implements PairGeometry {
        @Override
        public int exponent() {
            return -2;
        }

        @Override
        public void values(Tuples tuples, double[] out) {
            double[] distance = tuples.sides[0];
            for (int t = 0; t < tuples.count; t++) {
                out[t] = 1 / (distance[t] * distance[t]);
            }
        }

        @Override
        public void pullBack(Tuples tuples, double[] g, double[] dg, TupleCotangents out) {
            for (int t = 0; t < tuples.count; t++) {
                out.sides[0][t] -= 2 * dg[t] * g[t] / tuples.sides[0][t];
            }
        }

        @Override
        public String axis() {
            return "1/distance² (1/Å²)";
        }
    }
}
