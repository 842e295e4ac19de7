package org.mbtr.potentials.gdml;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.mbtr.representations.RepresentationSettings;
import org.mbtr.representations.baselines.CoulombMatrixSettings;
import org.mbtr.representations.mbtr.Correlation;
import org.mbtr.representations.mbtr.Counting;
import org.mbtr.representations.mbtr.MbtrSettings;
import org.mbtr.representations.mbtr.Normalization;
import org.mbtr.representations.mbtr.SpeciesLabels;
import org.mbtr.representations.mbtr.Term;
import org.mbtr.structures.Element;
import org.mbtr.structures.MbtrException;

/** Representations of force fields from settings of representations of whole structures. */
public final class GdmlRepresentations {
    private GdmlRepresentations() {}

    /**
     * The representation of a force field that describes a molecule with the same features.
     *
     * @param where what the settings are, for error messages
     * @throws MbtrException unless every atom is a species of its own and the features are differentiable functions of single pairs or
     *     triples: inverse distances, or a many-body tensor of one term with k = 2 and at most one with k = 3, each pair and triple once,
     *     without normalisation
     */
    public static MoleculeRepresentation of(RepresentationSettings settings, String where) {
        try {
            return switch (settings) {
                case MbtrSettings mbtr -> of(mbtr);
                case CoulombMatrixSettings matrix
                when matrix.form() == CoulombMatrixSettings.Form.INVERSE_DISTANCES ->
                    new MoleculeRepresentation.InverseDistance();
                default ->
                    throw new MbtrException(
                            "a force field is learned with the many-body tensor or with inverse distances"
                                    + " (a coulomb-matrix of the form inverse-distances), found " + settings);
            };
        } catch (MbtrException failure) {
            throw new MbtrException(where + ": " + failure.getMessage(), failure);
        }
    }

    private static MoleculeRepresentation of(MbtrSettings settings) {
        require(
                settings.species() == SpeciesLabels.ATOMS,
                "every atom is a species of its own in a force field, found species that are elements; write"
                        + " \"species\": \"atoms\"");
        require(
                settings.counting() == Counting.WITHOUT_REVERSALS,
                "a force field has each pair and triple once; write \"counting\": \"without-reversals\" or leave it out");
        require(
                settings.correlation() instanceof Correlation.Identity,
                "a correlation of elements has no meaning where every atom is a species of its own; leave out"
                        + " `correlation`");
        require(
                settings.normalization() == Normalization.NONE,
                "a force field is of one molecule, so a normalisation changes nothing; leave out `normalization`");
        List<Term> pairs = ofOrder(settings, 2);
        List<Term> triples = ofOrder(settings, 3);
        require(
                pairs.size() == 1
                        && triples.size() <= 1
                        && pairs.size() + triples.size() == settings.terms().size(),
                "a force field has one term with k = 2 and may have one with k = 3, found terms with k = "
                        + String.join(
                                ", ",
                                settings.terms().stream()
                                        .map(term -> Integer.toString(term.order()))
                                        .toList()));
        return triples.isEmpty()
                ? new MoleculeRepresentation.Bins(pairs.getFirst())
                : new MoleculeRepresentation.BinsWithTriples(pairs.getFirst(), triples.getFirst());
    }

    private static List<Term> ofOrder(MbtrSettings settings, int order) {
        return settings.terms().stream().filter(term -> term.order() == order).toList();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new MbtrException(otherwise);
        }
    }

    /**
     * Makes sure that settings allow the elements of a molecule.
     *
     * @param where what the settings are, for error messages
     * @throws MbtrException if they name elements, and not all of these
     */
    public static void requireElements(RepresentationSettings settings, int[] atomicNumbers, String where) {
        if (settings instanceof MbtrSettings mbtr && !mbtr.elements().isEmpty()) {
            TreeSet<String> missing = new TreeSet<>();
            Arrays.stream(atomicNumbers).forEach(z -> missing.add(Element.of(z).symbol()));
            mbtr.elements().forEach(missing::remove);
            require(
                    missing.isEmpty(),
                    where + ": the molecule has " + missing + ", which is not among the elements " + mbtr.elements()
                            + "; add it to `elements`, or leave that out");
        }
    }
}
