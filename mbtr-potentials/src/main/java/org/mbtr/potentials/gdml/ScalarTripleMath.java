package org.mbtr.potentials.gdml;

import java.util.Arrays;

/** Plain loops. */
final class ScalarTripleMath implements TripleMath {
    static final ScalarTripleMath INSTANCE = new ScalarTripleMath();
    private static final int LANES = LaneMath.LANES;
    private static final int SIDES = Coordinates.SIDES;

    private ScalarTripleMath() {}

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
        for (int i = 0; i < matches.sides.length; i++) {
            int value = LANES * matchOf[matchesAt + matches.pairs + i / SIDES];
            int to = LANES * matches.sides[i];
            for (int l = 0; l < LANES; l++) {
                double slope = shared ? sideSlopes[at + i] : sideSlopes[at + LANES * i + l];
                out[to + l] = Math.fma(values[value + l], slope, out[to + l]);
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
        Arrays.fill(out, 0);
        for (int m = 0; m < matches.count(); m++) {
            int row = SIDES * (matches.row[m] - matches.pairs);
            int column = at + LANES * SIDES * (matches.column[m] - matches.pairs);
            for (int l = 0; l < LANES; l++) {
                double product = weights[LANES * matches.classOf[m] + l] * products[LANES * m + l];
                if (row < 0) {
                    out[LANES * couplings.ofMatch[SIDES * SIDES * m] + l] += product;
                    continue;
                }
                for (int j = 0; j < SIDES; j++) {
                    double side = product * columnSlopes[column + LANES * j + l];
                    for (int i = 0; i < SIDES; i++) {
                        int to = LANES * couplings.ofMatch[SIDES * (SIDES * m + i) + j] + l;
                        out[to] = Math.fma(side, rowSlopes[row + i], out[to]);
                    }
                }
            }
        }
    }

    @Override
    public void toColumnAtoms(
            Couplings couplings, int atoms, double[] coupled, double[] columnDirections, int at, double[] out) {
        Matches matches = couplings.matches;
        int length = 3 * atoms * LANES;
        Arrays.fill(out, 0);
        for (int q = 0; q < matches.pairs; q++) {
            for (int k = couplings.columnsOf.starts()[q];
                    k < couplings.columnsOf.starts()[q + 1];
                    k++) {
                int p = couplings.columnsOf.members()[k];
                for (int i = 0; i < 3 * LANES; i++) {
                    double component = coupled[LANES * k + i % LANES];
                    double direction = columnDirections[at + 3 * LANES * p + i];
                    int plus = length * q + 3 * LANES * matches.firsts[p] + i;
                    int minus = length * q + 3 * LANES * matches.seconds[p] + i;
                    out[plus] = Math.fma(component, direction, out[plus]);
                    out[minus] = Math.fma(-component, direction, out[minus]);
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
            for (int axis = 0; axis < 3; axis++) {
                double direction = b < atom ? rowDirections[3 * q + axis] : -rowDirections[3 * q + axis];
                for (int c = 0; c < length; c++) {
                    out[axis * length + c] = Math.fma(spread[length * q + c], direction, out[axis * length + c]);
                }
            }
        }
    }
}
