package org.mbtr.potentials.gdml;

/**
 * The loops over features between some points x, the rows, and 16 training frames side by side. All arrays end in {@code [16]} unless said
 * otherwise. What becomes of a row does not depend on the others. The two versions agree bit for bit.
 */
interface PointMath {
    /** Numbers side by side in sums over training frames: two frames of each block share one. */
    int SUMS = LaneMath.LANES / 2;

    /**
     * Adds inner products with the training frames and with their pulls, over the matches of each class: {@code ofValues[row][class]
     * += Σ x φ'}, {@code ofPulls[row][class] += Σ x A}.
     *
     * @param points x {@code [rows][stored]} without {@code [16]}
     * @param values φ' {@code [stored]} from {@code at} on
     * @param pulls A {@code [stored]} from {@code at} on
     */
    void multiply(
            ClassFeatures features,
            double[][] points,
            double[] values,
            double[] pulls,
            int at,
            double[][] ofValues,
            double[][] ofPulls);

    /**
     * Adds training frames and their pulls with a weight for each class: {@code sums[row][feature of x] += Σ (ofValues[row][class] φ' +
     * ofPulls[row][class] A)}, where frames l and l + 8 of a block are added to the same of 8 numbers.
     *
     * @param values φ' {@code [stored]} from {@code at} on
     * @param pulls A {@code [stored]} from {@code at} on
     * @param sums {@code [rows][stored][8]}
     */
    void accumulate(
            ClassFeatures features,
            double[][] ofValues,
            double[][] ofPulls,
            double[] values,
            double[] pulls,
            int at,
            double[][] sums);
}
