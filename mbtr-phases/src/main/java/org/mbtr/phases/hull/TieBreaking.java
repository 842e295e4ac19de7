package org.mbtr.phases.hull;

/**
 * What is added to energies so that no more of them than a simplex has corners lie in one plane. It is a strictly concave
 * function of the composition with values from 0 to 1, times the tolerance: points on straight lines and in planes between
 * others are lifted above them and leave the hull, and points of a face with too many corners get facets that fit together. It
 * depends on compositions alone, so the order of structures does not matter.
 */
final class TieBreaking {
    private TieBreaking() {}

    /**
     * f(x) = 1 − (Σ_i x_i² + exp(Σ_i w_i (x_i − 1))) / 2 with w of {@link #weight}; the exponential sees to it that
     * corners of rectangles, which quadratic functions leave in one plane, do not stay there.
     */
    static double of(Composition composition) {
        double squares = 0;
        double exponent = 0;
        for (int i = 0; i < composition.size(); i++) {
            double x = composition.fraction(i);
            squares += x * x;
            exponent += weight(i) * (x - 1);
        }
        return 1 - (squares + Math.exp(exponent)) / 2;
    }

    /**
     * π^(i/6): numbers that no rational factors relate, because π is transcendental; so sums of rational fractions times these vanish for no
     * composition of a cell.
     */
    static double weight(int i) {
        return Math.pow(Math.PI, i / 6.0);
    }
}
