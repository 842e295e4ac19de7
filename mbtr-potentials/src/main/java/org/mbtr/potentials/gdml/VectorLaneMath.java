package org.mbtr.potentials.gdml;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API with the machine's widest registers. Each method is one loop over arrays: vectors that cross a method boundary
 * would be boxed. Where loops are short, two registers are worked on together: the loop's own cost is shared, and what is loaded of
 * the row serves both.
 */
final class VectorLaneMath implements LaneMath {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();

    private VectorLaneMath() {}

    /** The scalar version where registers hold one number, or two of them more than there are lanes. */
    static LaneMath create() {
        return WIDTH > 1 && 2 * WIDTH <= LANES ? new VectorLaneMath() : LaneMath.scalar();
    }

    @Override
    public void contract(MatchTable table, double[] row, double[] columns, int at, Contractions out) {
        Matches matches = table.matches;
        for (int l = 0; l < LANES; l += 2 * WIDTH) {
            for (int c = 0; c < matches.classCount(); c++) {
                DoubleVector square = DoubleVector.zero(SPECIES);
                DoubleVector square2 = DoubleVector.zero(SPECIES);
                for (int m = matches.classStarts[c]; m < matches.tripleStarts[c]; m++) {
                    DoubleVector u = DoubleVector.zero(SPECIES);
                    DoubleVector u2 = DoubleVector.zero(SPECIES);
                    DoubleVector v = DoubleVector.zero(SPECIES);
                    DoubleVector v2 = DoubleVector.zero(SPECIES);
                    DoubleVector a = DoubleVector.zero(SPECIES);
                    DoubleVector a2 = DoubleVector.zero(SPECIES);
                    int i = table.rowAt[m];
                    int j = at + table.columnAt[m] + l;
                    for (int end = i + 2 * table.lengths[m]; i < end; i += 2, j += 2 * LANES) {
                        DoubleVector value = DoubleVector.broadcast(SPECIES, row[i]);
                        DoubleVector rowSlope = DoubleVector.broadcast(SPECIES, row[i + 1]);
                        DoubleVector delta = value.sub(DoubleVector.fromArray(SPECIES, columns, j));
                        DoubleVector delta2 = value.sub(DoubleVector.fromArray(SPECIES, columns, j + WIDTH));
                        DoubleVector slope = DoubleVector.fromArray(SPECIES, columns, j + LANES);
                        DoubleVector slope2 = DoubleVector.fromArray(SPECIES, columns, j + LANES + WIDTH);
                        square = delta.fma(delta, square);
                        square2 = delta2.fma(delta2, square2);
                        u = delta.fma(rowSlope, u);
                        u2 = delta2.fma(rowSlope, u2);
                        v = delta.fma(slope, v);
                        v2 = delta2.fma(slope2, v2);
                        a = slope.fma(rowSlope, a);
                        a2 = slope2.fma(rowSlope, a2);
                    }
                    int to = LANES * m + l;
                    u.intoArray(out.rows, to);
                    u2.intoArray(out.rows, to + WIDTH);
                    v.intoArray(out.columns, to);
                    v2.intoArray(out.columns, to + WIDTH);
                    a.intoArray(out.products, to);
                    a2.intoArray(out.products, to + WIDTH);
                }
                square.intoArray(out.squares, LANES * c + l);
                square2.intoArray(out.squares, LANES * c + l + WIDTH);
            }
        }
        boolean weighted = matches.coordinates.isWeighted();
        for (int m : matches.triplesByOrbit) {
            for (int l = 0; l < LANES; l += WIDTH) {
                if (weighted) {
                    contractWeighted(table, row, columns, at, m, l, out);
                } else {
                    contractTriple(table, row, columns, at, m, l, out);
                }
            }
        }
    }

    /** The match of a triple for one register of frames; adds to Σ δ² of its class. */
    private static void contractTriple(
            MatchTable table, double[] row, double[] columns, int at, int m, int l, Contractions out) {
        int sum = LANES * table.matches.classOf[m] + l;
        DoubleVector square = DoubleVector.fromArray(SPECIES, out.squares, sum);
        DoubleVector u = DoubleVector.zero(SPECIES);
        DoubleVector v = DoubleVector.zero(SPECIES);
        DoubleVector a = DoubleVector.zero(SPECIES);
        int i = table.rowAt[m];
        int j = at + table.columnAt[m] + l;
        for (int end = i + 2 * table.lengths[m]; i < end; i += 2, j += 2 * LANES) {
            DoubleVector rowSlope = DoubleVector.broadcast(SPECIES, row[i + 1]);
            DoubleVector delta =
                    DoubleVector.broadcast(SPECIES, row[i]).sub(DoubleVector.fromArray(SPECIES, columns, j));
            DoubleVector slope = DoubleVector.fromArray(SPECIES, columns, j + LANES);
            square = delta.fma(delta, square);
            u = delta.fma(rowSlope, u);
            v = delta.fma(slope, v);
            a = slope.fma(rowSlope, a);
        }
        int to = LANES * m + l;
        u.intoArray(out.rows, to);
        v.intoArray(out.columns, to);
        a.intoArray(out.products, to);
        square.intoArray(out.squares, sum);
    }

