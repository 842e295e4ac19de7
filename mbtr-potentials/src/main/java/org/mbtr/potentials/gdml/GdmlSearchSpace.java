package org.mbtr.potentials.gdml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mbtr.learning.model.LearnedFrom;
import org.mbtr.learning.search.HyperParameter;
import org.mbtr.learning.search.SearchVariable;
import org.mbtr.representations.mbtr.Broadening;
import org.mbtr.representations.mbtr.Term;

/**
 * What a search of a force field changes, around the settings that it begins with.
 *
 * <p>Length scale and λ are not independent. The spectral density of the Matérn 5/2 kernel falls off in proportion to σ⁻⁵, so twice the
 * length scale needs λ/32 for the same smoothing, and good settings lie in a long narrow valley that a search along the axes leaves in
 * small steps. So where both are searched, the variable is λ σ⁵: a step in σ changes λ with it.
 *
 * @param settings what is not searched
 * @param variables length scale, λ σ⁵ (λ where σ is fixed; both λ if energies are learned beside forces) and, of the many-body tensor, the
 *     widths of the distributions of its terms
 */
public record GdmlSearchSpace(GdmlSettings settings, List<SearchVariable> variables) {
    private static final double START = 1.75;

    private static final double START_WIDTH = -4.5;
    private static final double START_LAMBDA = -20;
    private static final double STEP = 0.25;
    private static final String LENGTH_SCALE = "length-scale";
    private static final String WIDTH = "sigma";

    /** Steps where the length scale and λ are searched once more. */
    private static final double COARSE_STEP = 1;

    private static final double COARSE_STRENGTH_STEP = 3;
    /** Step of the length scale in the valley of smallest λ. */
    private static final double SHORTER = 0.5;

    /** What other starts add to the exponent of the length scale. */
    private static final double LONGER = 2.5;
    /** What they add to that of the width, one after the other. */
    private static final double[] WIDER = {1.5, 3};

    private static final double[] ONCE = {0};

    /**
     * Exponent of the longest length scale. The paper allows 10, but what is not linear in the features is a part (δ/σ)² of the kernel:
     * with 10 it has lost half of the digits.
     */
    private static final double LONGEST = 7;

    /** Power of the length scale that λ falls off with. */
    private static final int POWER = 5;
    /** Width of the published representation of trajectories with k = 3. */
    private static final double START_TRIPLE_WIDTH = -1;

    private static final double SMALLEST_WIDTH = -10;
    private static final double LARGEST_WIDTH = -1;
    private static final double LARGEST_TRIPLE_WIDTH = 2;
    /** How far a search can go from widths near the limits or beyond them. */
    private static final double BEYOND = 3;
    /** So that 2^−4.5 has the exponent −4.5. */
    private static final double ROUNDING = Math.pow(2, -32);

    /** A number that the user has fixed. */
    public enum Fixed {
        /** Length scale of the kernel. */
        LENGTH_SCALE,
        /** Width of the distributions of pairs. */
        WIDTH,
        /** Width of the distributions of triples. */
        TRIPLE_WIDTH,
        /** Regularisation; of the energies, if these are learned too. */
        LAMBDA,
        /** That of the forces, if energies are learned too. */
        FORCE_LAMBDA
    }

    /** Copies the list. */
    public GdmlSearchSpace {
        variables = List.copyOf(variables);
    }

    /** Settings that the search of the paper begins with: σ = 2^1.75, λ = 2^−20 and the widths of the representation. */
    public static GdmlSettings start(MoleculeRepresentation representation) {
        return new GdmlSettings(representation, Math.pow(2, START), Math.pow(2, START_LAMBDA));
    }

    /** Bins of pairs with the width that the search of the paper begins with, 2^−4.5. */
    public static MoleculeRepresentation startWithPairs() {
        return MoleculeRepresentation.Bins.published(Math.pow(2, START_WIDTH));
    }

    /** The same with bins of triples beside them. */
    public static MoleculeRepresentation startWithTriples() {
        return MoleculeRepresentation.BinsWithTriples.published(
                Math.pow(2, START_WIDTH), Math.pow(2, START_TRIPLE_WIDTH));
    }

