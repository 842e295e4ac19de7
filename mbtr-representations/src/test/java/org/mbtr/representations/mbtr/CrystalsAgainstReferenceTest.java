package org.mbtr.representations.mbtr;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mbtr.representations.TestCrystals;
import org.mbtr.representations.TestCrystals.Shape;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** The description of crystals gives what equation 4 says with the first atom of a tuple in the cell. */
class CrystalsAgainstReferenceTest {
    private static final Grid ANGLES = new Grid.Edges(0.2, 0.13, 21);

    private static Stream<Term> terms() {
        return Stream.of(
                Term.of(
                        new AtomGeometry.Fraction(),
                        new Weighting.InverseCount(),
                        new Broadening.Normal(0.1),
                        new Grid.Edges(0, 0.05, 20)),
                pairs(new Weighting.GeometryPower(2), new Envelope.None(), 0.05),
                pairs(new Weighting.InverseDistances(3), new Envelope.None(), 0.02),
                pairs(new Weighting.Exponential(0.8), new Envelope.None(), 0.02),
                pairs(new Weighting.ExponentialOfProduct(0.8), new Envelope.None(), 0.02),
                pairs(new Weighting.Unity(), new Envelope.Sharp(4.1), 0),
                triples(new AngleGeometry.Angle(), new Weighting.Exponential(0.7), new Envelope.None(), 1e-3),
                triples(new AngleGeometry.CosineAngle(), new Weighting.InverseDistances(2), new Envelope.None(), 1e-3),
                triples(new AngleGeometry.DotOverDotDot(), new Weighting.Unity(), new Envelope.Smooth(2, 3.7), 0),
                triples(new AngleGeometry.Angle(), new Weighting.ExponentialOfProduct(0.1), new Envelope.None(), 0.05),
                quadruples(new Weighting.Exponential(0.4), new Envelope.Smooth(1, 2.6), 0),
                quadruples(new Weighting.InverseDistances(1), new Envelope.Sharp(3.5), 0.04));
    }

    private static Term pairs(Weighting weighting, Envelope envelope, double threshold) {
        Grid grid = new Grid.Edges(0.12, 0.03, 22);
        return new Term(
                new PairGeometry.InverseDistance(),
                weighting,
                envelope,
                threshold,
                new Broadening.Normal(0.05),
                grid,
                1);
    }

    private static Term triples(Geometry geometry, Weighting weighting, Envelope envelope, double threshold) {
        Grid grid = geometry instanceof AngleGeometry.Angle ? ANGLES : new Grid.Edges(-0.9, 0.09, 21);
        return new Term(geometry, weighting, envelope, threshold, new Broadening.Normal(0.2), grid, 2);
    }

    private static Term quadruples(Weighting weighting, Envelope envelope, double threshold) {
        return new Term(
                new DihedralGeometry.Dihedral(),
                weighting,
                envelope,
                threshold,
                new Broadening.Laplace(0.2),
                ANGLES,
                0.5);
    }

    private static double reach(Term term, Structure crystal) {
        return term.order() == 1 ? 0.1 : Truncation.inCrystal(term, crystal).side();
    }

    @ParameterizedTest
    @MethodSource("terms")
    void everyTermIsEquationFourInEveryKindOfCell(Term term) {
        int atoms = term.order() == 4 ? 2 : 3;
        for (Shape shape : Shape.values()) {
            for (int seed = 0; seed < 3; seed++) {
                Structure crystal = TestCrystals.random(seed, shape, atoms, "Na", "Cl");
                MbtrSettings settings = MbtrSettings.of(List.of(term));
                ReferenceComparison.assertAgrees(
                        settings, crystal, reach(term, crystal), term + ", " + shape + ", seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Counting.class)
    void everyConventionIsEquationFour(Counting counting) {
        List<Term> terms = terms().filter(term -> term.threshold() >= 0.02 || term.order() > 2)
                .toList();
        for (Normalization normalization : Normalization.values()) {
            for (Term term : terms) {
                for (SpeciesLabels species : SpeciesLabels.values()) {
                    MbtrSettings settings =
                            new MbtrSettings(List.of(term), species, null, counting, null, normalization);
                    Structure crystal = TestCrystals.random(7, Shape.TRICLINIC, 2, "C", "O");
                    ReferenceComparison.assertAgrees(settings, crystal, reach(term, crystal), settings.toString());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("terms")
    void oneAtomMeetsItsOwnImages(Term term) {
        Structure crystal = TestCrystals.random(3, Shape.THIN, 1, "Fe");

        ReferenceComparison.assertAgrees(
                MbtrSettings.of(List.of(term)), crystal, reach(term, crystal), term.toString());
    }

    static Stream<Term> endlessTerms() {
        return Stream.of(
                pairs(new Weighting.Unity(), new Envelope.None(), 0),
                pairs(new Weighting.Unity(), new Envelope.None(), 0.1),
                pairs(new Weighting.Exponential(1), new Envelope.None(), 0),
                triples(new AngleGeometry.Angle(), new Weighting.GeometryPower(2), new Envelope.None(), 0.1));
    }

    @ParameterizedTest
    @MethodSource("endlessTerms")
    void sumThatDoesNotEndIsRefused(Term term) {
        Structure crystal = TestCrystals.random(3, Shape.TRICLINIC, 1, "Fe");

        MbtrException error = assertThrows(
                MbtrException.class,
                () -> MbtrSettings.of(List.of(term)).create().describe(crystal));

        assertTrue(error.getMessage().contains("does not end"), error.getMessage());
        assertTrue(error.getMessage().contains("threshold"), error.getMessage());
    }
}
