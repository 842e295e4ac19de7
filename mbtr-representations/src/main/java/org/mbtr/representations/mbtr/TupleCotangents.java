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
    /** Factors of displacements. */
    private final double[] first = new double[Tuples.ROOM];

    private final double[] second = new double[Tuples.ROOM];
    private final double[] both = new double[Tuples.ROOM];

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
     * Writes the derivatives with respect to the displacements of all tuples.
     *
     * @param out {@code [3*(k-1)][tuples]}, in the order of {@link Tuples#displacements}
     */
    void toDisplacements(Tuples tuples, double[][] out) {
        switch (order) {
            case 2 -> pairs(tuples, out);
            case 3 -> triples(tuples, out);
            default -> quadruples(tuples, out);
        }
    }

    private void pairs(Tuples tuples, double[][] out) {
        for (int t = 0; t < tuples.count; t++) {
            first[t] = sides[0][t] / tuples.sides[0][t];
        }
        for (int m = 0; m < 3; m++) {
            scale(first, tuples.displacements[m], tuples.count, out[m]);
        }
    }

    private static void scale(double[] factors, double[] vectors, int count, double[] out) {
        for (int t = 0; t < count; t++) {
            out[t] = factors[t] * vectors[t];
        }
    }

    private static void combine(
            double[] factors, double[] vectors, double[] otherFactors, double[] others, int count, double[] out) {
        for (int t = 0; t < count; t++) {
            out[t] = factors[t] * vectors[t] + otherFactors[t] * others[t];
        }
    }

    /** Sides |u|, |v| and |v−u|; legs u·v and |u×v|. The derivative is first·u + both·v for u and second·v + both·u for v. */
    private void triples(Tuples tuples, double[][] out) {
        int count = tuples.count;
        divide(sides[0], tuples.sides[0], count, first);
        divide(sides[1], tuples.sides[1], count, second);
        divide(sides[2], tuples.sides[2], count, both);
        for (int t = 0; t < count; t++) {
            double third = both[t];
            first[t] += third;
            second[t] += third;
            both[t] = adjacent[t] - third;
        }
        double[][] d = tuples.displacements;
        for (int m = 0; m < 3; m++) {
            combine(first, d[m], both, d[3 + m], count, out[m]);
            combine(second, d[3 + m], both, d[m], count, out[3 + m]);
        }
        for (int t = 0; t < count; t++) {
            if (opposite[t] != 0) {
                addCross(d, t, out);
            }
        }
    }

    private static void divide(double[] dividends, double[] divisors, int count, double[] out) {
        for (int t = 0; t < count; t++) {
            out[t] = dividends[t] / divisors[t];
        }
    }

    /** The part of |u×v|, whose derivative is v×n for u and n×u for v, with n along u×v and of length 1. */
    private void addCross(double[][] d, int t, double[][] out) {
        double nx = d[1][t] * d[5][t] - d[2][t] * d[4][t];
        double ny = d[2][t] * d[3][t] - d[0][t] * d[5][t];
        double nz = d[0][t] * d[4][t] - d[1][t] * d[3][t];
        double length = Math.sqrt(nx * nx + ny * ny + nz * nz);
        if (length > 0) {
            double factor = opposite[t] / length;
            out[0][t] += factor * (d[4][t] * nz - d[5][t] * ny);
            out[1][t] += factor * (d[5][t] * nx - d[3][t] * nz);
            out[2][t] += factor * (d[3][t] * ny - d[4][t] * nx);
            out[3][t] -= factor * (d[1][t] * nz - d[2][t] * ny);
            out[4][t] -= factor * (d[2][t] * nx - d[0][t] * nz);
            out[5][t] -= factor * (d[0][t] * ny - d[1][t] * nx);
        }
    }

    private void quadruples(Tuples tuples, double[][] out) {
        double[] d = new double[9];
        double[] derivatives = new double[9];
        for (int t = 0; t < tuples.count; t++) {
            for (int i = 0; i < d.length; i++) {
                d[i] = tuples.displacements[i][t];
            }
            Arrays.fill(derivatives, 0);
            quadruple(tuples, t, d, derivatives);
            for (int i = 0; i < d.length; i++) {
                out[i][t] = derivatives[i];
            }
        }
    }

    /** out_i += factor · vector_i. */
    private static void along(double[] vectors, int at, double factor, double[] out) {
        for (int m = at; m < at + 3; m++) {
            out[m] += factor * vectors[m];
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
