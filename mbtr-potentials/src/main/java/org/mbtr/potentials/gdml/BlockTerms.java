package org.mbtr.potentials.gdml;

/**
 * The way from the contractions of one row frame with 16 column frames to coordinates of atoms. Working memory of one thread; arrays
 * end in {@code [16]}.
 */
interface BlockTerms {
    /** Takes up a row frame and a block of column frames, with Σ κ₁ over the permutations of each class. */
    void take(TrainingFrames.Row row, int column, Contractions sums, double[] weights);

    /**
     * Writes Σ_q u_q ∂q/∂R times κ₂ and Σ_p u'_p ∂p/∂R' for each permutation.
     *
     * @param second κ₂ {@code [permutations]}
     * @param left {@code [permutations][3 * atoms]}, as {@code right}
     */
    void vectors(double[] second, double[] left, double[] right);

    /** Writes Σ_qp (Σ κ₁) a_qp ∂q/∂R ∂p/∂R' in the three rows of an atom of the row frame, {@code [3][3 * atoms]}. */
    void rows(int atom, double[] out);
}
