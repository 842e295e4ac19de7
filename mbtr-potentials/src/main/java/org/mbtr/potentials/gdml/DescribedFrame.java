package org.mbtr.potentials.gdml;

/**
 * A molecule in the terms of the kernel. What is not along the bases of {@link FeatureLayout}, such as bins that no training frame
 * touches, adds the same number to the square of the distance from each training frame, Σ φ².
 *
 * @param distances r of each pair {@code (pairs)} (angstrom)
 * @param directions {@code [pairs * 3]} unit vector from the second atom of each pair to the first, ∂r/∂R of the first
 * @param features {@code [stored * 2]} components of φ and φ' along the bases
 * @param outside Σ φ² of what is not along them
 * @param outsideSlopes Σ φ φ' of what is not, of each pair {@code (pairs)}
 */
@SuppressWarnings("ArrayRecordComponent")
record DescribedFrame(
        double[] distances, double[] directions, double[] features, double outside, double[] outsideSlopes) {
    /** Σ_q s_q ∂r_q/∂R: the gradient of what has the derivatives s_q {@code (pairs)}; {@code [atoms * 3]}. */
    double[] pullBack(double[] slopes, int atoms) {
        double[] gradient = new double[3 * atoms];
        int q = 0;
        for (int a = 1; a < atoms; a++) {
            for (int b = 0; b < a; b++, q++) {
                for (int axis = 0; axis < 3; axis++) {
                    double component = slopes[q] * directions[3 * q + axis];
                    gradient[3 * a + axis] += component;
                    gradient[3 * b + axis] -= component;
                }
            }
        }
        return gradient;
    }

    /** ∂r_q/∂R · w for each pair, {@code (pairs)}: how fast distances change when atoms move along w {@code [atoms * 3]}. */
    double[] push(double[] w, int atoms) {
        double[] rates = new double[distances.length];
        int q = 0;
        for (int a = 1; a < atoms; a++) {
            for (int b = 0; b < a; b++, q++) {
                for (int axis = 0; axis < 3; axis++) {
                    rates[q] += directions[3 * q + axis] * (w[3 * a + axis] - w[3 * b + axis]);
                }
            }
        }
        return rates;
    }
}
