package org.mbtr.potentials.gdml;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import org.mbtr.representations.mbtr.AngleGeometry;
import org.mbtr.representations.mbtr.Broadening;
import org.mbtr.representations.mbtr.Grid;
import org.mbtr.representations.mbtr.PairBins;
import org.mbtr.representations.mbtr.PairGeometry;
import org.mbtr.representations.mbtr.Term;
import org.mbtr.representations.mbtr.TripleBins;
import org.mbtr.representations.mbtr.Weighting;
import org.mbtr.structures.MbtrException;

/**
 * What describes a molecule in which every atom is a species of its own: a few functions of the distance of each pair of atoms and, if
 * wanted, of the angle of each triple.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = MoleculeRepresentation.InverseDistance.class, name = "inverse-distance"),
    @JsonSubTypes.Type(value = MoleculeRepresentation.Bins.class, name = "mbtr"),
    @JsonSubTypes.Type(value = MoleculeRepresentation.BinsWithTriples.class, name = "mbtr-k2-k3")
})
public sealed interface MoleculeRepresentation {
    /** The functions themselves. */
    LocalFunctions functions();

    /**
     * How much of the bins' variation the features of a force field leave out, see {@link Variation}: errors of four molecules of MD17 are
     * those with all of it to a part in 600; with ten times as much, forces of ethanol change by 1 %.
     */
    double LEFT_OUT = 1e-5;

    /** Terms of the many-body tensor, that of pairs first; none if it is something else. */
    List<Term> terms();

    /** Width of the distributions of a term, in the unit of its axis. */
    static double width(Term term) {
        return switch (term.broadening()) {
            case Broadening.Normal normal -> normal.sigma();
            case Broadening.Laplace laplace -> laplace.scale();
            case Broadening.Uniform uniform -> uniform.width();
        };
    }

    /** One function, 1/r: the published sGDML. */
    record InverseDistance() implements MoleculeRepresentation {
        @Override
        public LocalFunctions functions() {
            return LocalFunctions.ofPairs(new CoordinateFunctions.Inverse(), 0);
        }

        @Override
        public List<Term> terms() {
            return List.of();
        }
    }

    /**
     * The bins of a k = 2 term of the many-body tensor representation.
     *
     * @param term with derivatives, as {@link PairBins} needs it
     * @param leftOut as {@link #LEFT_OUT}; 0 to leave out nothing
     */
    record Bins(Term term, double leftOut) implements MoleculeRepresentation {
        /** Checks that the term has derivatives. */
        public Bins {
            if (term == null) {
                throw new MbtrException("the representation `mbtr` of a force field needs a `term`");
            }
            PairBins.of(term);
            requireLeftOut(leftOut);
        }

        /** Files of force fields of which nothing is left out may not say so. */
        @JsonCreator
        static Bins read(@JsonProperty("term") Term term, @JsonProperty("leftOut") Double leftOut) {
            return new Bins(term, leftOut == null ? 0 : leftOut);
        }

        /** As force fields are made. */
        public Bins(Term term) {
            this(term, LEFT_OUT);
        }

        /** The paper's 16 bins of 1/r from 0 to 1.3653 /Å. Source: section 3.3 and its published code. */
        public static Bins published(double sigma) {
            return new Bins(publishedPairs(sigma));
        }

        @Override
        public LocalFunctions functions() {
            return LocalFunctions.ofPairs(new CoordinateFunctions.Binned(PairBins.of(term)), leftOut);
        }

        @Override
        public List<Term> terms() {
            return List.of(term);
        }
    }

    /**
     * The bins of a k = 2 and a k = 3 term of the many-body tensor representation. Each atom is at the vertex of the angles of all pairs
     * of others.
     *
     * @param pairs with derivatives, as {@link PairBins} needs it
     * @param triples with derivatives, as {@link TripleBins} needs it
     * @param leftOut as {@link #LEFT_OUT}; 0 to leave out nothing
     */
    record BinsWithTriples(Term pairs, Term triples, double leftOut) implements MoleculeRepresentation {
        /** Checks that the terms have derivatives. */
        public BinsWithTriples {
            if (pairs == null || triples == null) {
                throw new MbtrException("the representation `mbtr-k2-k3` of a force field needs `pairs` and `triples`");
            }
            PairBins.of(pairs);
            TripleBins.of(triples);
            requireLeftOut(leftOut);
        }

        /** As for {@link Bins}. */
        @JsonCreator
        static BinsWithTriples read(
                @JsonProperty("pairs") Term pairs,
                @JsonProperty("triples") Term triples,
                @JsonProperty("leftOut") Double leftOut) {
            return new BinsWithTriples(pairs, triples, leftOut == null ? 0 : leftOut);
        }

        /** As force fields are made. */
        public BinsWithTriples(Term pairs, Term triples) {
            this(pairs, triples, LEFT_OUT);
        }

        /**
         * The paper's bins of 1/r as {@link Bins#published}, with the 30 bins of angles that it uses for trajectories (its MBTR of table
         * 2).
         */
        public static BinsWithTriples published(double sigma, double tripleSigma) {
            return new BinsWithTriples(
                    publishedPairs(sigma),
                    Term.of(
                            new AngleGeometry.Angle(),
                            new Weighting.Unity(),
                            new Broadening.Normal(tripleSigma),
                            new Grid.Edges(-0.05 * Math.PI, 1.1 * Math.PI / 30, 30)));
        }

        @Override
        public LocalFunctions functions() {
            return new LocalFunctions(
                    new CoordinateFunctions.Binned(PairBins.of(pairs)), Optional.of(TripleBins.of(triples)), leftOut);
        }

        @Override
        public List<Term> terms() {
            return List.of(pairs, triples);
        }
    }

    private static void requireLeftOut(double leftOut) {
        if (!(leftOut >= 0 && leftOut < 1)) {
            throw new MbtrException("`leftOut` of a force field must be 0 or a number below 1, found " + leftOut);
        }
    }

    private static Term publishedPairs(double sigma) {
        return Term.of(
                new PairGeometry.InverseDistance(),
                new Weighting.Unity(),
                new Broadening.Normal(sigma),
                new Grid.Edges(0, 1.28 / 15, 16));
    }
}
