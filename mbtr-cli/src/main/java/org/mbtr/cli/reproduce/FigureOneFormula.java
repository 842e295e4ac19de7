package org.mbtr.cli.reproduce;

import org.mbtr.representations.features.BlockKey;

/**
 * What Figure 1 of Huo and Rupp 2022 draws, added up tuple by tuple as its formulas say, to compare with: no images are left to a
 * search for neighbours, and every share of a bin is an error function. The published curves have been found to be these sums, those of
 * aspirin to 5·10⁻⁸ and those of rock salt to 10⁻³ of the highest peak.
 */
interface FigureOneFormula {
    /** The curve of a tuple of species {@code [bins]}. */
    double[] values(BlockKey tuple);

    /**
     * Its derivative with respect to a coordinate of the atom of the figure {@code [bins]} (1/Å).
     *
     * @param axis 0 to 2
     */
    double[] derivative(BlockKey tuple, int axis);
}
