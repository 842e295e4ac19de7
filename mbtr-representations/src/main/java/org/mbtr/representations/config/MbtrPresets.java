package org.mbtr.representations.config;

import java.util.List;
import java.util.stream.Stream;
import org.mbtr.representations.mbtr.AngleGeometry;
import org.mbtr.representations.mbtr.AtomGeometry;
import org.mbtr.representations.mbtr.Broadening;
import org.mbtr.representations.mbtr.Counting;
import org.mbtr.representations.mbtr.Envelope;
import org.mbtr.representations.mbtr.Geometry;
import org.mbtr.representations.mbtr.Grid;
import org.mbtr.representations.mbtr.MbtrSettings;
import org.mbtr.representations.mbtr.Normalization;
import org.mbtr.representations.mbtr.PairGeometry;
import org.mbtr.representations.mbtr.SpeciesLabels;
import org.mbtr.representations.mbtr.Term;
import org.mbtr.representations.mbtr.Weighting;
import org.mbtr.structures.MbtrException;

/**
 * The published settings of the many-body tensor representation.
 *
 * <p>Source: H. Huo, M. Rupp, Mach. Learn.: Sci. Technol. 3 045017 (2022) and the notebooks published with it. Standard
 * deviations are those that the published search found for a Gaussian kernel.
 */
final class MbtrPresets {
    /** Share of the range of the geometry values that grids of the paper leave free at either end. */
    private static final double MARGIN = 0.05;

    /** Margin of the paper's grids of 1/d for crystals at either end (1/angstrom). */
    private static final double CRYSTAL_MARGIN = 0.07;

    /** The grid of 1/d for crystals reaches this far at least (1/angstrom), which holds all bonds but those of hydrogen. */
    private static final double CRYSTAL_LARGEST = 0.85;

    private static final double FIGURE_ONE_THRESHOLD = 1e-9;

    private static final Weighting UNITY = new Weighting.Unity();
    /** 1/d² for g = 1/d. */
    private static final Weighting SQUARE = new Weighting.GeometryPower(2);
    /** 1/(d²d²d²). */
    private static final Weighting INVERSE_SQUARED_DISTANCES = new Weighting.InverseDistances(2);

    private static final Geometry INVERSE_DISTANCE = new PairGeometry.InverseDistance();
    private static final Geometry ANGLE = new AngleGeometry.Angle();

    private MbtrPresets() {}

    /** k = 2 and 3 with σ₂ = 2^−4, σ₃ = 2^−2.5. */
    static MbtrSettings qm7bEnergy(DataSummary data) {
        return ofElements(data, qm7bPairsAndAngles(data, -4, -2.5).toList());
    }

    /**
     * The energy preset with three terms of angles instead of one, found on molecules of 7 atoms other than hydrogen with
     * part of the training set held out: angles weighted by squared and by plain inverse distances, and cosine/(|u||v|)
     * weighted exponentially, which tells short from long legs. σ₂ = 2^−4, σ₃ = 2^−2 and 2^−4.
     */
    static MbtrSettings qm7bEnergyExtended(DataSummary data) {
        Term pairs = Term.of(INVERSE_DISTANCE, SQUARE, normal(-4), qm7bInverseDistances(data));
        Grid grid = new Grid.Edges(-0.15, 3.45575 / 100, 100);
        Term angles =
                Term.of(ANGLE, INVERSE_SQUARED_DISTANCES, normal(-2), grid).withScale(2);
        Term legs = Term.of(
                        new AngleGeometry.DotOverDotDot(),
                        new Weighting.Exponential(1),
                        normal(-4),
                        new Grid.Edges(-1, 0.02, 110))
                .withScale(Math.pow(2, 3.5));
        Term farAngles = Term.of(ANGLE, new Weighting.InverseDistances(1), normal(-2), grid)
                .withScale(Math.pow(2, -3.5));
        return ofElements(data, List.of(pairs, angles, legs, farAngles));
    }

    /** k = 1, 2 and 3 with σ₁ = 2³, σ₂ = 2^−5, σ₃ = 2^−4. */
    static MbtrSettings qm7bPolarizability(DataSummary data) {
        Term counts = Term.of(new AtomGeometry.Count(), UNITY, normal(3), qm7bCounts(data));
        return ofElements(
                data,
                Stream.concat(Stream.of(counts), qm7bPairsAndAngles(data, -5, -4))
                        .toList());
    }

    private static Stream<Term> qm7bPairsAndAngles(DataSummary data, double pairs, double angles) {
        return Stream.of(
                Term.of(INVERSE_DISTANCE, SQUARE, normal(pairs), qm7bInverseDistances(data)),
                Term.of(ANGLE, INVERSE_SQUARED_DISTANCES, normal(angles), new Grid.Edges(-0.15, 3.45575 / 100, 100)));
    }

