package org.mbtr.potentials.gdml;

import java.util.Arrays;

/** Plain loops. */
final class ScalarLaneMath implements LaneMath {
    static final ScalarLaneMath INSTANCE = new ScalarLaneMath();

    private ScalarLaneMath() {}

    @Override
    public void contract(MatchTable table, double[] row, double[] columns, int at, Contractions out) {
        Matches matches = table.matches;
        for (int c = 0; c < matches.classCount(); c++) {
            for (int l = 0; l < LANES; l++) {
                double square = 0;
                for (int m = matches.classStarts[c]; m < matches.tripleStarts[c]; m++) {
                    double u = 0;
                    double v = 0;
                    double a = 0;
                    for (int k = 0; k < table.lengths[m]; k++) {
                        int i = table.rowAt[m] + 2 * k;
                        int j = at + table.columnAt[m] + 2 * LANES * k + l;
                        double delta = row[i] - columns[j];
                        square = Math.fma(delta, delta, square);
                        u = Math.fma(delta, row[i + 1], u);
                        v = Math.fma(delta, columns[j + LANES], v);
                        a = Math.fma(columns[j + LANES], row[i + 1], a);
                    }
                    out.rows[LANES * m + l] = u;
                    out.columns[LANES * m + l] = v;
                    out.products[LANES * m + l] = a;
                }
                out.squares[LANES * c + l] = square;
            }
        }
        for (int m : matches.triplesByOrbit) {
            for (int l = 0; l < LANES; l++) {
                contractTriple(table, row, columns, at, m, l, out);
            }
        }
    }

    /** The match of a triple, or its four matches, for one of the 16; adds to Σ δ² of its class. */
    private static void contractTriple(
            MatchTable table, double[] row, double[] columns, int at, int m, int l, Contractions out) {
        int sum = LANES * table.matches.classOf[m] + l;
        double square = out.squares[sum];
        double u = 0;
        double uw = 0;
        double v = 0;
        double vw = 0;
        double gg = 0;
        double gw = 0;
        double wg = 0;
        double ww = 0;
        for (int k = 0; k < table.lengths[m]; k++) {
            double value = row[table.rowAt[m] + 2 * k];
            double slope = row[table.rowAt[m] + 2 * k + 1];
            int j = at + table.columnAt[m] + 2 * LANES * k + l;
            double delta = value - columns[j];
            square = Math.fma(delta, delta, square);
            u = Math.fma(delta, slope, u);
            uw = Math.fma(delta, value, uw);
            v = Math.fma(delta, columns[j + LANES], v);
            vw = Math.fma(delta, columns[j], vw);
            gg = Math.fma(columns[j + LANES], slope, gg);
            gw = Math.fma(columns[j], slope, gw);
            wg = Math.fma(columns[j + LANES], value, wg);
            ww = Math.fma(columns[j], value, ww);
        }
        out.squares[sum] = square;
        int to = LANES * m + l;
        out.rows[to] = u;
        out.columns[to] = v;
        out.products[to] = gg;
        if (table.matches.coordinates.isWeighted()) {
            int weights = to + Matches.WEIGHTS * LANES;
            out.rows[weights] = uw;
            out.columns[weights] = vw;
            out.products[to + LANES] = gw;
            out.products[to + 2 * LANES] = wg;
            out.products[weights] = ww;
        }
    }

    @Override
    public PointMath points() {
        return ScalarPointMath.INSTANCE;
    }

    @Override
    public ProjectionMath projections() {
        return ScalarProjectionMath.INSTANCE;
    }

    @Override
    public TripleMath triples() {
        return ScalarTripleMath.INSTANCE;
    }

    @Override
    public void sum(Matches.Lists lists, double[] in, double[] out) {
        for (int i = 0; i < lists.count(); i++) {
            for (int l = 0; l < LANES; l++) {
                double sum = 0;
                for (int m = lists.starts()[i]; m < lists.starts()[i + 1]; m++) {
                    sum += in[LANES * lists.members()[m] + l];
                }
                out[LANES * i + l] = sum;
            }
        }
    }

    @Override
    public void pullBack(Matches matches, double[] factors, Contractions sums, double[] slopes) {
        for (int m = 0; m < matches.count(); m++) {
            for (int l = 0; l < LANES; l++) {
                int slope = LANES * matches.row[m] + l;
                slopes[slope] =
                        Math.fma(sums.rows[LANES * m + l], factors[LANES * matches.classOf[m] + l], slopes[slope]);
            }
        }
    }

    @Override
    public void atomVectors(
            int atoms,
            double[] factors,
            int factorsAt,
            double[] values,
            int[] matchOf,
            int matchesAt,
            double[] directions,
            int directionsAt,
            boolean shared,
            double[] out,
            int outAt) {
        AtomPairs pairs = new AtomPairs(atoms);
        int stride = shared ? 1 : LANES;
        for (int a = 0; a < atoms; a++) {
            for (int axis = 0; axis < 3; axis++) {
                for (int l = 0; l < LANES; l++) {
                    double sum = 0;
                    for (int b = 0; b < atoms; b++) {
                        if (b != a) {
                            int q = pairs.index(a, b);
                            double value = values[LANES * matchOf[matchesAt + q] + l];
                            double direction = directions[directionsAt + stride * (3 * q + axis) + (shared ? 0 : l)];
                            sum = Math.fma(b < a ? value : -value, direction, sum);
                        }
                    }
                    out[outAt + LANES * (3 * a + axis) + l] = factors[factorsAt + l] * sum;
                }
            }
        }
    }

    @Override
    public void pairRows(
            Matches matches,
            int atoms,
            int atom,
            double[] weights,
            double[] products,
            double[] rowDirections,
            double[] columnDirections,
            int at,
            double[] out) {
        AtomPairs pairs = new AtomPairs(atoms);
        int length = 3 * atoms * LANES;
        Arrays.fill(out, 0, 3 * length, 0);
        for (int b = 0; b < atoms; b++) {
            if (b == atom) {
                continue;
            }
            int q = pairs.index(atom, b);
            double sign = b < atom ? 1 : -1;
            for (int i = matches.matchesOf.starts()[q]; i < matches.matchesOf.starts()[q + 1]; i++) {
                int m = matches.matchesOf.members()[i];
                int p = matches.column[m];
                for (int l = 0; l < LANES; l++) {
                    double weight = weights[LANES * matches.classOf[m] + l] * products[LANES * m + l];
                    for (int axis = 0; axis < 3; axis++) {
                        double component = weight * (sign * rowDirections[3 * q + axis]);
                        for (int other = 0; other < 3; other++) {
                            double direction = columnDirections[at + LANES * (3 * p + other) + l];
                            int plus = axis * length + LANES * (3 * matches.firsts[p] + other) + l;
                            int minus = axis * length + LANES * (3 * matches.seconds[p] + other) + l;
                            out[plus] = Math.fma(component, direction, out[plus]);
                            out[minus] = Math.fma(-component, direction, out[minus]);
                        }
                    }
                }
            }
        }
    }

    @Override
    public void subtractProducts(int permutations, int atoms, int atom, double[] left, double[] right, double[] out) {
        int length = 3 * atoms * LANES;
        for (int axis = 0; axis < 3; axis++) {
            for (int c = 0; c < length; c++) {
                double sum = out[axis * length + c];
                for (int p = 0; p < permutations; p++) {
                    double factor = left[p * length + LANES * (3 * atom + axis) + c % LANES];
                    sum = Math.fma(-factor, right[p * length + c], sum);
                }
                out[axis * length + c] = sum;
            }
        }
    }
}
