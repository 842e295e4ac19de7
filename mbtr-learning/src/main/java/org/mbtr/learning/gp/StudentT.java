package org.mbtr.learning.gp;

import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;

/** Student's t distribution with ν degrees of freedom, any ν above 0. */
final class StudentT {
    /** Its square is far from the largest number. */
    private static final double LARGE = 1e100;

    private StudentT() {}

    /** ln Γ(x), x above 0. */
    static double logGamma(double x) {
        return Gamma.logGamma(x);
    }

    /**
     * Σ_i ln p(a t_i) of the density p(t) = Γ((ν+1)/2) / (√(νπ) Γ(ν/2)) (1 + t²/ν)^(−(ν+1)/2). Terms 1 + t²/ν are multiplied as long as the product is no larger than {@value
     * #LARGE}, so that few logarithms are taken.
     *
     * @param values t_i
     * @param scale a
     */
    static double logLikelihood(double[] values, double scale, double degrees) {
        double squared = scale * scale / degrees;
        double sum = 0;
        double product = 1;
        for (double value : values) {
            product *= 1 + value * value * squared;
            if (product > LARGE) {
                sum += Math.log(product);
                product = 1;
            }
        }
        double normalization = logGamma((degrees + 1) / 2) - logGamma(degrees / 2) - Math.log(degrees * Math.PI) / 2;
        return values.length * normalization - (degrees + 1) / 2 * (sum + Math.log(product));
    }

    /** Probability of a value below t: half the regularised incomplete beta function I_x(ν/2, 1/2) with x = ν/(ν + t²), for t ≤ 0. */
    static double below(double t, double degrees) {
        if (Double.isInfinite(t)) {
            return t > 0 ? 1 : 0;
        }
        double tail = Beta.regularizedBeta(degrees / (degrees + t * t), degrees / 2, 0.5) / 2;
        return t < 0 ? tail : 1 - tail;
    }
}
