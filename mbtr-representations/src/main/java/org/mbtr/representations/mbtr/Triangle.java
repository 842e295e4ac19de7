package org.mbtr.representations.mbtr;

/**
 * Three atoms a, b, c with the angle at b. Cosine and sine are given beside the distances because they come from the directions of the
 * sides without loss of digits; from the distances alone, an angle that is nearly straight would lose half of them.
 *
 * @param ab distance of a and b, above 0 (angstrom)
 * @param bc likewise
 * @param ca likewise
 * @param cosine of the angle at b
 * @param sine likewise, 0 or above
 */
public record Triangle(double ab, double bc, double ca, double cosine, double sine) {
    /** Number of sides; derivatives are in the order ab, bc, ca. */
    public static final int SIDES = 3;

    /**
     * Derivatives of the cosine c = (ab² + bc² − ca²) / (2 ab bc).
     *
     * @return {@code (3)} (1/angstrom)
     */
    double[] cosineSlopes() {
        return new double[] {1 / bc - cosine / ab, 1 / ab - cosine / bc, -ca / (ab * bc)};
    }

    /**
     * Second derivatives of the cosine.
     *
     * @return {@code [3][3]} (1/angstrom²)
     */
    double[][] cosineCurvatures() {
        double area = 1 / (ab * bc);
        double legs = cosine * area - 1 / (ab * ab) - 1 / (bc * bc);
        double first = ca * area / ab;
        double second = ca * area / bc;
        return new double[][] {
            {2 * cosine / (ab * ab) - area, legs, first},
            {legs, 2 * cosine / (bc * bc) - area, second},
            {first, second, -area}
        };
    }
}
