package org.mbtr.representations.mbtr;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.mbtr.representations.CrystalContract;
import org.mbtr.representations.Representation;

/** The contract of representations of crystals for variants of the many-body tensor representation. */
class MbtrCrystalContractTest {
    private static final Term FRACTIONS = Term.of(
            new AtomGeometry.Fraction(), new Weighting.Unity(), new Broadening.Normal(0.1), new Grid.Edges(0, 0.1, 10));
    private static final Term PAIRS = Term.of(
                    new PairGeometry.InverseDistance(),
                    new Weighting.Exponential(0.9),
                    new Broadening.Normal(0.04),
                    new Grid.Edges(0.05, 0.02, 50))
            .withThreshold(2e-3);
    private static final Term TRIPLES = new Term(
            new AngleGeometry.Angle(),
            new Weighting.InverseDistances(2),
            new Envelope.Smooth(2, 4.3),
            0,
            new Broadening.Normal(0.2),
            new Grid.Edges(-0.15, 0.1, 36),
            1);
    private static final Term QUADRUPLES = new Term(
            new DihedralGeometry.CosineDihedral(),
            new Weighting.Exponential(0.3),
            new Envelope.Smooth(1, 3.3),
            0,
            new Broadening.Normal(0.3),
            new Grid.Edges(-1.2, 0.1, 24),
            1);

    private static Representation with(Counting counting, Normalization normalization, Term... terms) {
        return new MbtrSettings(List.of(terms), null, null, counting, null, normalization).create();
    }

    @Nested
    class PerCell extends CrystalContract {
        @Override
        protected Representation create() {
            return with(Counting.WITHOUT_REVERSALS, Normalization.NONE, FRACTIONS, PAIRS, TRIPLES, QUADRUPLES);
        }

        @Override
        protected boolean isIntensive() {
            return false;
        }
    }

    @Nested
    class PerAtom extends CrystalContract {
        @Override
        protected Representation create() {
            return with(Counting.ORDERED, Normalization.PER_ATOM, FRACTIONS, PAIRS, TRIPLES);
        }

        @Override
        protected boolean isIntensive() {
            return true;
        }
    }

    @Nested
    class OfLengthOne extends CrystalContract {
        @Override
        protected Representation create() {
            return with(Counting.ORDERED_DISTINCT, Normalization.EUCLIDEAN, PAIRS, QUADRUPLES);
        }

        @Override
        protected boolean isIntensive() {
            return true;
        }
    }
}
