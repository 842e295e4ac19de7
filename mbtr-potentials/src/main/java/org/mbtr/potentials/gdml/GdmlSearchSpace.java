package org.mbtr.potentials.gdml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mbtr.learning.search.HyperParameter;
import org.mbtr.learning.search.SearchVariable;
import org.mbtr.representations.mbtr.Broadening;
import org.mbtr.representations.mbtr.Term;

/**
 * What a search of a force field changes, around the settings that it begins with.
 *
 * @param settings what is not searched
 * @param variables length scale, λ and, of the many-body tensor, the width of its distributions
 */
public record GdmlSearchSpace(GdmlSettings settings, List<SearchVariable> variables) {
    private static final double START = 1.75;

    private static final double START_WIDTH = -4.5;
    private static final double START_LAMBDA = -20;
    private static final double STEP = 0.25;

    /** A number that the user has fixed. */
    public enum Fixed {
        /** Length scale of the kernel. */
        LENGTH_SCALE,
        /** Width of the distributions. */
        WIDTH,
        /** Regularisation. */
        LAMBDA
    }

    /** Copies the list. */
    public GdmlSearchSpace {
        variables = List.copyOf(variables);
    }

    /**
     * Settings that the search of the paper begins with: σ = 2^1.75, λ = 2^−20 and, of bins, a width of 2^−4.5.
     *
     * @param bins whether of bins
     */
    public static GdmlSettings start(boolean bins) {
        return new GdmlSettings(
                bins
                        ? PairRepresentation.Bins.published(Math.pow(2, START_WIDTH))
                        : new PairRepresentation.InverseDistance(),
                Math.pow(2, START),
                Math.pow(2, START_LAMBDA));
    }

    /**
     * The search of the paper: λ first, larger ones before smaller ones, then length scale and width in
     * quarter powers of two. Source: the published code of Huo and Rupp. What is not fixed begins at the values of {@link #start}.
     */
    public static GdmlSearchSpace published(GdmlSettings settings, Set<Fixed> fixed) {
        List<SearchVariable> variables = new ArrayList<>();
        if (!fixed.contains(Fixed.LENGTH_SCALE)) {
            variables.add(new SearchVariable(new HyperParameter.LengthScale(), START, 1, STEP, -2, 10, 0));
        }
        if (settings.representation() instanceof PairRepresentation.Bins && !fixed.contains(Fixed.WIDTH)) {
            variables.add(new SearchVariable(new HyperParameter.TermWidth(0), START_WIDTH, 1, STEP, -10, -1, 0));
        }
        if (!fixed.contains(Fixed.LAMBDA) && !variables.isEmpty()) {
            variables.add(new SearchVariable(new HyperParameter.Lambda(), START_LAMBDA, 2, 1, -50, 1, 1));
        }
        return new GdmlSearchSpace(settings, variables);
    }

    /** Whether there is nothing to search. */
    public boolean isEmpty() {
        return variables.isEmpty();
    }

    /** The settings at a point, given as exponents in the order of the variables. */
    public GdmlSettings at(List<Double> exponents) {
        GdmlSettings changed = settings;
        for (int v = 0; v < variables.size(); v++) {
            changed = set(changed, variables.get(v).parameter(), Math.pow(2, exponents.get(v)));
        }
        return changed;
    }

    private static GdmlSettings set(GdmlSettings settings, HyperParameter parameter, double value) {
        return switch (parameter) {
            case HyperParameter.LengthScale scale -> settings.withLengthScale(value);
            case HyperParameter.Lambda lambda -> settings.withLambda(value);
            case HyperParameter.TermWidth width -> settings.withRepresentation(withWidth(settings, value));
            default -> throw new IllegalArgumentException("a force field has no " + parameter);
        };
    }

    private static PairRepresentation withWidth(GdmlSettings settings, double sigma) {
        return switch (settings.representation()) {
            case PairRepresentation.Bins bins ->
                new PairRepresentation.Bins(bins.term().withBroadening(broadening(bins.term(), sigma)));
            case PairRepresentation.InverseDistance inverse ->
                throw new IllegalArgumentException("inverse distances have no width");
        };
    }

    private static Broadening broadening(Term term, double sigma) {
        return switch (term.broadening()) {
            case Broadening.Normal normal -> new Broadening.Normal(sigma);
            case Broadening.Laplace laplace -> new Broadening.Laplace(sigma);
            case Broadening.Uniform uniform -> new Broadening.Uniform(sigma);
        };
    }

    /** Names of the variables. */
    public List<String> labels() {
        return variables.stream().map(GdmlSearchSpace::label).toList();
    }

    private static String label(SearchVariable variable) {
        return switch (variable.parameter()) {
            case HyperParameter.LengthScale scale -> "length-scale";
            case HyperParameter.Lambda lambda -> "lambda";
            default -> "sigma";
        };
    }

    /** Variable names with their exponents, for reports. */
    public Map<String, Double> named(List<Double> exponents) {
        Map<String, Double> named = new LinkedHashMap<>();
        for (int v = 0; v < variables.size(); v++) {
            named.put(label(variables.get(v)), exponents.get(v));
        }
        return named;
    }
}
