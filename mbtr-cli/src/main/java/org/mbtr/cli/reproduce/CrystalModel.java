package org.mbtr.cli.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.mbtr.cli.learn.KernelChoice;
import org.mbtr.cli.learn.Sample;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.kernels.Kernel;
import org.mbtr.learning.model.ModelSettings;
import org.mbtr.learning.ridge.Centring;
import org.mbtr.learning.search.HyperParameter;
import org.mbtr.learning.search.SearchSpace;
import org.mbtr.learning.search.SearchVariable;
import org.mbtr.learning.targets.References;
import org.mbtr.learning.targets.TargetSettings;
import org.mbtr.representations.config.DataSummary;
import org.mbtr.representations.config.Presets;
import org.mbtr.representations.mbtr.MbtrSettings;
import org.mbtr.representations.parallel.Workers;

/** The models that the experiment on crystals fits to each set. */
enum CrystalModel {
    /** {@link AdditiveModel}, to compare with. */
    ADDITIVE("additive", ""),
    /** The paper's, with the linear kernel. */
    LINEAR("mbtr", "linear"),
    /** The paper's, with the Gaussian kernel. */
    GAUSSIAN("mbtr", "gaussian"),
    /** The best of the family with k up to 3. */
    BEST("mbtr-crystals", "gaussian");

    private static final String BEST_PRESET = "crystals";
    /** The paper's searches end at 2^−20, many of them at that bound. */
    private static final double LOWEST_LAMBDA = -30;

    private static final long SAMPLE_SEED = 1;

    private final String representation;
    private final String kernel;

    CrystalModel(String representation, String kernel) {
        this.representation = representation;
        this.kernel = kernel;
    }

    /** Name of the representation in reports. */
    String representation() {
        return representation;
    }

    /** Name of the kernel, "" where there is none. */
    String kernel() {
        return kernel;
    }

    /** Both names. */
    @Override
    public String toString() {
        return (representation + " " + kernel).strip();
    }

    /** Whether a learning curve is drawn of it. */
    boolean hasCurve() {
        return this == GAUSSIAN || this == BEST;
    }

    /** A name that tells it from the others, for files. */
    String fileName() {
        return toString().replace(' ', '-');
    }

    /** Seed of the search. */
    long seed() {
        return ordinal() + 1;
    }

    /**
     * What is searched.
     *
     * @param training the training set, whose structures are asked for length scales that are not known beforehand
     * @param widths whether widths of distributions and scales of terms are searched, or length scale and λ alone
     */
    SearchSpace space(
            CrystalSet set, DataSummary summary, LabelledStructures training, boolean widths, Workers workers) {
        TargetSettings target = new TargetSettings(set.learned(), new References.None());
        return switch (this) {
            case ADDITIVE -> throw new IllegalStateException("an additive model has nothing to search");
            case LINEAR -> {
                PaperStyle.Start start = set.style().linear();
                ModelSettings settings = new ModelSettings(
                        representation(set.style(), start, summary), new Kernel.Linear(), 1, Centring.KERNEL, target);
                yield space(settings, start, OptionalDouble.empty(), widths);
            }
            case GAUSSIAN -> {
                PaperStyle.Start start = set.style().gaussian();
                MbtrSettings representation = representation(set.style(), start, summary);
                double lengthScale =
                        start.lengthScale().orElseGet(() -> lengthScale(representation, training, workers));
                ModelSettings settings = new ModelSettings(
                        representation, new Kernel.Gaussian(Math.pow(2, lengthScale)), 1, Centring.NONE, target);
                yield space(settings, start, OptionalDouble.of(lengthScale), widths);
            }
            case BEST -> {
                MbtrSettings representation = (MbtrSettings) Presets.create(BEST_PRESET, summary);
                double lengthScale = lengthScale(representation, training, workers);
                ModelSettings settings = new ModelSettings(
                        representation,
                        new Kernel.Gaussian(Math.pow(2, lengthScale)),
                        KernelChoice.GAUSSIAN.startLambda(),
                        KernelChoice.GAUSSIAN.centring(),
                        target);
                yield widths ? SearchSpace.withScales(settings) : SearchSpace.kernelOnly(settings);
            }
        };
    }

    private static MbtrSettings representation(PaperStyle style, PaperStyle.Start start, DataSummary summary) {
        MbtrSettings preset = style.representation(summary);
        double[] sigmas = {start.sigma1(), start.sigma2()};
        ModelSettings changed = new ModelSettings(preset, new Kernel.Linear(), 1, Centring.NONE);
        for (int term = 0; term < sigmas.length; term++) {
            changed = new HyperParameter.TermWidth(term).set(changed, Math.pow(2, sigmas[term]));
        }
        return (MbtrSettings) changed.representation();
    }

    /** The paper's variables and priorities: λ before the length scale before the widths, k = 1 before k = 2. */
    private static SearchSpace space(
            ModelSettings settings, PaperStyle.Start start, OptionalDouble lengthScale, boolean widths) {
        List<SearchVariable> variables = new ArrayList<>();
        if (widths) {
            variables.add(SearchVariable.of(new HyperParameter.TermWidth(0), start.sigma1(), 2));
            variables.add(SearchVariable.of(new HyperParameter.TermWidth(1), start.sigma2(), 1));
        }
        lengthScale.ifPresent(
                exponent -> variables.add(SearchVariable.of(new HyperParameter.LengthScale(), exponent, 3)));
        variables.add(new SearchVariable(
                new HyperParameter.Lambda(), start.lambda(), 4, 1, LOWEST_LAMBDA, SearchVariable.BOUND, -1));
        return new SearchSpace(settings, variables);
    }

    /** Exponent of a length scale to begin with. */
    private static double lengthScale(MbtrSettings representation, LabelledStructures training, Workers workers) {
        double median = Sample.of(representation, training.structures(), SAMPLE_SEED, workers)
                .medianDistance(new Kernel.Gaussian(1), workers);
        double lengthScale = KernelChoice.GAUSSIAN.startLengthScale(median);
        return Math.rint(2 * Math.log(lengthScale) / Math.log(2)) / 2;
    }
}