    /**
     * The published grid 0.1 … 1.2 /Å where all 1/d of the data lie on it, as those of QM7b do; elsewhere the range of the
     * data with a margin.
     */
    private static Grid qm7bInverseDistances(DataSummary data) {
        boolean fits = 1 / data.largestDistance() >= 0.1 && 1 / data.smallestDistance() <= 1.2;
        return fits ? new Grid.Edges(0.1, 1.1 / 100, 100) : inverseDistances(data, 100);
    }

    /** The published grid −0.5 … 16.5 where no molecule has more than 16 atoms of an element, else −0.5 … most + 0.5. */
    private static Grid qm7bCounts(DataSummary data) {
        return new Grid.Edges(-0.5, (Math.max(16, data.largestElementCount()) + 1) / 30.0, 30);
    }

    /**
     * The paper's settings for elpasolites: k = 1 and 2 with σ₁ = 2^−3, σ₂ = 2^−5.5, pairs with weights of 1/d² of at least
     * 0.001, on the published grids where they hold the data.
     */
    static MbtrSettings elpasolite(DataSummary data) {
        return countsAndPairs(data, -3, -5.5, 6, 0.79 / 100);
    }

    /** The paper's settings for ABC2 compounds: as {@link #elpasolite} with σ₁ = 2^−2, σ₂ = 2^−3.5. */
    static MbtrSettings abc2(DataSummary data) {
        return countsAndPairs(data, -2, -3.5, 2, 0.59 / 100);
    }

    private static MbtrSettings countsAndPairs(
            DataSummary data, double sigma1, double sigma2, int publishedCount, double publishedStep) {
        int count = Math.max(publishedCount, data.largestElementCount());
        double step = Math.max(publishedStep, (1 / data.smallestDistance() + 2 * CRYSTAL_MARGIN) / 100);
        return ofElements(
                data,
                List.of(
                        Term.of(
                                new AtomGeometry.Count(),
                                UNITY,
                                normal(sigma1),
                                new Grid.Edges(-0.5, (count + 1) / 30.0, 30)),
                        Term.of(INVERSE_DISTANCE, SQUARE, normal(sigma2), new Grid.Edges(-CRYSTAL_MARGIN, step, 100))
                                .withThreshold(1e-3)));
    }

    /**
     * For crystals of any kind: k = 1, 2 and 3 with smooth envelopes that end at 8 and 5.5 Å, per atom. Shares of elements,
     * 1/d weighted 1/d², angles weighted 1/(d²d²d²) and scaled by 16, so that their values are about as large as those of the pairs. σ₁
     * = 2^−4, σ₂ = 2^−5, σ₃ = 2^−3: about what searches on validation structures of four sets of crystals find.
     */
    static MbtrSettings crystals(DataSummary data) {
        double to = Math.max(CRYSTAL_LARGEST, 1.05 / data.smallestDistance());
        Term fractions = Term.of(new AtomGeometry.Fraction(), UNITY, normal(-4), new Grid.Edges(-0.2, 0.07, 20));
        Term pairs = Term.of(INVERSE_DISTANCE, SQUARE, normal(-5), new Grid.Edges(0.05, (to - 0.05) / 100, 100))
                .withEnvelope(new Envelope.Smooth(4, 8));
        Term triples = Term.of(ANGLE, INVERSE_SQUARED_DISTANCES, normal(-3), new Grid.Edges(-0.15, 0.0575, 60))
                .withEnvelope(new Envelope.Smooth(3, 5.5))
                .withScale(16);
        return new MbtrSettings(
                List.of(fractions, pairs, triples),
                SpeciesLabels.ELEMENTS,
                data.elements(),
                Counting.ORDERED_DISTINCT,
                null,
                Normalization.PER_ATOM);
    }

    /** The paper's settings for alloys: k = 2, weights of 1/d² of at least 0.01, first σ₂ = 2^−7 of the active learning. */
    static MbtrSettings alloys(DataSummary data) {
        double step = Math.max(0.5, 1.05 / data.smallestDistance()) / 100;
        Term pairs = Term.of(INVERSE_DISTANCE, SQUARE, normal(-7), new Grid.Edges(0, step, 100))
                .withThreshold(0.01);
        return ofElements(data, List.of(pairs));
    }

    /**
     * k = 3 of Figure 1 (right): cosines of angles in rock salt with weights exp(−perimeter/2 Å), σ = 0.04, all ordered
     * triples, 500 left edges from −1.178. The threshold ends the sum where less than 10^−4 of the peak is left out.
     */
    static MbtrSettings figureOneRockSalt(DataSummary data) {
        Term term = Term.of(
                        new AngleGeometry.CosineAngle(),
                        new Weighting.Exponential(0.5),
                        new Broadening.Normal(0.04),
                        new Grid.Edges(-1.178, 0.004712, 500))
                .withThreshold(FIGURE_ONE_THRESHOLD);
        return ofElements(data, List.of(term)).withCounting(Counting.ORDERED);
    }