    /**
     * The search of the paper: λ first, larger ones before smaller ones, then length scale and width in
     * quarter powers of two. Source: the published code of Huo and Rupp. Length scale and λ that are not fixed begin at the values of
     * {@link #start}, widths at those of the settings. The width for triples, which the paper does not have, is searched as that of pairs.
     */
    public static GdmlSearchSpace published(GdmlSettings settings, Set<Fixed> fixed) {
        List<SearchVariable> variables = new ArrayList<>();
        if (!fixed.contains(Fixed.LENGTH_SCALE)) {
            variables.add(new SearchVariable(new HyperParameter.LengthScale(), START, 1, STEP, -2, LONGEST, 0));
        }
        List<Term> terms = settings.representation().terms();
        if (!terms.isEmpty() && !fixed.contains(Fixed.WIDTH)) {
            variables.add(width(0, terms.getFirst(), LARGEST_WIDTH));
        }
        if (terms.size() > 1 && !fixed.contains(Fixed.TRIPLE_WIDTH)) {
            variables.add(width(1, terms.getLast(), LARGEST_TRIPLE_WIDTH));
        }
        if (!fixed.contains(Fixed.LAMBDA) && !variables.isEmpty()) {
            variables.add(strength(new HyperParameter.Lambda(), fixed));
        }
        if (settings.learnsEnergies() && !fixed.contains(Fixed.FORCE_LAMBDA) && !variables.isEmpty()) {
            variables.add(strength(new HyperParameter.ForceLambda(), fixed));
        }
        return new GdmlSearchSpace(settings, variables);
    }

    private static SearchVariable strength(HyperParameter parameter, Set<Fixed> fixed) {
        double shift = fixed.contains(Fixed.LENGTH_SCALE) ? 0 : POWER * START;
        return new SearchVariable(parameter, START_LAMBDA + shift, 2, 1, -50 + shift, 1 + shift, 1);
    }

    /** From the width that a term has, as far as the limits or a little further. */
    private static SearchVariable width(int number, Term term, double largest) {
        double start = Math.rint(Math.log(MoleculeRepresentation.width(term)) / Math.log(2) / ROUNDING) * ROUNDING;
        return new SearchVariable(
                new HyperParameter.TermWidth(number),
                start,
                1,
                STEP,
                Math.min(SMALLEST_WIDTH, start - BEYOND),
                Math.max(largest, start + BEYOND),
                0);
    }

    /** Whether there is nothing to search. */
    public boolean isEmpty() {
        return variables.isEmpty();
    }

    /** The same search from another point, given as exponents by name; what it does not name begins where it did. */
    public GdmlSearchSpace startingAt(Map<String, Double> exponents) {
        return new GdmlSearchSpace(
                settings,
                variables.stream()
                        .map(variable -> exponents.containsKey(name(variable))
                                ? variable.withStart(exponents.get(name(variable)) + shift(variable, exponents))
                                : variable)
                        .toList());
    }

    /**
     * The same search from several starts: its own, and longer length scales with wider distributions of pairs. With few frames wide and
     * narrow distributions do equally well, with more of them not, and a search from one start ends in either.
     */
    public List<GdmlSearchSpace> fromSeveralStarts() {
        if (!scaleIsSearched()) {
            return List.of(this);
        }
        Map<String, Double> own =
                named(variables.stream().map(SearchVariable::start).toList());
        List<GdmlSearchSpace> starts = new ArrayList<>(List.of(this));
        boolean widthIsSearched = own.containsKey(WIDTH);
        for (double wider : widthIsSearched ? WIDER : ONCE) {
            Map<String, Double> other = new LinkedHashMap<>(own);
            other.put(LENGTH_SCALE, own.get(LENGTH_SCALE) + LONGER);
            own.forEach((name, exponent) -> {
                if (name.endsWith("lambda")) {
                    other.put(name, exponent - POWER * LONGER);
                }
            });
            if (widthIsSearched) {
                other.put(WIDTH, Math.min(own.get(WIDTH) + wider, LARGEST_WIDTH));
            }
            starts.add(startingAt(other));
        }
        return starts;
    }

    /**
     * Steps along the valley in which λ cannot become smaller, because it has come down to the rounding errors of the matrix. These fall off
     * with σ⁻², so with a shorter length scale λ σ⁵ may go down by σ³, which neither variable shows alone.
     */
    List<List<Double>> valleys() {
        if (!scaleIsSearched() || !searchesLambda()) {
            return List.of();
        }
        return List.of(variables.stream()
                .map(variable -> switch (variable.parameter()) {
                    case HyperParameter.LengthScale scale -> -SHORTER;
                    case HyperParameter.Lambda lambda -> (2 - POWER) * SHORTER;
                    case HyperParameter.ForceLambda lambda -> (2 - POWER) * SHORTER;
                    default -> 0.0;
                })
                .toList());
    }

    /** Whether a λ is searched. */
    public boolean searchesLambda() {
        return variables.stream().anyMatch(GdmlSearchSpace::isStrength);
    }

