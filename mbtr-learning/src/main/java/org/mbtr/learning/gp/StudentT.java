package org.mbtr.learning.gp;

import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;

/** Student's t distribution with ν degrees of freedom, any ν above 0. */
final class StudentT {
    private StudentT() {}

    /** ln Γ(x), x above 0. */
    static double logGamma(double x) {
        return Gamma.logGamma(x);
    }

    /** Logarithm of the density ∝ (1 + t²/ν)^(−(ν+1)/2). */
    static double logDensity(double t, double degrees) {
        return logGamma((degrees + 1) / 2)
                - logGamma(degrees / 2)
                - Math.log(degrees * Math.PI) / 2
                - (degrees + 1) / 2 * Math.log1p(t * t / degrees);
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
