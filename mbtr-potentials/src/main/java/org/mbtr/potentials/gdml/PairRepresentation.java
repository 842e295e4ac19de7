package org.mbtr.potentials.gdml;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.mbtr.representations.mbtr.Broadening;
import org.mbtr.representations.mbtr.Grid;
import org.mbtr.representations.mbtr.PairBins;
import org.mbtr.representations.mbtr.PairGeometry;
import org.mbtr.representations.mbtr.Term;
import org.mbtr.representations.mbtr.Weighting;
import org.mbtr.structures.MbtrException;

/** What describes a pair of atoms, each a species of its own: a few functions of the distance between them. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PairRepresentation.InverseDistance.class, name = "inverse-distance"),
    @JsonSubTypes.Type(value = PairRepresentation.Bins.class, name = "mbtr")
})
public sealed interface PairRepresentation {
    /** The functions themselves. */
    PairFunctions functions();

    /** One function, 1/r: the published sGDML. */
    record InverseDistance() implements PairRepresentation {
        @Override
        public PairFunctions functions() {
            return new PairFunctions.Inverse();
        }
    }

    /**
     * The bins of a k = 2 term of the many-body tensor representation.
     *
     * @param term with derivatives, as {@link PairBins} needs it
     */
    record Bins(Term term) implements PairRepresentation {
        /** Checks that the term has derivatives. */
        public Bins {
            if (term == null) {
                throw new MbtrException("the representation `mbtr` of a force field needs a `term`");
            }
            PairBins.of(term);
        }

        /** The paper's 16 bins of 1/r from 0 to 1.3653 /Å. Source: section 3.3 and its published code. */
        public static Bins published(double sigma) {
            return new Bins(Term.of(
                    new PairGeometry.InverseDistance(),
                    new Weighting.Unity(),
                    new Broadening.Normal(sigma),
                    new Grid.Edges(0, 1.28 / 15, 16)));
        }

        @Override
        public PairFunctions functions() {
            return new PairFunctions.Binned(PairBins.of(term));
        }
    }
}