    /**
     * Variables that change in large steps, the λ of energies and forces by factors of 8, the length scale by factors of 2: the error is
     * flat there. Widths stay.
     */
    static List<SearchVariable> coarse(List<SearchVariable> variables) {
        return variables.stream()
                .map(variable -> switch (variable.parameter()) {
                    case HyperParameter.Lambda lambda -> variable.withStep(COARSE_STRENGTH_STEP);
                    case HyperParameter.ForceLambda lambda -> variable.withStep(COARSE_STRENGTH_STEP);
                    case HyperParameter.LengthScale scale -> variable.withStep(COARSE_STEP);
                    default -> variable.pinned();
                })
                .toList();
    }

    /** A large step to smaller λ, of energies and forces alike. */
    List<Double> smaller() {
        return variables.stream()
                .map(variable -> isStrength(variable) ? -COARSE_STRENGTH_STEP : 0.0)
                .toList();
    }

    /** The settings at a point, given as exponents in the order of the variables. */
    public GdmlSettings at(List<Double> exponents) {
        Map<String, Double> named = named(exponents);
        GdmlSettings changed = settings;
        for (SearchVariable variable : variables) {
            changed = with(changed, variable.parameter(), Math.pow(2, named.get(name(variable))));
        }
        return changed;
    }

    /** What is added to the exponent of a parameter to have that of the variable. */
    private double shift(SearchVariable variable, Map<String, Double> exponents) {
        return isStrength(variable) && scaleIsSearched() ? POWER * exponents.get(LENGTH_SCALE) : 0;
    }

    private static boolean isStrength(SearchVariable variable) {
        return variable.parameter() instanceof HyperParameter.Lambda
                || variable.parameter() instanceof HyperParameter.ForceLambda;
    }

    private boolean scaleIsSearched() {
        return variables.stream().anyMatch(variable -> variable.parameter() instanceof HyperParameter.LengthScale);
    }

    /** Settings with one number changed: length scale, λ, or the width of a term, that of pairs being 0 and that of triples 1. */
    public static GdmlSettings with(GdmlSettings settings, HyperParameter parameter, double value) {
        return switch (parameter) {
            case HyperParameter.LengthScale scale -> settings.withLengthScale(value);
            case HyperParameter.Lambda lambda -> settings.withLambda(value);
            case HyperParameter.ForceLambda lambda -> settings.withLearnedFrom(new LearnedFrom.ValuesAndForces(value));
            case HyperParameter.TermWidth width ->
                settings.withRepresentation(withWidth(settings.representation(), width.term(), value));
            default -> throw new IllegalArgumentException("a force field has no " + parameter);
        };
    }

    private static MoleculeRepresentation withWidth(MoleculeRepresentation representation, int term, double sigma) {
        return switch (representation) {
            case MoleculeRepresentation.Bins bins ->
                new MoleculeRepresentation.Bins(withWidth(bins.term(), sigma), bins.leftOut());
            case MoleculeRepresentation.BinsWithTriples bins ->
                term == 0
                        ? new MoleculeRepresentation.BinsWithTriples(
                                withWidth(bins.pairs(), sigma), bins.triples(), bins.leftOut())
                        : new MoleculeRepresentation.BinsWithTriples(
                                bins.pairs(), withWidth(bins.triples(), sigma), bins.leftOut());
            case MoleculeRepresentation.InverseDistance inverse ->
                throw new IllegalArgumentException("inverse distances have no width");
        };
    }

    private static Term withWidth(Term term, double sigma) {
        return term.withBroadening(
                switch (term.broadening()) {
                    case Broadening.Normal normal -> new Broadening.Normal(sigma);
                    case Broadening.Laplace laplace -> new Broadening.Laplace(sigma);
                    case Broadening.Uniform uniform -> new Broadening.Uniform(sigma);
                });
    }

    /** Names of the variables, for journals. */
    public List<String> labels() {
        return variables.stream()
                .map(variable -> isStrength(variable) && scaleIsSearched()
                        ? name(variable) + "*length-scale^" + POWER
                        : name(variable))
                .toList();
    }

    private static String name(SearchVariable variable) {
        return switch (variable.parameter()) {
            case HyperParameter.LengthScale scale -> LENGTH_SCALE;
            case HyperParameter.Lambda lambda -> "lambda";
            case HyperParameter.ForceLambda lambda -> "force-lambda";
            case HyperParameter.TermWidth width when width.term() > 0 -> "sigma-k3";
            default -> WIDTH;
        };
    }

    /** Parameters by name with their exponents, for reports. */
    public Map<String, Double> named(List<Double> exponents) {
        Map<String, Double> named = new LinkedHashMap<>();
        for (int v = 0; v < variables.size(); v++) {
            named.put(name(variables.get(v)), exponents.get(v));
        }
        for (int v = 0; v < variables.size(); v++) {
            named.put(name(variables.get(v)), exponents.get(v) - shift(variables.get(v), named));
        }
        return named;
    }
}
