package org.mbtr.learning.ridge;

/**
 * A solved ridge regression in dual form: the prediction for a structure is Σ_i coefficients[i] k(i, structure) + offset.
 *
 * @param coefficients {@code (n)}, one for each training structure; handed out as it is, read only
 * @param offset added to every prediction, in the unit of the labels
 */
@SuppressWarnings("ArrayRecordComponent")
public record RidgeFit(double[] coefficients, double offset) {}
