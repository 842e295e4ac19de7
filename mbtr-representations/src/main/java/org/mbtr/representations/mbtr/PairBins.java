package org.mbtr.representations.mbtr;

import org.mbtr.structures.MbtrException;

/**
 * The bins of a k = 2 term for a single pair of atoms, as functions of their distance: φ_b(r) = c w(r) D_b(g(r)) with the
 * scale c, the weight w and the share D_b of bin b, and their first and second derivatives. With every atom a species of its
 * own, these are all features of a molecule. Shares are those of {@link Mbtr}. Immutable; shared between threads.
 */
public final class PairBins {
    private final Term term;
    private final PairGeometry geometry;
    private final Binning binning;

    private PairBins(Term term, PairGeometry geometry, Binning binning) {
        this.term = term;
        this.geometry = geometry;
        this.binning = binning;
    }

    /**
     * Of a term.
     *
     * @throws MbtrException unless k = 2 and the bins are differentiable functions of the distance: an envelope, a threshold and
     *     a uniform distribution are refused
     */
    public static PairBins of(Term term) {
        if (!(term.geometry() instanceof PairGeometry pair)) {
            throw new MbtrException("a term of pairs of atoms (k = 2) is needed, found k = " + term.order());
        }
        SingleTuples.require(term);
        return new PairBins(term, pair, Binning.of(term.broadening(), term.grid()));
    }

    /** Number of bins. */
    public int count() {
        return term.grid().count();
    }

    /**
     * Writes φ_b(r) and φ'_b(r) for all bins. Cost: 16 multiply-adds for each bin within the reach of the distribution.
     *
     * @param distance r above 0 (angstrom)
     * @param values written from {@code at} on: {@code (bins)}
     * @param slopes likewise (1/angstrom)
     */
    public void evaluate(double distance, double[] values, double[] slopes, int at) {
        Radial g = Radial.power(distance, geometry.exponent());
        Radial w = weight(distance);
        binning.shares(g.value, values, slopes, at);
        for (int b = at; b < at + count(); b++) {
            slopes[b] = term.scale() * (w.slope * values[b] + w.value * g.slope * slopes[b]);
            values[b] = term.scale() * w.value * values[b];
        }
    }

    /**
     * Writes φ''_b(r) for all bins.
     *
     * @param distance r above 0 (angstrom)
     * @param curvatures written from {@code at} on: {@code (bins)} (1/angstrom²)
     */
    public void curvatures(double distance, double[] curvatures, int at) {
        Radial g = Radial.power(distance, geometry.exponent());
        Radial w = weight(distance);
        double[] shares = new double[count()];
        double[] slopes = new double[count()];
        binning.shares(g.value, shares, slopes, 0);
        binning.curvatures(g.value, curvatures, at);
        for (int b = 0; b < shares.length; b++) {
            curvatures[at + b] = term.scale()
                    * (w.curvature * shares[b]
                            + (2 * w.slope * g.slope + w.value * g.curvature) * slopes[b]
                            + w.value * g.slope * g.slope * curvatures[at + b]);
        }
    }

    /** The closed loop of a pair has one distance, so every weight is a power of it or an exponential. */
    private Radial weight(double distance) {
        return switch (term.weighting()) {
            case Weighting.Unity unity -> new Radial(1, 0, 0);
            case Weighting.GeometryPower power -> Radial.power(distance, geometry.exponent() * power.power());
            case Weighting.InverseDistances inverse -> Radial.power(distance, -inverse.power());
            case Weighting.Exponential exponential -> Radial.exponential(distance, exponential.scale());
            case Weighting.ExponentialOfProduct exponential -> Radial.exponential(distance, exponential.scale());
            case Weighting.InverseCount count -> throw new IllegalStateException("not for pairs: " + count);
        };
    }

    /** A function of the distance with its derivatives. */
    private record Radial(double value, double slope, double curvature) {
        static Radial power(double r, double exponent) {
            double value = exponent == -1 ? 1 / r : Math.pow(r, exponent);
            double slope = exponent * value / r;
            return new Radial(value, slope, (exponent - 1) * slope / r);
        }

        static Radial exponential(double r, double scale) {
            double value = Math.exp(-scale * r);
            return new Radial(value, -scale * value, scale * scale * value);
        }
    }
}
