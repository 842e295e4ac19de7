package org.mbtr.potentials.gdml;

/**
 * The loops that lead from coordinates of pairs and triples to distances and atoms, over 16 training frames side by side. All
 * arrays end in {@code [16]} unless said otherwise. The two versions agree bit for bit.
 */
interface TripleMath {
    /**
     * Derivatives with respect to distances: {@code out[side i of q] += values[match of q] sideSlopes[q][i]} over all coordinates q.
     *
     * @param matchOf number of the match of each coordinate, from {@code matchesAt} on, without {@code [16]}
     * @param sideSlopes {@code [coordinates − pairs][3]} from {@code at} on; of one frame, without {@code [16]}, if {@code shared}
     * @param out {@code [pairs]}, overwritten
     */
    void toDistances(
            Matches matches,
            double[] values,
            int[] matchOf,
            int matchesAt,
            double[] sideSlopes,
            int at,
            boolean shared,
            double[] out);

    /**
     * Couples distances: {@code out[coupling of sides i and j of m] += weights[class of m] a_m ∂q/∂r_i ∂p/∂r'_j} over all matches m =
     * (q, p).
     *
     * @param products a
     * @param rowSlopes {@code [coordinates − pairs][3]} without {@code [16]}
     * @param columnSlopes likewise with {@code [16]}, from {@code at} on
     * @param out {@code [couplings]}, overwritten
     */
    void couple(
            Couplings couplings,
            double[] weights,
            double[] products,
            double[] rowSlopes,
            double[] columnSlopes,
            int at,
            double[] out);

    /**
     * From distances of the column frame to its atoms: {@code out[q][3*c + b] = Σ_p coupled[q, p] ∂r'_p/∂R'_cb}.
     *
     * @param columnDirections {@code [pairs][3]} from {@code at} on
     * @param out {@code [pairs][3 * atoms]}, overwritten
     */
    void toColumnAtoms(
            Couplings couplings, int atoms, double[] coupled, double[] columnDirections, int at, double[] out);

    /**
     * From distances of the row frame to one of its atoms: {@code out[axis][c] = Σ_q spread[q][c] ∂r_q/∂R_axis}.
     *
     * @param spread {@code [pairs][3 * atoms]}
     * @param rowDirections {@code [pairs][3]} without {@code [16]}
     * @param out {@code [3][3 * atoms]}, overwritten
     */
    void toRowAtom(int atoms, int atom, double[] spread, double[] rowDirections, double[] out);
}
