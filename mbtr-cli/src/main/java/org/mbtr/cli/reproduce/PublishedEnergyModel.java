package org.mbtr.cli.reproduce;

import java.util.ArrayList;
import java.util.List;
import org.mbtr.learning.kernels.Kernel;
import org.mbtr.learning.model.ModelSettings;
import org.mbtr.learning.ridge.Centring;
import org.mbtr.learning.search.HyperParameter;
import org.mbtr.learning.search.SearchSpace;
import org.mbtr.learning.search.SearchVariable;
import org.mbtr.representations.config.DataSummary;
import org.mbtr.representations.config.Presets;

/**
 * A model of the right half of Table 2 of Huo and Rupp 2022: where its search began, and its errors with 10 000 training frames on 2000
 * others. Source: the notebooks published with the paper.
 *
 * @param molecule name of the trajectory
 * @param representation {@code cm} or {@code mbtr}
 * @param kernel its kernel
 * @param variables what is searched, from where
 * @param resolution that errors are compared with (kcal/mol)
 * @param mae published mean absolute error (kcal/mol)
 * @param rmse published root mean squared error (kcal/mol)
 */
record PublishedEnergyModel(
        String molecule,
        String representation,
        Kernel kernel,
        List<SearchVariable> variables,
        double resolution,
        double mae,
        double rmse) {
    /** Training frames in the paper. */
    static final int TRAINING = 10_000;

    /** The paper's searches end at 2^−20, most of them at that bound. */
    private static final double LOWEST_LAMBDA = -30;

    private static final double RESOLUTION = 1e-4;
    private static final double RESOLUTION_OF_BENZENE = 1e-3;
    private static final long LINEAR_SEED = 2;
    private static final long GAUSSIAN_SEED = 3;

    /** All of one molecule in the order of the table. */
    static List<PublishedEnergyModel> of(String molecule) {
        return ALL.stream().filter(model -> model.molecule.equals(molecule)).toList();
    }

    private static final List<PublishedEnergyModel> ALL = List.of(
            cm("benzene", -2, -20, 0.031, 0.043),
            linear("benzene", -5, -3, -12, 0.034, 0.046),
            gaussian("benzene", -4.5, -1.5, 3.5, 0.026, 0.036),
            cm("uracil", -1.5, -16, 0.054, 0.079),
            linear("uracil", -3.5, -1, -20, 0.096, 0.128),
            gaussian("uracil", -3.5, -1, 2.5, 0.031, 0.047),
            cm("naphthalene", -1.5, -16, 0.119, 0.158),
            linear("naphthalene", -3, -1.5, -12, 0.095, 0.125),
            gaussian("naphthalene", -3.5, -1, 3, 0.068, 0.093),
            cm("aspirin", -1.5, -16, 0.356, 0.505),
            linear("aspirin", -4, 0, -20, 0.208, 0.285),
            gaussian("aspirin", -2.5, 1.5, 1, 0.248, 0.345),
            cm("salicylic-acid", -1.5, -16, 0.110, 0.155),
            linear("salicylic-acid", -3, -1.5, -12, 0.127, 0.174),
            gaussian("salicylic-acid", -3.5, -0.5, 2, 0.068, 0.102),
            cm("malonaldehyde", -1.5, -16, 0.176, 0.246),
            linear("malonaldehyde", -4.5, -1, -20, 0.211, 0.283),
            gaussian("malonaldehyde", -4, -1.5, 3.5, 0.097, 0.142),
            cm("ethanol", -1.5, -16, 0.166, 0.231),
            linear("ethanol", -4, -1.5, -15, 0.168, 0.227),
            gaussian("ethanol", -3.5, -1.5, 3.5, 0.060, 0.084),
            cm("toluene", -1.5, -16, 0.158, 0.214),
            linear("toluene", -4, -1, -20, 0.112, 0.153),
            gaussian("toluene", -4, -0.5, 3, 0.103, 0.141));

    private static PublishedEnergyModel cm(
            String molecule, double lengthScale, double lambda, double mae, double rmse) {
        double resolution = molecule.equals("benzene") ? RESOLUTION_OF_BENZENE : RESOLUTION;
        return new PublishedEnergyModel(
                molecule, "cm", new Kernel.Gaussian(1), gaussian(lengthScale, lambda), resolution, mae, rmse);
    }

    private static PublishedEnergyModel linear(
            String molecule, double pairs, double angles, double lambda, double mae, double rmse) {
        List<SearchVariable> variables = new ArrayList<>(widths(pairs, angles));
        variables.add(lambda(lambda));
        return new PublishedEnergyModel(molecule, "mbtr", new Kernel.Linear(), variables, RESOLUTION, mae, rmse);
    }

    private static PublishedEnergyModel gaussian(
            String molecule, double pairs, double angles, double lengthScale, double mae, double rmse) {
        List<SearchVariable> variables = new ArrayList<>(widths(pairs, angles));
        variables.addAll(gaussian(lengthScale, -20));
        return new PublishedEnergyModel(molecule, "mbtr", new Kernel.Gaussian(1), variables, RESOLUTION, mae, rmse);
    }

    private static List<SearchVariable> widths(double pairs, double angles) {
        return List.of(
                SearchVariable.of(new HyperParameter.TermWidth(0), pairs, 2),
                SearchVariable.of(new HyperParameter.TermWidth(1), angles, 2));
    }

    private static List<SearchVariable> gaussian(double lengthScale, double lambda) {
        return List.of(SearchVariable.of(new HyperParameter.LengthScale(), lengthScale, 3), lambda(lambda));
    }

    private static SearchVariable lambda(double start) {
        return new SearchVariable(new HyperParameter.Lambda(), start, 4, 1, LOWEST_LAMBDA, SearchVariable.BOUND, -1);
    }

    /** Seed of the search. */
    long seed() {
        return kernel instanceof Kernel.Linear ? LINEAR_SEED : GAUSSIAN_SEED;
    }

    /** The search for these data. A Gaussian kernel learns deviations from the mean energy. */
    SearchSpace space(DataSummary summary) {
        Centring centring = kernel instanceof Kernel.Linear ? Centring.KERNEL : Centring.LABELS;
        String preset = representation.equals("cm") ? "coulomb-md" : "md";
        return new SearchSpace(new ModelSettings(Presets.create(preset, summary), kernel, 1, centring), variables);
    }

    /** The search of length scale and λ alone, for a first look; widths stay where the published search began. */
    SearchSpace quickSpace(DataSummary summary) {
        SearchSpace full = space(summary);
        List<SearchVariable> kept = variables.stream()
                .filter(variable -> !(variable.parameter() instanceof HyperParameter.TermWidth))
                .toList();
        List<Double> starts = variables.stream().map(SearchVariable::start).toList();
        return new SearchSpace(full.at(starts), kept);
    }
}
