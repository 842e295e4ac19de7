package org.mbtr.potentials.gdml;

/**
 * The loops over 16 training frames side by side. All arrays end in {@code [16]} unless said otherwise. The two versions agree
 * bit for bit.
 */
interface LaneMath {
    /** Frames side by side: two of the widest registers. */
    int LANES = 16;

    /**
     * Contracts the functions of all matches, with four sums for each triple with a weight.
     *
     * @param row {@code [stored features * 2]} of the row, as {@link DescribedFrame#features}, without {@code [16]}
     * @param columns features of training frames; the block begins at {@code at}
     */
    void contract(MatchTable table, double[] row, double[] columns, int at, Contractions out);

    /** Sums over lists: {@code out[i] = Σ in[m]} over the members m of list i. */
    void sum(Matches.Lists lists, double[] in, double[] out);

    /** Adds to the derivatives with respect to the coordinates of the row: {@code slopes[row of m] += factors[class] u_m} over all matches m. */
    void pullBack(Matches matches, double[] factors, Contractions sums, double[] slopes);

    /**
     * Vectors of atoms: {@code out[3*atom + axis] = factors Σ ± values[match of pair] directions[pair][axis]} over the pairs of each
     * atom, with the sign of its side.
     *
     * @param factors {@code [16]} from {@code factorsAt} on
     * @param matchOf number of the match of each pair, from {@code matchesAt} on, without {@code [16]}
     * @param directions {@code [pairs][3]}; of one frame, without {@code [16]}, if {@code shared}
     * @param directionsAt where they begin
     * @param out written from {@code outAt} on
     */
    void atomVectors(
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
            int outAt);

    /**
     * The sum over pairs, where there are no triples, in the three rows of one atom of the row frame: {@code out[axis][3*c + b] = Σ_m weights[class of m] a_m
     * ∂r_q/∂R_axis ∂r'_p/∂R'_cb} over the matches m = (q, p) of the pairs q of the atom.
     *
     * @param rowDirections {@code [pairs][3]} without {@code [16]}
     * @param columnDirections {@code [pairs][3]} from {@code at} on
     * @param out {@code [3][3 * atoms]}, overwritten
     */
    void pairRows(
            Matches matches,
            int atoms,
            int atom,
            double[] weights,
            double[] products,
            double[] rowDirections,
            double[] columnDirections,
            int at,
            double[] out);

    /**
     * Subtracts products of vectors in the three rows of one atom: {@code out[axis][c] −= Σ_π left[π][3*atom + axis] right[π][c]}.
     *
     * @param left {@code [permutations][3 * atoms]}, as {@code right}
     */
    void subtractProducts(int permutations, int atoms, int atom, double[] left, double[] right, double[] out);

    /** The loops of predictions over features, of the same version. */
    PointMath points();

    /** The loops over the functions of a pair or triple, of the same version. */
    ProjectionMath projections();

    /** The loops from triples to atoms, of the same version. */
    TripleMath triples();

    /** The fastest version that this JVM can run. */
    static LaneMath best() {
        return Choice.BEST;
    }

    /** The version without the Vector API. */
    static LaneMath scalar() {
        return ScalarLaneMath.INSTANCE;
    }

    /** Decides once. The vector version is loaded only where its module is; its absence is noted by the representations. */
    final class Choice {
        private static final LaneMath BEST =
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                        ? VectorLaneMath.create()
                        : ScalarLaneMath.INSTANCE;

        private Choice() {}
    }
}
