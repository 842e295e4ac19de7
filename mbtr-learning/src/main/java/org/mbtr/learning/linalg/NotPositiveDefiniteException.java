package org.mbtr.learning.linalg;

import org.mbtr.structures.MbtrException;

/** A matrix that should be factored has no Cholesky factor in the working precision. */
public final class NotPositiveDefiniteException extends MbtrException {
    private static final long serialVersionUID = 1L;

    private final int pivotIndex;
    private final double pivotValue;

    /** With the first pivot, counted from 0 in the whole matrix, that is not a positive finite number. */
    public NotPositiveDefiniteException(int pivotIndex, double pivotValue, int order) {
        super(
                Double.isFinite(pivotValue)
                        ? "the matrix of order " + order + " is not positive definite: pivot " + pivotIndex
                                + " (counted from 0) is " + pivotValue
                                + "; look for equal or nearly equal training items or add a larger regularisation"
                        : "the matrix of order " + order + " cannot be factored: pivot " + pivotIndex
                                + " (counted from 0) is " + pivotValue + "; row " + pivotIndex
                                + " of the matrix holds a value that is not finite or far too large");
        this.pivotIndex = pivotIndex;
        this.pivotValue = pivotValue;
    }

    /** Index of the first bad pivot, which is the row and column of the matrix where factoring stopped; from 0. */
    public int pivotIndex() {
        return pivotIndex;
    }

    /** Value of that pivot: zero, negative, infinite or NaN. */
    public double pivotValue() {
        return pivotValue;
    }
}