    /** Every atom its own species; k = 2 and 3 with weight 1, σ₂ = 2^−3.5, σ₃ = 2^−1 (those of two of the eight molecules). */
    static MbtrSettings md(DataSummary data) {
        return ofAtoms(
                data,
                Term.of(INVERSE_DISTANCE, UNITY, normal(-3.5), inverseDistances(data, 30)),
                Term.of(ANGLE, UNITY, normal(-1), angles(30)));
    }

    /** Species are elements; k = 2 and 3 with σ₂ = 2^−3, σ₃ = 2^−3 (those of two of the eight molecules). */
    static MbtrSettings mdPlain(DataSummary data) {
        return ofElements(
                data,
                List.of(
                        Term.of(INVERSE_DISTANCE, SQUARE, normal(-3), inverseDistances(data, 50)),
                        Term.of(ANGLE, INVERSE_SQUARED_DISTANCES, normal(-3), angles(50))));
    }

    /** Every atom its own species; k = 2 with 16 bins from 0 to 1.3653 /Å and the search's start value σ = 2^−4.5. */
    static MbtrSettings sgdml(DataSummary data) {
        return ofAtoms(data, sgdmlPairs());
    }

    /** As {@link #sgdml} with the angles of {@link #md}. */
    static MbtrSettings sgdmlWithAngles(DataSummary data) {
        return ofAtoms(data, sgdmlPairs(), Term.of(ANGLE, UNITY, normal(-1), angles(30)));
    }

    private static Term sgdmlPairs() {
        return Term.of(INVERSE_DISTANCE, UNITY, normal(-4.5), new Grid.Edges(0, 1.28 / 15, 16));
    }

    /** k = 2 with all ordered pairs on 500 left edges from 0 to 1.1 /Å, σ = 2^−4.5. */
    static MbtrSettings figureOne(DataSummary data) {
        Term term = Term.of(INVERSE_DISTANCE, SQUARE, normal(-4.5), new Grid.Edges(0, 1.1 / 499, 500));
        return ofElements(data, List.of(term)).withCounting(Counting.ORDERED);
    }

    /**
     * DScribe's definition: bins centred on equally spaced places, the integral over a bin divided by its width, each pair
     * and triple once, tuples with weight exp(−s·perimeter) below a threshold left out. Its grids are free; these hold
     * every element and every bond. DScribe measures its geometry function {@code angle} in degrees, ours is in radian;
     * {@code cosine} is the same.
     */
    static MbtrSettings dscribe(DataSummary data) {
        double scale = 0.5;
        double threshold = 1e-3;
        Weighting exponential = new Weighting.Exponential(scale);
        return ofElements(
                data,
                List.of(
                        density(new AtomGeometry.AtomicNumber(), UNITY, 0, 0.5, new Grid.Centres(0, 100, 201)),
                        density(INVERSE_DISTANCE, exponential, threshold, 0.02, new Grid.Centres(0, 1.5, 100)),
                        density(
                                new AngleGeometry.CosineAngle(),
                                exponential,
                                threshold,
                                0.05,
                                new Grid.Centres(-1, 1, 100))));
    }

    private static Term density(Geometry geometry, Weighting weighting, double threshold, double sigma, Grid grid) {
        return Term.of(geometry, weighting, new Broadening.Normal(sigma), grid)
                .withThreshold(threshold)
                .withScale(1 / grid.step());
    }

    /** The range of 1/d with {@value #MARGIN} of it more at either end. */
    private static Grid inverseDistances(DataSummary data, int count) {
        if (data.hasCrystals()) {
            double to = 1 / data.smallestDistance();
            return new Grid.Edges(-MARGIN * to, (1 + 2 * MARGIN) * to / count, count);
        }
        if (!(data.largestDistance() > data.smallestDistance())) {
            throw new MbtrException(
                    "the preset takes its grid from the distances of the data, which need to differ; found "
                            + data.smallestDistance() + " to " + data.largestDistance() + " Å");
        }
        double from = 1 / data.largestDistance();
        double range = 1 / data.smallestDistance() - from;
        return new Grid.Edges(from - MARGIN * range, (1 + 2 * MARGIN) * range / count, count);
    }

    private static Grid angles(int count) {
        return new Grid.Edges(-MARGIN * Math.PI, (1 + 2 * MARGIN) * Math.PI / count, count);
    }

    private static Broadening normal(double exponent) {
        return new Broadening.Normal(Math.pow(2, exponent));
    }

    private static MbtrSettings ofElements(DataSummary data, List<Term> terms) {
        return new MbtrSettings(terms, SpeciesLabels.ELEMENTS, data.elements(), null, null, null);
    }

    private static MbtrSettings ofAtoms(DataSummary data, Term... terms) {
        return new MbtrSettings(List.of(terms), SpeciesLabels.ATOMS, data.elements(), null, null, null);
    }
}
