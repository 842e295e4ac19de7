package org.mbtr.representations.mbtr;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.mbtr.representations.Representation;
import org.mbtr.representations.RepresentationContract;

/** The contract of all representations for variants of the many-body tensor representation. */
class MbtrContractTest {
    private static final Grid ANGLES = new Grid.Edges(-0.15, 0.1, 36);

    private static final Term COUNTS = Term.of(
            new AtomGeometry.Count(), new Weighting.Unity(), new Broadening.Normal(0.3), new Grid.Edges(-0.5, 0.5, 40));
    private static final Term PAIRS = Term.of(
            new PairGeometry.InverseDistance(),
            new Weighting.GeometryPower(2),
            new Broadening.Normal(0.04),
            new Grid.Edges(0.1, 0.02, 60));
    private static final Term TRIPLES =
            Term.of(new AngleGeometry.Angle(), new Weighting.InverseDistances(2), new Broadening.Normal(0.15), ANGLES);
    private static final Term QUADRUPLES = Term.of(
            new DihedralGeometry.Dihedral(), new Weighting.Exponential(0.3), new Broadening.Laplace(0.15), ANGLES);

    /** Variants of the many-body tensor describe crystals, too. */
    private abstract static class Variant extends RepresentationContract {
        @Override
        protected boolean describesCrystals() {
            return true;
        }
    }

    private static Representation with(
            SpeciesLabels species,
            Counting counting,
            Correlation correlation,
            Normalization normalization,
            Term... terms) {
        return new MbtrSettings(List.of(terms), species, List.of(), counting, correlation, normalization).create();
    }

    @Nested
    class AllTerms extends Variant {
        @Override
        protected Representation create() {
            return with(null, null, null, null, COUNTS, PAIRS, TRIPLES, QUADRUPLES);
        }
    }

    @Nested
    class CountsAlone extends Variant {
        @Override
        protected Representation create() {
            return with(null, null, null, null, COUNTS);
        }

        @Override
        protected boolean usesDistances() {
            return false;
        }
    }

    @Nested
    class OrderedWithCorrelation extends Variant {
        @Override
        protected Representation create() {
            double[][] values = {{1, 0.1, 0, 0}, {0.1, 1, 0.7, 0.5}, {0, 0.7, 1, -0.2}, {0, 0.5, -0.2, 1}};
            Correlation correlation = new Correlation.Matrix(List.of("H", "C", "N", "O"), values);
            return with(null, Counting.ORDERED, correlation, Normalization.EUCLIDEAN, PAIRS, TRIPLES);
        }
    }

    @Nested
    class WithEnvelope extends Variant {
        @Override
        protected Representation create() {
            Term pairs = new Term(
                    PAIRS.geometry(),
                    new Weighting.Unity(),
                    new Envelope.Smooth(1.5, 3),
                    0,
                    new Broadening.Uniform(0.1),
                    PAIRS.grid(),
                    1);
            return with(null, Counting.ORDERED_DISTINCT, null, Normalization.PER_ATOM, pairs);
        }
    }

    @Nested
    class EveryAtomItsOwnSpecies extends Variant {
        @Override
        protected Representation create() {
            return with(SpeciesLabels.ATOMS, null, null, null, PAIRS, TRIPLES);
        }

        @Override
        protected boolean isInvariantToOrderOfAtoms() {
            return false;
        }
    }
}
