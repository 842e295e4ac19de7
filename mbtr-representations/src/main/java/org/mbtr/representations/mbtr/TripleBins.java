package org.mbtr.representations.mbtr;

import java.util.Optional;
import org.mbtr.structures.MbtrException;

/**
 * The bins of a k = 3 term for three atoms a, b, c with the angle at b, each atom a species of its own: φ_b = w φ̄_b(g) with φ̄_b(g) = c
 * |g|^p D_b(g), the scale c, the share D_b of bin b, p of the weighting {@code geometry-power} (else 0), and w what the weight depends on
 * the distances. Both g and ln w are functions of the three sides. Shares are those of {@link Mbtr}. Immutable; shared between threads.
 */
public final class TripleBins {
    /** A power below has no second derivative at g = 0, a right angle for cosines. */
    private static final double LEAST_POWER = 2;

    private final Term term;
    private final TriangleFunction geometry;
    private final Optional<TriangleFunction> logarithmOfWeight;
    private final double power;
    private final Binning binning;

    private TripleBins(Term term, AngleGeometry angle) {
        this.term = term;
        this.geometry = switch (angle) {
            case AngleGeometry.Angle plain -> new TriangleFunction.Angle();
            case AngleGeometry.CosineAngle cosine -> new TriangleFunction.Cosine();
            case AngleGeometry.DotOverDotDot dot -> new TriangleFunction.CosinePerLegs();
        };
        this.logarithmOfWeight = logarithm(term.weighting());
        this.power = term.weighting() instanceof Weighting.GeometryPower own ? own.power() : 0;
        this.binning = Binning.of(term.broadening(), term.grid());
    }

    /**
     * Of a term.
     *
     * @throws MbtrException unless k = 3 and the bins are differentiable functions of the sides: an envelope, a threshold, a uniform
     *     distribution and a power of the geometry value between 0 and {@value #LEAST_POWER} are refused
     */
    public static TripleBins of(Term term) {
        if (!(term.geometry() instanceof AngleGeometry angle)) {
            throw new MbtrException("a term of triples of atoms (k = 3) is needed, found k = " + term.order());
        }
        SingleTuples.require(term);
        if (term.weighting() instanceof Weighting.GeometryPower own && own.power() != 0 && own.power() < LEAST_POWER) {
            throw new MbtrException("geometry-power: a power below " + LEAST_POWER
                    + " of the geometry value of a triple has no second derivative where the value is 0, found "
                    + own.power() + "; use unity, or a weight that depends on the distances");
        }
        return new TripleBins(term, angle);
    }

    private static Optional<TriangleFunction> logarithm(Weighting weighting) {
        return switch (weighting) {
            case Weighting.Unity unity -> Optional.empty();
            case Weighting.GeometryPower power -> Optional.empty();
            case Weighting.InverseDistances inverse ->
                Optional.of(new TriangleFunction.LogarithmOfInverseDistances(inverse.power()));
            case Weighting.Exponential exponential ->
                Optional.of(new TriangleFunction.ScaledPerimeter(exponential.scale()));
            case Weighting.ExponentialOfProduct exponential ->
                Optional.of(new TriangleFunction.ScaledProduct(exponential.scale()));
            case Weighting.InverseCount count -> throw new IllegalStateException("not for triples: " + count);
        };
    }

    /** Number of bins. */
    public int count() {
        return term.grid().count();
    }

    /** The function g of the sides. */
    public TriangleFunction geometry() {
        return geometry;
    }

    /** The function ln w of the sides; empty where w = 1 for all triangles. */
    public Optional<TriangleFunction> logarithmOfWeight() {
        return logarithmOfWeight;
    }

    /**
     * Writes φ̄_b(g) and φ̄'_b(g) for all bins.
     *
     * @param g geometry value
     * @param values written from {@code at} on: {@code (bins)}
     * @param slopes likewise (1/unit of g)
     */
    public void evaluate(double g, double[] values, double[] slopes, int at) {
        binning.shares(g, values, slopes, at);
        double factor = term.scale() * magnitude(g, 0);
        double change = term.scale() * magnitude(g, 1);
        for (int b = at; b < at + count(); b++) {
            slopes[b] = factor * slopes[b] + change * values[b];
            values[b] *= factor;
        }
    }

    /** Writes φ̄''_b(g) for all bins from {@code at} on: {@code (bins)} (1/unit of g squared). */
    public void curvatures(double g, double[] curvatures, int at) {
        double[] shares = new double[count()];
        double[] slopes = new double[count()];
        binning.shares(g, shares, slopes, 0);
        binning.curvatures(g, curvatures, at);
        for (int b = 0; b < shares.length; b++) {
            curvatures[at + b] = term.scale()
                    * (magnitude(g, 0) * curvatures[at + b]
                            + 2 * magnitude(g, 1) * slopes[b]
                            + magnitude(g, 2) * shares[b]);
        }
    }

    /** |g|^p or one of its derivatives. */
    private double magnitude(double g, int derivative) {
        if (power == 0) {
            return derivative == 0 ? 1 : 0;
        }
        double size = Math.abs(g);
        return switch (derivative) {
            case 0 -> Math.pow(size, power);
            case 1 -> Math.copySign(power * Math.pow(size, power - 1), g);
            default -> power * (power - 1) * Math.pow(size, power - 2);
        };
    }
}
