package org.mbtr.potentials.gdml;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The Vector API with the machine's widest registers. */
final class VectorTripleMath implements TripleMath {
    static final VectorTripleMath INSTANCE = new VectorTripleMath();
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();
    private static final int LANES = LaneMath.LANES;
    private static final int SIDES = Coordinates.SIDES;

    private VectorTripleMath() {}

    @Override
    public void toDistances(
            Matches matches,
            double[] values,
            int[] matchOf,
            int matchesAt,
            double[] sideSlopes,
            int at,
            boolean shared,
            double[] out) {
        for (int q = 0; q < matches.pairs; q++) {
            System.arraycopy(values, LANES * matchOf[matchesAt + q], out, LANES * q, LANES);
        }
        int[] sides = matches.sides;
        for (int l = 0; l < LANES; l += WIDTH) {
            for (int i = 0; i < sides.length; i++) {
                int to = LANES * sides[i] + l;
                DoubleVector value = DoubleVector.fromArray(
                        SPECIES, values, LANES * matchOf[matchesAt + matches.pairs + i / SIDES] + l);
                DoubleVector slope = shared
                        ? DoubleVector.broadcast(SPECIES, sideSlopes[at + i])
                        : DoubleVector.fromArray(SPECIES, sideSlopes, at + LANES * i + l);
                value.fma(slope, DoubleVector.fromArray(SPECIES, out, to)).intoArray(out, to);
            }
        }
    }

    @Override
    public void couple(
            Couplings couplings,
            double[] weights,
            double[] products,
            double[] rowSlopes,
            double[] columnSlopes,
            int at,
            double[] out) {
        Matches matches = couplings.matches;
        int[] of = couplings.ofMatch;
        Arrays.fill(out, 0);
        for (int l = 0; l < LANES; l += WIDTH) {
            for (int m = 0; m < matches.count(); m++) {
                DoubleVector product = DoubleVector.fromArray(SPECIES, weights, LANES * matches.classOf[m] + l)
                        .mul(DoubleVector.fromArray(SPECIES, products, LANES * m + l));
                int row = SIDES * (matches.row[m] - matches.pairs);
                int first = SIDES * SIDES * m;
                if (row < 0) {
                    int to = LANES * of[first] + l;
                    DoubleVector.fromArray(SPECIES, out, to).add(product).intoArray(out, to);
                    continue;
                }
                DoubleVector one = DoubleVector.broadcast(SPECIES, rowSlopes[row]);
                DoubleVector two = DoubleVector.broadcast(SPECIES, rowSlopes[row + 1]);
                DoubleVector three = DoubleVector.broadcast(SPECIES, rowSlopes[row + 2]);
                int column = at + LANES * SIDES * (matches.column[m] - matches.pairs) + l;
                for (int j = first; j < first + SIDES; j++, column += LANES) {
                    DoubleVector side = product.mul(DoubleVector.fromArray(SPECIES, columnSlopes, column));
                    int to = LANES * of[j] + l;
                    side.fma(one, DoubleVector.fromArray(SPECIES, out, to)).intoArray(out, to);
                    to = LANES * of[j + SIDES] + l;
                    side.fma(two, DoubleVector.fromArray(SPECIES, out, to)).intoArray(out, to);
                    to = LANES * of[j + 2 * SIDES] + l;
                    side.fma(three, DoubleVector.fromArray(SPECIES, out, to)).intoArray(out, to);
                }
            }
        }
    }

    @Override
    public void toColumnAtoms(
            Couplings couplings, int atoms, double[] coupled, double[] columnDirections, int at, double[] out) {
        Matches matches = couplings.matches;
        int[] starts = couplings.columnsOf.starts();
        int[] columns = couplings.columnsOf.members();
        Arrays.fill(out, 0);
        for (int l = 0; l < LANES; l += WIDTH) {
            for (int q = 0; q < matches.pairs; q++) {
                int from = 3 * atoms * LANES * q + l;
                for (int k = starts[q]; k < starts[q + 1]; k++) {
                    int p = columns[k];
                    DoubleVector component = DoubleVector.fromArray(SPECIES, coupled, LANES * k + l);
                    DoubleVector opposite = component.neg();
                    int plus = from + 3 * LANES * matches.firsts[p];
                    int minus = from + 3 * LANES * matches.seconds[p];
                    int direction = at + 3 * LANES * p + l;
                    for (int i = 0; i < 3 * LANES; i += LANES) {
                        DoubleVector axis = DoubleVector.fromArray(SPECIES, columnDirections, direction + i);
                        component
                                .fma(axis, DoubleVector.fromArray(SPECIES, out, plus + i))
                                .intoArray(out, plus + i);
                        opposite.fma(axis, DoubleVector.fromArray(SPECIES, out, minus + i))
                                .intoArray(out, minus + i);
                    }
                }
            }
        }
    }

    @Override
    public void toRowAtom(int atoms, int atom, double[] spread, double[] rowDirections, double[] out) {
        AtomPairs pairs = new AtomPairs(atoms);
        int length = 3 * atoms * LANES;
        Arrays.fill(out, 0);
        for (int b = 0; b < atoms; b++) {
            if (b == atom) {
                continue;
            }
            int q = pairs.index(atom, b);
            double sign = b < atom ? 1 : -1;
            DoubleVector x = DoubleVector.broadcast(SPECIES, sign * rowDirections[3 * q]);
            DoubleVector y = DoubleVector.broadcast(SPECIES, sign * rowDirections[3 * q + 1]);
            DoubleVector z = DoubleVector.broadcast(SPECIES, sign * rowDirections[3 * q + 2]);
            for (int c = 0; c < length; c += WIDTH) {
                DoubleVector value = DoubleVector.fromArray(SPECIES, spread, length * q + c);
                value.fma(x, DoubleVector.fromArray(SPECIES, out, c)).intoArray(out, c);
                value.fma(y, DoubleVector.fromArray(SPECIES, out, c + length)).intoArray(out, c + length);
                value.fma(z, DoubleVector.fromArray(SPECIES, out, c + 2 * length))
                        .intoArray(out, c + 2 * length);
            }
        }
    }
}
