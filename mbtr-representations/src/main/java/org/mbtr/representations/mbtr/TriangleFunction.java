package org.mbtr.representations.mbtr;

/**
 * A function of a {@link Triangle} through its three sides.
 */
public interface TriangleFunction {
    /** Its value. */
    double value(Triangle triangle);

    /** First derivatives with respect to the sides, {@code (3)}. */
    double[] slopes(Triangle triangle);

    /** Second derivatives with respect to the sides, {@code [3][3]}. */
    double[][] curvatures(Triangle triangle);

    /** The cosine of the angle. */
    record Cosine() implements TriangleFunction {
        @Override
        public double value(Triangle triangle) {
            return triangle.cosine();
        }

        @Override
        public double[] slopes(Triangle triangle) {
            return triangle.cosineSlopes();
        }

        @Override
        public double[][] curvatures(Triangle triangle) {
            return triangle.cosineCurvatures();
        }
    }

    /** The angle. A straight one and one of zero have no derivatives; they are taken as zero. */
    record Angle() implements TriangleFunction {
        @Override
        public double value(Triangle triangle) {
            return Math.atan2(triangle.sine(), triangle.cosine());
        }

        @Override
        public double[] slopes(Triangle triangle) {
            double[] slopes = triangle.cosineSlopes();
            double factor = triangle.sine() == 0 ? 0 : -1 / triangle.sine();
            for (int i = 0; i < slopes.length; i++) {
                slopes[i] *= factor;
            }
            return slopes;
        }

        @Override
        public double[][] curvatures(Triangle triangle) {
            double[] slopes = triangle.cosineSlopes();
            double[][] curvatures = triangle.cosineCurvatures();
            double factor = triangle.sine() == 0 ? 0 : -1 / triangle.sine();
            double square = triangle.cosine() * factor * factor;
            for (int i = 0; i < slopes.length; i++) {
                for (int j = 0; j < slopes.length; j++) {
                    curvatures[i][j] = factor * (curvatures[i][j] + square * slopes[i] * slopes[j]);
                }
            }
            return curvatures;
        }
    }

    /** Cosine / (ab · bc). */
    record CosinePerLegs() implements TriangleFunction {
        @Override
        public double value(Triangle triangle) {
            return triangle.cosine() / (triangle.ab() * triangle.bc());
        }

        @Override
        public double[] slopes(Triangle triangle) {
            double[] slopes = triangle.cosineSlopes();
            double[] legs = legSlopes(triangle);
            double perLegs = 1 / (triangle.ab() * triangle.bc());
            for (int i = 0; i < slopes.length; i++) {
                slopes[i] = slopes[i] * perLegs + triangle.cosine() * legs[i];
            }
            return slopes;
        }

        @Override
        public double[][] curvatures(Triangle triangle) {
            double[] slopes = triangle.cosineSlopes();
            double[][] curvatures = triangle.cosineCurvatures();
            double[] legs = legSlopes(triangle);
            double perLegs = 1 / (triangle.ab() * triangle.bc());
            for (int i = 0; i < slopes.length; i++) {
                for (int j = 0; j < slopes.length; j++) {
                    double twice = (i == j ? 2 : 1) * legs[i] * legs[j] / perLegs;
                    curvatures[i][j] = curvatures[i][j] * perLegs
                            + slopes[i] * legs[j]
                            + slopes[j] * legs[i]
                            + triangle.cosine() * twice;
                }
            }
            return curvatures;
        }

        /** Derivatives of 1/(ab · bc). */
        private static double[] legSlopes(Triangle triangle) {
            double perLegs = 1 / (triangle.ab() * triangle.bc());
            return new double[] {-perLegs / triangle.ab(), -perLegs / triangle.bc(), 0};
        }
    }

    /**
     * Σ −power ln r over the sides r.
     *
     * @param power of the inverse distances
     */
    record LogarithmOfInverseDistances(double power) implements TriangleFunction {
        @Override
        public double value(Triangle triangle) {
            return -power * Math.log(triangle.ab() * triangle.bc() * triangle.ca());
        }

        @Override
        public double[] slopes(Triangle triangle) {
            return new double[] {-power / triangle.ab(), -power / triangle.bc(), -power / triangle.ca()};
        }

        @Override
        public double[][] curvatures(Triangle triangle) {
            double[] slopes = slopes(triangle);
            double[][] curvatures = new double[slopes.length][slopes.length];
            for (int i = 0; i < slopes.length; i++) {
                curvatures[i][i] = slopes[i] * slopes[i] / power;
            }
            return curvatures;
        }
    }

    /**
     * −scale · perimeter.
     *
     * @param scale (1/angstrom)
     */
    record ScaledPerimeter(double scale) implements TriangleFunction {
        @Override
        public double value(Triangle triangle) {
            return -scale * (triangle.ab() + triangle.bc() + triangle.ca());
        }

        @Override
        public double[] slopes(Triangle triangle) {
            return new double[] {-scale, -scale, -scale};
        }

        @Override
        public double[][] curvatures(Triangle triangle) {
            return new double[Triangle.SIDES][Triangle.SIDES];
        }
    }

    /**
     * −scale · product of the sides.
     *
     * @param scale (1/angstrom³)
     */
    record ScaledProduct(double scale) implements TriangleFunction {
        @Override
        public double value(Triangle triangle) {
            return -scale * triangle.ab() * triangle.bc() * triangle.ca();
        }

        @Override
        public double[] slopes(Triangle triangle) {
            return new double[] {
                -scale * triangle.bc() * triangle.ca(),
                -scale * triangle.ca() * triangle.ab(),
                -scale * triangle.ab() * triangle.bc()
            };
        }

        @Override
        public double[][] curvatures(Triangle triangle) {
            double ab = -scale * triangle.ab();
            double bc = -scale * triangle.bc();
            double ca = -scale * triangle.ca();
            return new double[][] {{0, ca, bc}, {ca, 0, ab}, {bc, ab, 0}};
        }
    }
}
