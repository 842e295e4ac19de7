package org.mbtr.learning.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mbtr.learning.kernels.ScaledKernel;
import org.mbtr.learning.model.LearnedFrom;
import org.mbtr.learning.model.ModelSettings;
import org.mbtr.representations.mbtr.Broadening;
import org.mbtr.representations.mbtr.MbtrSettings;
import org.mbtr.representations.mbtr.Term;

/**
 * What a search may change, around the settings that it begins with.
 *
 * @param settings everything that is not searched
 * @param variables what is
 */
public record SearchSpace(ModelSettings settings, List<SearchVariable> variables) {
    /**
     * Smallest exponent of λ. The paper's searches end at −20, most of them at that bound; good representations gain from
     * less, and a λ that is too small for the factorisation counts as no improvement.
     */
    private static final double LOWEST_LAMBDA = -30;

    /** Copies the list. */
    public SearchSpace {
        variables = List.copyOf(variables);
    }

    /** The settings at a point, given as exponents in the order of the variables. */
    public ModelSettings at(List<Double> exponents) {
        ModelSettings changed = settings;
        for (int v = 0; v < variables.size(); v++) {
            changed = variables.get(v).parameter().set(changed, Math.pow(2, exponents.get(v)));
        }
        return changed;
    }

    /** Names of the variables. */
    public List<String> labels() {
        return variables.stream()
                .map(variable -> variable.parameter().label(settings))
                .toList();
    }

    /** Variable names with their exponents, for reports. */
    public Map<String, Double> named(List<Double> exponents) {
        Map<String, Double> named = new LinkedHashMap<>();
        for (int v = 0; v < variables.size(); v++) {
            named.put(variables.get(v).parameter().label(settings), exponents.get(v));
        }
        return named;
    }

    /** Kernel length scale (if the kernel has one) and λ, also that of forces; everything else stays. */
    public static SearchSpace kernelOnly(ModelSettings settings) {
        List<SearchVariable> variables = new ArrayList<>();
        addKernel(settings, variables, 1);
        return new SearchSpace(settings, variables);
    }

    /**
     * The widths of all terms beside length scale and λ, with the priorities of the protocol: λ before the length scale
     * before the widths, and among these the lower k before the higher.
     */
    public static SearchSpace full(ModelSettings settings) {
        List<SearchVariable> variables = new ArrayList<>();
        int terms = 0;
        if (settings.representation() instanceof MbtrSettings mbtr) {
            terms = mbtr.terms().size();
            for (int t = 0; t < terms; t++) {
                double width = width(mbtr.terms().get(t));
                variables.add(SearchVariable.of(
                        new HyperParameter.TermWidth(t), onGrid(Math.log(width) / Math.log(2), 0.5), terms - t));
            }
        }
        addKernel(settings, variables, terms + 1);
        return new SearchSpace(settings, variables);
    }

    /** {@link #full} and a scale for each term but the first, which the length scale stands for. */
    public static SearchSpace withScales(ModelSettings settings) {
        SearchSpace full = full(settings);
        List<SearchVariable> variables = new ArrayList<>(full.variables());
        if (settings.representation() instanceof MbtrSettings mbtr) {
            for (int t = 1; t < mbtr.terms().size(); t++) {
                double start = onGrid(Math.log(mbtr.terms().get(t).scale()) / Math.log(2), 0.5);
                variables.add(SearchVariable.of(
                        new HyperParameter.TermScale(t), start, mbtr.terms().size() + 1));
            }
        }
        return new SearchSpace(settings, variables);
    }

    private static void addKernel(ModelSettings settings, List<SearchVariable> variables, int priority) {
        if (settings.kernel() instanceof ScaledKernel scaled) {
            double start = onGrid(Math.log(scaled.lengthScale()) / Math.log(2), 0.5);
            variables.add(SearchVariable.of(new HyperParameter.LengthScale(), start, priority + 1));
        }
        variables.add(strength(new HyperParameter.Lambda(), settings.lambda(), priority + 2));
        if (settings.learnedFrom() instanceof LearnedFrom.ValuesAndForces both) {
            variables.add(strength(new HyperParameter.ForceLambda(), both.forceLambda(), priority + 3));
        }
    }

    private static SearchVariable strength(HyperParameter parameter, double lambda, int priority) {
        double exponent = lambda > 0 ? Math.log(lambda) / Math.log(2) : -SearchVariable.BOUND;
        return new SearchVariable(parameter, onGrid(exponent, 1), priority, 1, LOWEST_LAMBDA, SearchVariable.BOUND, -1);
    }

    private static double width(Term term) {
        return switch (term.broadening()) {
            case Broadening.Normal normal -> normal.sigma();
            case Broadening.Laplace laplace -> laplace.scale();
            case Broadening.Uniform uniform -> uniform.width();
        };
    }

    private static double onGrid(double exponent, double step) {
        return Math.clamp(Math.rint(exponent / step) * step, LOWEST_LAMBDA, SearchVariable.BOUND);
    }
}