    /** The four matches of a triple, the first of which is {@code m}, likewise. */
    private static void contractWeighted(
            MatchTable table, double[] row, double[] columns, int at, int m, int l, Contractions out) {
        int sum = LANES * table.matches.classOf[m] + l;
        DoubleVector square = DoubleVector.fromArray(SPECIES, out.squares, sum);
        DoubleVector u = DoubleVector.zero(SPECIES);
        DoubleVector uw = DoubleVector.zero(SPECIES);
        DoubleVector v = DoubleVector.zero(SPECIES);
        DoubleVector vw = DoubleVector.zero(SPECIES);
        DoubleVector gg = DoubleVector.zero(SPECIES);
        DoubleVector gw = DoubleVector.zero(SPECIES);
        DoubleVector wg = DoubleVector.zero(SPECIES);
        DoubleVector ww = DoubleVector.zero(SPECIES);
        int i = table.rowAt[m];
        int j = at + table.columnAt[m] + l;
        for (int end = i + 2 * table.lengths[m]; i < end; i += 2, j += 2 * LANES) {
            DoubleVector value = DoubleVector.broadcast(SPECIES, row[i]);
            DoubleVector slope = DoubleVector.broadcast(SPECIES, row[i + 1]);
            DoubleVector columnValue = DoubleVector.fromArray(SPECIES, columns, j);
            DoubleVector columnSlope = DoubleVector.fromArray(SPECIES, columns, j + LANES);
            DoubleVector delta = value.sub(columnValue);
            square = delta.fma(delta, square);
            u = delta.fma(slope, u);
            uw = delta.fma(value, uw);
            v = delta.fma(columnSlope, v);
            vw = delta.fma(columnValue, vw);
            gg = columnSlope.fma(slope, gg);
            gw = columnValue.fma(slope, gw);
            wg = columnSlope.fma(value, wg);
            ww = columnValue.fma(value, ww);
        }
        int to = LANES * m + l;
        int weights = to + Matches.WEIGHTS * LANES;
        u.intoArray(out.rows, to);
        uw.intoArray(out.rows, weights);
        v.intoArray(out.columns, to);
        vw.intoArray(out.columns, weights);
        gg.intoArray(out.products, to);
        gw.intoArray(out.products, to + LANES);
        wg.intoArray(out.products, to + 2 * LANES);
        ww.intoArray(out.products, weights);
        square.intoArray(out.squares, sum);
    }

    @Override
    public PointMath points() {
        return VectorPointMath.INSTANCE;
    }

    @Override
    public ProjectionMath projections() {
        return VectorProjectionMath.INSTANCE;
    }

    @Override
    public TripleMath triples() {
        return VectorTripleMath.INSTANCE;
    }

    @Override
    public void sum(Matches.Lists lists, double[] in, double[] out) {
        int[] starts = lists.starts();
        int[] members = lists.members();
        for (int l = 0; l < LANES; l += 2 * WIDTH) {
            for (int i = 0; i < starts.length - 1; i++) {
                DoubleVector sum = DoubleVector.zero(SPECIES);
                DoubleVector sum2 = DoubleVector.zero(SPECIES);
                for (int m = starts[i]; m < starts[i + 1]; m++) {
                    int from = LANES * members[m] + l;
                    sum = sum.add(DoubleVector.fromArray(SPECIES, in, from));
                    sum2 = sum2.add(DoubleVector.fromArray(SPECIES, in, from + WIDTH));
                }
                sum.intoArray(out, LANES * i + l);
                sum2.intoArray(out, LANES * i + l + WIDTH);
            }
        }
    }

