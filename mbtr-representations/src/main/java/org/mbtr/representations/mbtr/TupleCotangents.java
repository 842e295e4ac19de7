package org.mbtr.representations.mbtr;

import java.util.Arrays;

/**
 * Derivatives of one number, the sum over tuples, with respect to what {@link Tuples} holds of each tuple: the sides and the
 * two legs. Where the angle of a tuple has no derivative (straight and zero angles, planar dihedral angles, at which angles
 * have a kink), the derivative is taken as zero, the mean of those on both sides.
 */
final class TupleCotangents {
    final double[][] sides;
    final double[] adjacent = new double[Tuples.ROOM];
    /** With respect to the leg itself, not its square. */
    final double[] opposite = new double[Tuples.ROOM];

    private final int order;

    TupleCotangents(int order) {
        this.order = order;
        this.sides = new double[order == 2 ? 1 : order][Tuples.ROOM];
    }

    void clear(int count) {
        for (double[] side : sides) {
            Arrays.fill(side, 0, count, 0);
        }
        Arrays.fill(adjacent, 0, count, 0);
        Arrays.fill(opposite, 0, count, 0);
    }

    /**
     * Writes the derivatives with respect to the displacements of a tuple, {@code [3*(k-1)]}.
     *
     * @param vectors displacements of the tuple, as {@link Tuples#displacements} has them
     */
    void toDisplacements(Tuples tuples, int t, double[] vectors, double[] out) {
        Arrays.fill(out, 0);
        switch (order) {
            case 2 -> along(vectors, 0, sides[0][t] / tuples.sides[0][t], out);
            case 3 -> triple(tuples, t, vectors, out);
            default -> quadruple(tuples, t, vectors, out);
        }
    }

    /** out_i += factor · vector_i. */
    private static void along(double[] vectors, int at, double factor, double[] out) {
        for (int m = at; m < at + 3; m++) {
            out[m] += factor * vectors[m];
        }
    }

    /** Sides |u|, |v| and |v−u|; legs u·v and |u×v|. */
    private void triple(Tuples tuples, int t, double[] d, double[] out) {
        along(d, 0, sides[0][t] / tuples.sides[0][t], out);
        along(d, 3, sides[1][t] / tuples.sides[1][t], out);
        double third = sides[2][t] / tuples.sides[2][t];
        double dot = adjacent[t];
        for (int m = 0; m < 3; m++) {
            out[m] += third * (d[m] - d[3 + m]) + dot * d[3 + m];
            out[3 + m] += third * (d[3 + m] - d[m]) + dot * d[m];
        }
        if (opposite[t] != 0) {
            double nx = d[1] * d[5] - d[2] * d[4];
            double ny = d[2] * d[3] - d[0] * d[5];
            double nz = d[0] * d[4] - d[1] * d[3];
            double length = Math.sqrt(nx * nx + ny * ny + nz * nz);
            if (length > 0) {
                double factor = opposite[t] / length;
                cross(d, 3, nx, ny, nz, factor, out, 0);
                cross(d, 0, nx, ny, nz, -factor, out, 3);
            }
        }
    }

    /** out += factor · (vector × n). */
    private static void cross(
            double[] d, int at, double nx, double ny, double nz, double factor, double[] out, int to) {
        out[to] += factor * (d[at + 1] * nz - d[at + 2] * ny);
        out[to + 1] += factor * (d[at + 2] * nx - d[at] * nz);
        out[to + 2] += factor * (d[at] * ny - d[at + 1] * nx);
    }

    /** Sides |u|, |m|, |v| and |v+m−u|; legs n₁·n₂ and |m||u·n₂| with n₁ = u×m and n₂ = v×m. */
    private void quadruple(Tuples tuples, int t, double[] d, double[] out) {
        for (int k = 0; k < 3; k++) {
            along(d, 3 * k, sides[k][t] / tuples.sides[k][t], out);
        }
        double fourth = sides[3][t] / tuples.sides[3][t];
        for (int m = 0; m < 3; m++) {
            double da = d[6 + m] + d[3 + m] - d[m];
            out[m] -= fourth * da;
            out[3 + m] += fourth * da;
            out[6 + m] += fourth * da;
        }
        double n1x = d[1] * d[5] - d[2] * d[4];
        double n1y = d[2] * d[3] - d[0] * d[5];
        double n1z = d[0] * d[4] - d[1] * d[3];
        double n2x = d[7] * d[5] - d[8] * d[4];
        double n2y = d[8] * d[3] - d[6] * d[5];
        double n2z = d[6] * d[4] - d[7] * d[3];
        // n₁·n₂: m×n₂ for u, n₂×u + n₁×v for m, m×n₁ for v
        cross(d, 3, n2x, n2y, n2z, adjacent[t], out, 0);
        cross(d, 0, n2x, n2y, n2z, -adjacent[t], out, 3);
        cross(d, 6, n1x, n1y, n1z, -adjacent[t], out, 3);
        cross(d, 3, n1x, n1y, n1z, adjacent[t], out, 6);
        // T = u·n₂ = u·(v×m): n₂ for u, u×v for m, m×u for v; the leg is |m||T|
        double product = d[0] * n2x + d[1] * n2y + d[2] * n2z;
        double length = tuples.sides[1][t];
        double signed = opposite[t] * length * Math.signum(product);
        out[0] += signed * n2x;
        out[1] += signed * n2y;
        out[2] += signed * n2z;
        cross(d, 0, d[6], d[7], d[8], signed, out, 3);
        cross(d, 3, d[0], d[1], d[2], signed, out, 6);
        along(d, 3, opposite[t] * Math.abs(product) / length, out);
    }
}
