package org.mbtr.learning.kernels;

import org.mbtr.structures.MbtrException;

/**
 * k = (1 + u·v / lengthScale²)^degree. Functions learned with it are polynomials of that degree in the features, and have all
 * derivatives. The longer the length scale, the more products of features cost. Source: C. E. Rasmussen, C. K. I. Williams, Gaussian Processes for
 * Machine Learning (2006), section 4.2.2.
 *
 * @param degree 2 to 8; 1 is the linear kernel, whose models keep weights instead of training structures
 * @param lengthScale above 0, in the unit of the features
 */
public record Polynomial(int degree, double lengthScale) implements ScaledKernel {
    private static final int LEAST = 2;
    private static final int LARGEST = 8;

    /** Checks the settings. */
    public Polynomial {
        if (degree < LEAST || degree > LARGEST) {
            throw new MbtrException("a polynomial kernel has a degree of " + LEAST + " to " + LARGEST + ", found "
                    + degree + (degree == 1 ? "; use the linear kernel" : ""));
        }
        LengthScales.check(lengthScale);
    }

    @Override
    public Metric metric() {
        return Metric.INNER_PRODUCT;
    }

    @Override
    public void apply(double[] values, int count) {
        double factor = 1 / (lengthScale * lengthScale);
        for (int i = 0; i < count; i++) {
            values[i] = power(1 + factor * values[i], degree);
        }
    }

    /** With respect to u·v: degree/lengthScale² (1 + u·v / lengthScale²)^(degree − 1). */
    @Override
    public void slopes(double[] values, int count) {
        double factor = 1 / (lengthScale * lengthScale);
        for (int i = 0; i < count; i++) {
            values[i] = degree * factor * power(1 + factor * values[i], degree - 1);
        }
    }

    @Override
    public void curvatures(double[] values, int count) {
        throw new MbtrException("models with a polynomial kernel are learned from values alone; to learn from forces"
                + " use gaussian, matern-5/2 or linear");
    }

    private static double power(double base, int exponent) {
        double product = base;
        for (int factor = 1; factor < exponent; factor++) {
            product *= base;
        }
        return product;
    }

    @Override
    public String label() {
        return "polynomial-" + degree;
    }

    @Override
    public Polynomial withLengthScale(double replacement) {
        return new Polynomial(degree, replacement);
    }
}
