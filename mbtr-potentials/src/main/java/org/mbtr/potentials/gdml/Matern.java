package org.mbtr.potentials.gdml;

import java.util.Arrays;
import org.mbtr.representations.math.ArrayMath;

/**
 * The Matérn kernel with ν = 5/2, k(d) = (1 + s + s²/3) exp(−s) with s = √5 d/σ, through its derivatives along the difference δ
 * of two representations, |δ| = d:
 *
 * <pre>
 * ∂k/∂δ      = −κ₁ δ              κ₁ = 5/(3σ²) (1 + s) exp(−s)
 * −∂²k/∂δ∂δ  = κ₁ I − κ₂ δ δᵀ     κ₂ = 25/(3σ⁴) exp(−s)
 * ∂κ₂/∂δ     = −κ₃ δ              κ₃ = κ₂ √5/(σ d)
 * </pre>
 *
 * <p>All stay finite at d = 0 but κ₃, which is met as κ₃ δδδ only; it is given as 0 there. Source: Huo and Rupp's published code;
 * Chmiela et al., equation 4.
 *
 * @param lengthScale σ, above 0
 */
record Matern(double lengthScale) {
    /**
     * κ₁ and κ₂.
     *
     * @param squares d² {@code (count)}, overwritten by d
     */
    void evaluate(double[] squares, int count, double[] first, double[] second) {
        ArrayMath math = ArrayMath.best();
        math.sqrt(squares, count);
        double rate = Math.sqrt(5) / lengthScale;
        for (int i = 0; i < count; i++) {
            second[i] = -rate * squares[i];
        }
        math.exp(second, count);
        double factor = 5 / (3 * lengthScale * lengthScale);
        double square = rate * rate;
        for (int i = 0; i < count; i++) {
            double exponential = factor * second[i];
            first[i] = (1 + rate * squares[i]) * exponential;
            second[i] = square * exponential;
        }
    }

    /** k = σ²/5 (3 κ₁ + d² κ₂) of a distance d. */
    double value(double distance, double first, double second) {
        return lengthScale * lengthScale / 5 * (3 * first + distance * distance * second);
    }

    /** κ₃ of distances d and κ₂. */
    double[] third(double[] distances, double[] second) {
        double[] third = Arrays.copyOf(second, second.length);
        for (int i = 0; i < third.length; i++) {
            third[i] = distances[i] == 0 ? 0 : Math.sqrt(5) / lengthScale * second[i] / distances[i];
        }
        return third;
    }
}
