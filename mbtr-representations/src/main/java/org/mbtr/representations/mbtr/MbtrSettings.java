package org.mbtr.representations.mbtr;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.mbtr.representations.Representation;
import org.mbtr.representations.RepresentationSettings;
import org.mbtr.structures.MbtrException;

/**
 * A many-body tensor representation: terms side by side.
 *
 * @param terms at least one, any k in any number
 * @param species what makes two atoms the same species; elements if absent
 * @param elements symbols of the elements that structures may have, empty to allow all
 * @param counting which tuples are summed; without reversals if absent
 * @param correlation element correlation; identity if absent
 * @param normalization what features are divided by; nothing if absent
 */
public record MbtrSettings(
        List<Term> terms,
        SpeciesLabels species,
        List<String> elements,
        Counting counting,
        Correlation correlation,
        Normalization normalization)
        implements RepresentationSettings {
    /** Fills in defaults and checks that the parts fit together. */
    public MbtrSettings {
        if (terms == null || terms.isEmpty() || terms.stream().anyMatch(Objects::isNull)) {
            throw new MbtrException("a many-body tensor representation needs at least one term");
        }
        terms = List.copyOf(terms);
        species = species == null ? SpeciesLabels.ELEMENTS : species;
        elements = elements == null ? List.of() : SettingsCheck.elements("elements", elements);
        counting = counting == null ? Counting.WITHOUT_REVERSALS : counting;
        correlation = correlation == null ? new Correlation.Identity() : correlation;
        normalization = normalization == null ? Normalization.NONE : normalization;
        if (species == SpeciesLabels.ATOMS && correlation instanceof Correlation.Matrix) {
            throw new MbtrException("a correlation of elements cannot be used where every atom is its own species");
        }
    }

    /** These terms with all other settings at their defaults. */
    public static MbtrSettings of(List<Term> terms) {
        return new MbtrSettings(terms, null, null, null, null, null);
    }

    /** The same settings with one term replaced. */
    public MbtrSettings withTerm(int index, Term replacement) {
        List<Term> changed = new ArrayList<>(terms);
        changed.set(index, replacement);
        return withTerms(changed);
    }

    /** The same settings with other terms. */
    public MbtrSettings withTerms(List<Term> replacement) {
        return new MbtrSettings(replacement, species, elements, counting, correlation, normalization);
    }

    /** The same settings with another way of counting. */
    public MbtrSettings withCounting(Counting replacement) {
        return new MbtrSettings(terms, species, elements, replacement, correlation, normalization);
    }

    /** The same settings with another normalisation. */
    public MbtrSettings withNormalization(Normalization replacement) {
        return new MbtrSettings(terms, species, elements, counting, correlation, replacement);
    }

    @Override
    public Representation create() {
        return new Mbtr(this);
    }
}