    @Override
    public void pullBack(Matches matches, double[] factors, Contractions sums, double[] slopes) {
        for (int l = 0; l < LANES; l += WIDTH) {
            for (int c = 0; c < matches.classCount(); c++) {
                DoubleVector factor = DoubleVector.fromArray(SPECIES, factors, LANES * c + l);
                for (int m = matches.classStarts[c]; m < matches.classStarts[c + 1]; m++) {
                    int slope = LANES * matches.row[m] + l;
                    DoubleVector.fromArray(SPECIES, sums.rows, LANES * m + l)
                            .fma(factor, DoubleVector.fromArray(SPECIES, slopes, slope))
                            .intoArray(slopes, slope);
                }
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
        for (int l = 0; l < LANES; l += WIDTH) {
            DoubleVector factor = DoubleVector.fromArray(SPECIES, factors, factorsAt + l);
            for (int a = 0; a < atoms; a++) {
                DoubleVector x = DoubleVector.zero(SPECIES);
                DoubleVector y = DoubleVector.zero(SPECIES);
                DoubleVector z = DoubleVector.zero(SPECIES);
                for (int b = 0; b < atoms; b++) {
                    if (b == a) {
                        continue;
                    }
                    int q = pairs.index(a, b);
                    DoubleVector value = DoubleVector.fromArray(SPECIES, values, LANES * matchOf[matchesAt + q] + l)
                            .mul(b < a ? 1.0 : -1.0);
                    if (shared) {
                        int d = directionsAt + 3 * q;
                        x = value.fma(DoubleVector.broadcast(SPECIES, directions[d]), x);
                        y = value.fma(DoubleVector.broadcast(SPECIES, directions[d + 1]), y);
                        z = value.fma(DoubleVector.broadcast(SPECIES, directions[d + 2]), z);
                    } else {
                        int d = directionsAt + 3 * LANES * q + l;
                        x = value.fma(DoubleVector.fromArray(SPECIES, directions, d), x);
                        y = value.fma(DoubleVector.fromArray(SPECIES, directions, d + LANES), y);
                        z = value.fma(DoubleVector.fromArray(SPECIES, directions, d + 2 * LANES), z);
                    }
                }
                int to = outAt + 3 * LANES * a + l;
                x.mul(factor).intoArray(out, to);
                y.mul(factor).intoArray(out, to + LANES);
                z.mul(factor).intoArray(out, to + 2 * LANES);
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
        int length = 3 * atoms * LANES;
        Arrays.fill(out, 0, 3 * length, 0);
        for (int b = 0; b < atoms; b++) {
            if (b != atom) {
                int q = new AtomPairs(atoms).index(atom, b);
                double sign = b < atom ? 1 : -1;
                double x = sign * rowDirections[3 * q];
                double y = sign * rowDirections[3 * q + 1];
                double z = sign * rowDirections[3 * q + 2];
                for (int l = 0; l < LANES; l += WIDTH) {
                    addMatches(matches, q, x, y, z, weights, products, columnDirections, at, l, length, out);
                }
            }
        }
    }

    private static void addMatches(
            Matches matches,
            int q,
            double x,
            double y,
            double z,
            double[] weights,
            double[] products,
            double[] columnDirections,
            int at,
            int l,
            int length,
            double[] out) {
        int[] members = matches.matchesOf.members();
        for (int i = matches.matchesOf.starts()[q]; i < matches.matchesOf.starts()[q + 1]; i++) {
            int m = members[i];
            int p = matches.column[m];
            int plus = 3 * LANES * matches.firsts[p] + l;
            int minus = 3 * LANES * matches.seconds[p] + l;
            DoubleVector weight = DoubleVector.fromArray(SPECIES, weights, LANES * matches.classOf[m] + l)
                    .mul(DoubleVector.fromArray(SPECIES, products, LANES * m + l));
            DoubleVector wx = weight.mul(x);
            DoubleVector wy = weight.mul(y);
            DoubleVector wz = weight.mul(z);
            for (int axis = 0; axis < 3; axis++, plus += LANES, minus += LANES) {
                DoubleVector direction =
                        DoubleVector.fromArray(SPECIES, columnDirections, at + LANES * (3 * p + axis) + l);
                DoubleVector opposite = direction.neg();
                wx.fma(direction, DoubleVector.fromArray(SPECIES, out, plus)).intoArray(out, plus);
                wx.fma(opposite, DoubleVector.fromArray(SPECIES, out, minus)).intoArray(out, minus);
                wy.fma(direction, DoubleVector.fromArray(SPECIES, out, plus + length))
                        .intoArray(out, plus + length);
                wy.fma(opposite, DoubleVector.fromArray(SPECIES, out, minus + length))
                        .intoArray(out, minus + length);
                wz.fma(direction, DoubleVector.fromArray(SPECIES, out, plus + 2 * length))
                        .intoArray(out, plus + 2 * length);
                wz.fma(opposite, DoubleVector.fromArray(SPECIES, out, minus + 2 * length))
                        .intoArray(out, minus + 2 * length);
            }
        }
    }

    @Override
    public void subtractProducts(int permutations, int atoms, int atom, double[] left, double[] right, double[] out) {
        int length = 3 * atoms * LANES;
        for (int l = 0; l < LANES; l += WIDTH) {
            int from = 3 * LANES * atom + l;
            for (int c = l; c < length; c += LANES) {
                DoubleVector x = DoubleVector.fromArray(SPECIES, out, c);
                DoubleVector y = DoubleVector.fromArray(SPECIES, out, c + length);
                DoubleVector z = DoubleVector.fromArray(SPECIES, out, c + 2 * length);
                for (int p = 0; p < permutations * length; p += length) {
                    DoubleVector factor =
                            DoubleVector.fromArray(SPECIES, right, p + c).neg();
                    x = DoubleVector.fromArray(SPECIES, left, p + from).fma(factor, x);
                    y = DoubleVector.fromArray(SPECIES, left, p + from + LANES).fma(factor, y);
                    z = DoubleVector.fromArray(SPECIES, left, p + from + 2 * LANES)
                            .fma(factor, z);
                }
                x.intoArray(out, c);
                y.intoArray(out, c + length);
                z.intoArray(out, c + 2 * length);
            }
        }
    }
}
