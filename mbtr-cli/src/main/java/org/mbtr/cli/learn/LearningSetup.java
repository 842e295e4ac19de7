package org.mbtr.cli.learn;

import java.util.Optional;
import org.mbtr.learning.MemoryLimits;
import org.mbtr.learning.kernels.Kernel;
import org.mbtr.learning.model.LearnedFrom;
import org.mbtr.learning.model.ModelSettings;
import org.mbtr.learning.search.HyperParameter;
import org.mbtr.learning.search.SearchSpace;
import org.mbtr.learning.search.Validation;
import org.mbtr.learning.targets.TargetSettings;
import org.mbtr.representations.mbtr.MbtrSettings;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/**
 * A request made definite for its data.
 *
 * @param representation the representation and why it was chosen
 * @param space settings to begin with and what a search may change about them
 * @param sample some training structures described
 * @param memory bytes that learning may take, if the user says so
 */
public record LearningSetup(
        RepresentationChoice representation, SearchSpace space, Sample sample, Optional<Long> memory) {
    /** Values of a width or scale that a search visits, about; each needs metric matrices of its own. */
    private static final int VISITED = 6;

    /**
     * Chooses what was left open.
     *
     * @param training positions of the training structures, which length scales are guessed from
     */
    public static LearningSetup of(LearningRequest request, LearningData data, int[] training, Workers workers) {
        if (request.settings().isPresent()) {
            ModelSettings given = adjusted(SettingsFile.read(request.settings().get()), request);
            given.target().check(data.basis(), data.labelled().structures());
            String name = request.settings().get().toString();
            RepresentationChoice choice =
                    new RepresentationChoice(name, "representation and kernel from " + name, given.representation());
            check(given, choice, data.labelled().structures().get(training[0]));
            return new LearningSetup(
                    choice,
                    request.search().space(given, request.fixed()),
                    sample(choice, request, data, training, workers),
                    request.memory());
        }
        TargetSettings target = request.target(TargetSettings.AS_GIVEN);
        target.check(data.basis(), data.labelled().structures());
        RepresentationChoice choice = RepresentationChoice.forLearning(
                request.representation(), data, target.learn().of(data.basis()));
        Sample sample = sample(choice, request, data, training, workers);
        KernelChoice kernel = request.kernel().orElse(KernelChoice.GAUSSIAN);
        double lengthScale = request.lengthScale().orElseGet(() -> startLengthScale(kernel, sample, workers));
        ModelSettings start = new ModelSettings(
                        choice.settings(),
                        kernel.kernel(lengthScale),
                        request.lambda().orElse(kernel.startLambda()),
                        kernel.centring(),
                        target)
                .withLearnedFrom(
                        request.learnedFrom().orElse(LearnedChoice.ENERGIES).learnedFrom(request.forceLambda()));
        check(start, choice, data.labelled().structures().get(training[0]));
        return new LearningSetup(choice, request.search().space(start, request.fixed()), sample, request.memory());
    }

    private static double startLengthScale(KernelChoice kernel, Sample sample, Workers workers) {
        return kernel == KernelChoice.LINEAR
                ? 1
                : kernel.startLengthScale(sample.medianDistance(kernel.kernel(1), workers));
    }

    private static Sample sample(
            RepresentationChoice choice, LearningRequest request, LearningData data, int[] training, Workers workers) {
        return Sample.of(choice.settings(), data.labelled().select(training).structures(), request.seed(), workers);
    }

    private static ModelSettings adjusted(ModelSettings settings, LearningRequest request) {
        ModelSettings changed = request.lambda()
                .map(settings::withLambda)
                .orElse(settings)
                .withTarget(request.target(settings.target()));
        if (request.forceLambda().isPresent()) {
            changed = new HyperParameter.ForceLambda()
                    .set(changed, request.forceLambda().get());
        }
        Optional<Double> lengthScale = request.lengthScale();
        return lengthScale.isPresent() ? new HyperParameter.LengthScale().set(changed, lengthScale.get()) : changed;
    }

    /** Refuses before the work what cannot be learned from forces. */
    private static void check(ModelSettings settings, RepresentationChoice choice, Structure structure) {
        if (settings.learnedFrom().forces()) {
            settings.kernel().checkLearnsForces();
            try {
                choice.settings().create().jacobian(structure);
            } catch (MbtrException failure) {
                throw new MbtrException(
                        "the representation " + choice.name() + " cannot learn from forces: " + failure.getMessage(),
                        failure);
            }
        }
    }

    /** Whether settings can be judged by leaving training structures out. */
    public boolean canLeaveOut() {
        return Validation.Folds.suit(space.settings());
    }

    /** Whether there is anything to search. */
    public boolean searches() {
        return !space.variables().isEmpty();
    }

    /** What a search and a fit of these sizes may take. */
    public MemoryLimits limits(int training, int validation) {
        return memory.map(bytes -> MemoryLimits.within(bytes, training, validation))
                .orElseGet(MemoryLimits::usual);
    }

    /** The same for a split. */
    public MemoryLimits limits(SplitPlan.Outcome planned) {
        return limits(planned.split().outer().training().length, planned.rowsBeside());
    }

    /** Memory of search, fit and test. */
    public MemoryEstimate memory(SplitPlan.Outcome planned) {
        return memory(
                planned.split().outer().training().length,
                planned.split().inner().training().length,
                planned.rowsBeside());
    }

    /**
     * The same from numbers of structures.
     *
     * @param training structures that the model is fitted to
     * @param searched structures that models of the search are fitted to
     * @param validation structures that these are compared on
     */
    public MemoryEstimate memory(int training, int searched, int validation) {
        double values = sample.valuesPerStructure();
        if (space.settings().learnedFrom().forces()) {
            boolean energies = space.settings().learnedFrom() instanceof LearnedFrom.ValuesAndForces;
            MemoryEstimate fit = MemoryEstimate.forces(training, energies, sample, false);
            return searches() ? fit.or(MemoryEstimate.forces(searched, energies, sample, true)) : fit;
        }
        MemoryLimits limits = limits(training, validation);
        MemoryEstimate fit = MemoryEstimate.fit(training, values);
        if (!searches()) {
            return fit.withFeaturesIn(limits);
        }
        int parts = space.settings().representation() instanceof MbtrSettings mbtr
                ? mbtr.terms().size()
                : 1;
        boolean widths = space.variables().stream()
                .anyMatch(variable -> variable.parameter() instanceof HyperParameter.TermWidth);
        return fit.or(MemoryEstimate.search(
                        searched, validation, values, widths ? VISITED * parts : parts, limits.keptMatrices()))
                .withFeaturesIn(limits);
    }

    /** The kernel and what is searched, for people. */
    public String summary() {
        Kernel kernel = space.settings().kernel();
        String from = switch (space.settings().learnedFrom()) {
            case LearnedFrom.Values values -> "";
            case LearnedFrom.Forces forces -> ", learning from forces";
            case LearnedFrom.ValuesAndForces both -> ", learning from energies and forces";
        };
        if (!searches()) {
            return kernel.label() + " kernel" + from + ", nothing searched";
        }
        return kernel.label() + " kernel" + from + ", searching "
                + String.join(
                        ", ",
                        space.variables().stream()
                                .map(variable -> variable.parameter().label(space.settings()))
                                .toList());
    }
}
