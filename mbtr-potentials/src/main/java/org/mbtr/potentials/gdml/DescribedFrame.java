package org.mbtr.potentials.gdml;

/**
 * A molecule in the terms of the kernel, with functions φ about their centre. What is not along the bases of {@link FeatureLayout}, such as
 * bins that no training frame touches, adds the same number to the square of the distance from each training frame, Σ φ².
 *
 * @param matches with the coordinates and how they are numbered
 * @param distances r of each pair {@code (pairs)} (angstrom)
 * @param directions {@code [pairs * 3]} unit vector from the second atom of each pair to the first, ∂r/∂R of the first
 * @param sideSlopes {@code [(coordinates − pairs) * 3]} derivatives of the coordinates of triples with respect to their sides
 * @param features {@code [stored * 2]} components of φ and of its derivative with respect to r or g along the bases
 * @param outside Σ φ² of what is not along them
 * @param outsideSlopes half the derivative of that with respect to each coordinate, Σ φ φ' {@code (coordinates)}
 */
@SuppressWarnings("ArrayRecordComponent")
record DescribedFrame(
        Matches matches,
        double[] distances,
        double[] directions,
        double[] sideSlopes,
        double[] features,
        double outside,
        double[] outsideSlopes) {
    /** Derivatives with respect to the distances {@code (pairs)} of what has the derivatives s_q {@code (coordinates)}. */
    double[] ofDistances(double[] slopes) {
        double[] sums = new double[matches.pairs];
        System.arraycopy(slopes, 0, sums, 0, sums.length);
        for (int i = 0; i < sideSlopes.length; i++) {
            sums[matches.sides[i]] += slopes[matches.pairs + i / Coordinates.SIDES] * sideSlopes[i];
        }
        return sums;
    }

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

    /**
     * How fast coordinates change when atoms move along w, ∂q/∂R · w.
     *
     * @param w {@code [atoms * 3]}
     * @return {@code (coordinates)}, distances first
     */
    double[] push(double[] w, int atoms) {
        double[] rates = new double[matches.coordinates.count()];
        int q = 0;
        for (int a = 1; a < atoms; a++) {
            for (int b = 0; b < a; b++, q++) {
                for (int axis = 0; axis < 3; axis++) {
                    rates[q] += directions[3 * q + axis] * (w[3 * a + axis] - w[3 * b + axis]);
                }
            }
        }
        for (int i = 0; i < sideSlopes.length; i++) {
            rates[matches.pairs + i / Coordinates.SIDES] += sideSlopes[i] * rates[matches.sides[i]];
        }
        return rates;
    }
}
