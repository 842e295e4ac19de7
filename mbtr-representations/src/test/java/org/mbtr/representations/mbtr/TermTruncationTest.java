package org.mbtr.representations.mbtr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mbtr.representations.TestCrystals;
import org.mbtr.representations.TestCrystals.Shape;
import org.mbtr.representations.TestMolecules;
import org.mbtr.structures.Cell;
import org.mbtr.structures.Structure;

class TermTruncationTest {
    private static Term pairs(Weighting weighting, Envelope envelope, double threshold) {
        return term(new PairGeometry.InverseDistance(), weighting, envelope, threshold);
    }

    private static Term triples(Weighting weighting, Envelope envelope, double threshold) {
        return term(new AngleGeometry.Angle(), weighting, envelope, threshold);
    }

    private static Term term(Geometry geometry, Weighting weighting, Envelope envelope, double threshold) {
        return new Term(
                geometry, weighting, envelope, threshold, new Broadening.Normal(0.1), new Grid.Edges(0, 0.1, 10), 1);
    }

    private static TermTruncation truncation(Term term, Structure structure) {
        return new Mbtr(MbtrSettings.of(List.of(term))).truncations(structure).getFirst();
    }

    static Stream<Term> boundedTerms() {
        return Stream.of(
                pairs(new Weighting.Exponential(1), new Envelope.None(), 0.01),
                pairs(new Weighting.InverseDistances(6), new Envelope.None(), 1e-4),
                pairs(new Weighting.GeometryPower(5), new Envelope.None(), 1e-3),
                pairs(new Weighting.Exponential(0.3), new Envelope.Sharp(6), 0.3),
                triples(new Weighting.Exponential(0.7), new Envelope.None(), 0.005),
                triples(new Weighting.InverseDistances(1), new Envelope.Smooth(3, 5), 0.01));
    }

    /** With a threshold a thousand times lower, the sum grows by no more than what was said to be neglected. */
    @ParameterizedTest
    @MethodSource("boundedTerms")
    void whatIsNeglectedIsNotMoreThanTheBound(Term term) {
        for (Shape shape : Shape.values()) {
            Structure crystal = TestCrystals.random(4, shape, 4, "Na", "Cl");
            TermTruncation near = truncation(term, crystal);
            TermTruncation far = truncation(term.withThreshold(term.threshold() / 1000), crystal);

            assertTrue(far.weight() > near.weight(), term + " " + shape);
            assertTrue(
                    far.weight() - near.weight() <= near.neglected(),
                    term + " " + shape + ": " + (far.weight() - near.weight()) + " against " + near.neglected());
            assertTrue(near.neglected() < Double.POSITIVE_INFINITY);
        }
    }

    @Test
    void weightOfACrystalIsTheSumOverItsShells() {
        // simple cubic lattice with constant 2: 6, 12 and 8 neighbours up to a cutoff of 3.9
        Structure cubic = Structure.crystal(
                new int[] {84},
                new double[3],
                new Cell(new double[] {2, 0, 0, 0, 2, 0, 0, 0, 2}, new boolean[] {true, true, true}));
        TermTruncation truncation =
                truncation(pairs(new Weighting.GeometryPower(2), new Envelope.Sharp(3.9), 0), cubic);

        assertEquals(6 / 4.0 + 12 / 8.0 + 8 / 12.0, truncation.weight(), 1e-12);
        assertEquals(0, truncation.neglected());
        assertEquals(3.9, truncation.side(), 1e-6);
    }

    @Test
    void inverseSquaredDistancesOfABulkHaveNoBound() {
        Structure crystal = TestCrystals.random(4, Shape.TRICLINIC, 4, "Na", "Cl");
        Term term = pairs(new Weighting.GeometryPower(2), new Envelope.None(), 0.01);

        TermTruncation truncation = truncation(term, crystal);

        assertEquals(Double.POSITIVE_INFINITY, truncation.neglected());
        assertEquals(10, truncation.side(), 1e-6);
    }

    @Test
    void moleculeIsSummedWhole() {
        TermTruncation truncation =
                truncation(pairs(new Weighting.Unity(), new Envelope.None(), 0), TestMolecules.water());

        assertEquals(2, truncation.weight(), 1e-12);
        assertEquals(0, truncation.neglected());
        assertEquals(Double.POSITIVE_INFINITY, truncation.side());
    }
}
