package org.mbtr.potentials.gdml;

/**
 * The loops over features between some points x, the rows, and 16 training frames side by side. All arrays end in {@code [16]} unless said
 * otherwise. What becomes of a row does not depend on the others. The two versions agree bit for bit.
 */
interface PointMath {
    /** Numbers side by side in sums over training frames: two frames of each block share one. */
    int SUMS = LaneMath.LANES / 2;

    /**
     * Adds to the sums M with the training frames and with their pulls: {@code ofValues[row][sum] += Σ x φ'}, {@code ofPulls[row][sum] += Σ x
     * A}.
     *
     * @param points x {@code [rows][stored]} without {@code [16]}
     * @param values φ' {@code [stored]} from {@code at} on
     * @param pulls A {@code [stored]} from {@code at} on
     */
    void multiply(
            SymmetryAdaptedFeatures features,
            double[][] points,
            double[] values,
            double[] pulls,
            int at,
            double[][] ofValues,
            double[][] ofPulls);

    /**
     * Adds training frames and their pulls with a weight for each sum M: {@code sums[row][number of x] += Σ (ofValues[row][sum] φ' +
     * ofPulls[row][sum] A)}, where frames l and l + 8 of a block are added to the same of 8 numbers.
     *
     * @param values φ' {@code [stored]} from {@code at} on
     * @param pulls A {@code [stored]} from {@code at} on
     * @param sums {@code [rows][stored][8]}
     */
    void accumulate(
            SymmetryAdaptedFeatures features,
            double[][] ofValues,
            double[][] ofPulls,
            double[] values,
            double[] pulls,
            int at,
            double[][] sums);

    /** Linear combinations: {@code out[i] = Σ_j factors[i][j] in[j]}, with factors without {@code [16]}. */
    void combine(double[] factors, double[] in, double[] out);
}
