package org.mbtr.representations.math;

/**
 * The exponential and the arc tangent from sums, products and fused multiply-adds alone, which have one result on every
 * machine. {@link VectorArrayMath} does the same operations in the same order, so the two agree bit for bit. (The
 * functions that the Vector API offers differ in the last bits before and after a loop is compiled; results would depend
 * on how long the program has been running.) Errors are below two units in the last place.
 */
final class Elementary {
    /** Beyond these the exponential is zero and infinite. */
    static final double EXP_LOWEST = -746;

    static final double EXP_HIGHEST = 710;
    static final double LOG2_E = 1.4426950408889634;
    /** ln 2 in two parts; products of the first with whole numbers up to 2^21 are exact. */
    static final double LN2_HIGH = 0.6931471803691238;

    static final double LN2_LOW = 1.9082149292705877e-10;
    /** Adding this leaves the nearest whole number in the low bits. */
    static final double SHIFT = 0x1.8p52;

    static final long SHIFT_BITS = Double.doubleToRawLongBits(SHIFT);
    static final int EXPONENT_BIAS = 1023;
    static final int EXPONENT_POSITION = 52;
    /** Even and above all exponents of two that occur, so that halving it rounds down. */
    static final int EXPONENT_OFFSET = 2048;

    /** 1/k!: the series of the exponential, cut where it is below 2^-57 for |r| ≤ ln 2 / 2. */
    static final double[] EXP_SERIES = inverseFactorials(14);

    /** tan(π/8): larger ratios are taken from π/4. */
    static final double TANGENT_OF_EIGHTH = 0.41421356237309503;
    /**
     * (arctan(√w)/√w − 1)/w for 0 ≤ w ≤ tan²(π/8) by interpolation at 12 Chebyshev points, worked out with 60 digits;
     * error of the arc tangent 3e-18, relative.
     */
    static final double[] ARC_TANGENT = {
        -0.3333333333333333,
        0.19999999999999804,
        -0.14285714285659806,
        0.11111111105153429,
        -0.09090908753400499,
        0.07692296372129964,
        -0.06666424833613552,
        0.05878928398517232,
        -0.052304498567092406,
        0.04551573086664191,
        -0.034570044186095536,
        0.016285183029865667
    };

    /** What {@code Math.PI} lacks of π. */
    static final double PI_LOW = 1.2246467991473532e-16;

    private Elementary() {}

    private static double[] inverseFactorials(int count) {
        double[] inverse = new double[count];
        double factorial = 1;
        for (int k = 0; k < count; k++) {
            factorial *= Math.max(1, k);
            inverse[k] = 1 / factorial;
        }
        return inverse;
    }

    /** e^x = 2^n e^r with n the whole number nearest to x / ln 2; 2^n in two factors, so that tiny results come out. */
    static double exp(double x) {
        double clamped = Math.min(Math.max(x, EXP_LOWEST), EXP_HIGHEST);
        double shifted = Math.fma(clamped, LOG2_E, SHIFT);
        double n = shifted - SHIFT;
        double r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, clamped));
        double sum = exponentialSeries(r);
        long exponent = Double.doubleToRawLongBits(shifted) - SHIFT_BITS;
        long half = ((exponent + EXPONENT_OFFSET) >>> 1) - EXPONENT_OFFSET / 2;
        return sum * powerOfTwo(half) * powerOfTwo(exponent - half);
    }

    /** Even and odd powers apart: two short chains of operations in place of a long one. */
    private static double exponentialSeries(double r) {
        double squared = r * r;
        double even = EXP_SERIES[EXP_SERIES.length - 2];
        double odd = EXP_SERIES[EXP_SERIES.length - 1];
        for (int k = EXP_SERIES.length - 4; k >= 0; k -= 2) {
            even = Math.fma(even, squared, EXP_SERIES[k]);
            odd = Math.fma(odd, squared, EXP_SERIES[k + 1]);
        }
        return Math.fma(odd, r, even);
    }

    private static double powerOfTwo(long exponent) {
        return Double.longBitsToDouble((exponent + EXPONENT_BIAS) << EXPONENT_POSITION);
    }

    /** The arc tangent of the smaller through the larger of |x| and |y|, turned into the octant. */
    static double atan2(double y, double x) {
        double absoluteX = Math.abs(x);
        double absoluteY = Math.abs(y);
        double larger = Math.max(absoluteX, absoluteY);
        double smaller = Math.min(absoluteX, absoluteY);
        boolean large = smaller > TANGENT_OF_EIGHTH * larger;
        double z = (large ? smaller - larger : smaller) / Math.max(large ? smaller + larger : larger, Double.MIN_VALUE);
        double w = z * z;
        double angle = Math.fma(z * w, polynomial(ARC_TANGENT, w), large ? PI_LOW / 4 : 0.0) + z;
        angle = (large ? Math.PI / 4 : 0.0) + angle;
        angle = absoluteY > absoluteX ? Math.PI / 2 - (angle - PI_LOW / 2) : angle;
        angle = x < 0 ? Math.PI - (angle - PI_LOW) : angle;
        return y < 0 ? -angle : angle;
    }

    private static double polynomial(double[] coefficients, double x) {
        double value = coefficients[coefficients.length - 1];
        for (int k = coefficients.length - 2; k >= 0; k--) {
            value = Math.fma(value, x, coefficients[k]);
        }
        return value;
    }
}
