package org.mbtr.cli.forcefield;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mbtr.cli.learn.ErrorReport;
import org.mbtr.cli.learn.LearningData;
import org.mbtr.cli.learn.TargetReport;
import org.mbtr.cli.learn.Words;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.show.Description;
import org.mbtr.learning.validation.Errors;
import org.mbtr.potentials.gdml.GdmlModel;
import org.mbtr.potentials.gdml.GdmlSearch;
import org.mbtr.potentials.gdml.GdmlSettings;
import org.mbtr.potentials.gdml.GdmlTrainer;
import org.mbtr.potentials.gdml.MoleculeRepresentation;
import org.mbtr.potentials.gdml.SearchSizes;
import org.mbtr.potentials.gdml.permutations.PermutationGroup;
import org.mbtr.structures.Structure;

/** What the training of a force field is going to do, and what it has done. */
public final class ForceFieldReport {
    private static final int DIGITS = 3;
    private static final String BOTH = "energies and forces";

    private ForceFieldReport() {}

    /** What is going to be done, line by line. */
    public static List<String> beginning(ForceFieldTraining training) {
        LearningData data = training.frames().data();
        var split = training.frames().split();
        boolean searches = !training.request().space().isEmpty();
        String search = searches
                ? "; searching " + String.join(", ", training.request().space().labels()) + " with "
                        + split.inner().training().length + " of them, judged by "
                        + split.inner().test().length + " others"
                : "";
        Structure first = data.labelled().structures().getFirst();
        return List.of(
                data.summary(),
                "training on " + split.outer().training().length + search + "; testing on "
                        + split.outer().test().length,
                "force field of " + first.formula() + " with "
                        + training.request().representation().name() + ", "
                        + (training.request().learnsEnergies() ? "learning from " + BOTH + ", " : "")
                        + Cycles.words(training.group()) + " ("
                        + training.request().permutations() + ")");
    }

    /** Settings, errors and timings. */
    public static Description describe(
            ForceFieldTraining training, ForceFieldTraining.Outcome outcome, double seconds) {
        LearningData data = training.frames().data();
        Optional<Errors> energies = outcome.energies();
        Errors forces = outcome.forces();
        Description description =
                new Description().field("data", data.source().title()).field("model_kind", "gdml");
        TargetReport.add(description, data);
        description.field("force_unit", data.forceUnit().isEmpty() ? null : data.forceUnit());
        addSettings(description, outcome.model().settings());
        addPermutations(description, outcome.model().molecule().group());
        addConstant(description, outcome.model());
        description
                .field("train", training.frames().split().outer().training().length)
                .field("test", outcome.tested().size())
                .field("seed", training.seed());
        outcome.search().ifPresent(search -> addSearch(description, training, search));
        addSolver(description, outcome.iteration());
        energies.ifPresent(errors -> ErrorReport.fields(errors).forEach(description::field));
        ErrorReport.forceFields(forces).forEach(description::field);
        Map<String, Double> timings = outcome.model().info().timings();
        String tested = Numbers.count(outcome.tested().size(), "test structure");
        description
                .fact("seconds", "time", seconds, Words.seconds(seconds) + " (" + Words.timings(timings) + ")")
                .field("timings", timings);
        energies.ifPresent(
                errors -> description.shown(ErrorReport.title(errors, tested), ErrorReport.table(errors, data.unit())));
        return description.shown(
                ErrorReport.forceTitle(forces, tested), ErrorReport.componentTable(forces, data.forceUnit()));
    }

    /** Adds the constant of energies; null, and said, where there is none. */
    static void addConstant(Description description, GdmlModel model) {
        model.constant()
                .ifPresentOrElse(
                        constant -> description.field("constant", constant),
                        () -> description.fact(
                                "constant",
                                "energies",
                                null,
                                "known up to a constant, which is 0 here; learned without energies"));
    }

    /** What is learned, in words. */
    static String learnedFrom(GdmlSettings settings) {
        return settings.learnsEnergies() ? BOTH : "forces";
    }

    /** Adds representation, length scale, λ and what is learned. */
    static void addSettings(Description description, GdmlSettings settings) {
        MoleculeRepresentation representation = settings.representation();
        String name = ForceFieldRepresentation.nameOf(representation);
        List<Double> widths = representation.terms().stream()
                .map(MoleculeRepresentation::width)
                .toList();
        description.fact(
                "representation",
                "representation",
                name,
                switch (representation) {
                    case MoleculeRepresentation.InverseDistance inverse -> "inverse distances (" + name + ")";
                    case MoleculeRepresentation.Bins bins ->
                        "many-body tensor k = 2 of single pairs (" + name + "), sigma "
                                + Words.number(widths.getFirst());
                    case MoleculeRepresentation.BinsWithTriples bins ->
                        "many-body tensor k = 2, 3 of single pairs and triples (" + name + "), sigma "
                                + Words.number(widths.getFirst()) + ", sigma-k3 " + Words.number(widths.getLast());
                });
        if (!widths.isEmpty()) {
            description.field("sigma", widths.getFirst());
        }
        if (widths.size() > 1) {
            description.field("sigma_k3", widths.getLast());
        }
        description
                .shown(
                        "kernel",
                        "matern-5/2 of " + learnedFrom(settings) + ", length scale "
                                + Words.number(settings.lengthScale()))
                .field("kernel", "matern-5/2")
                .field("length_scale", settings.lengthScale())
                .fact("lambda", "lambda", settings.lambda(), Words.number(settings.lambda()));
        if (settings.learnsEnergies()) {
            description.fact(
                    "force_lambda", "force lambda", settings.forceLambda(), Words.number(settings.forceLambda()));
        }
        description.field("learned_from", learnedFrom(settings));
    }

    /** Adds the group. */
    static void addPermutations(Description description, PermutationGroup group) {
        description
                .fact("permutations", "permutations", group.order(), Cycles.words(group))
                .field("permutation_cycles", Cycles.of(group));
    }

    private static void addSolver(Description description, Optional<GdmlTrainer.Iteration> iteration) {
        description.fact(
                "solver",
                "solver",
                iteration.isPresent() ? "iterative" : "direct",
                iteration
                        .map(last -> "iterative, " + Numbers.count(last.number(), "iteration") + ", relative residual "
                                + Numbers.significant(last.residual(), 2))
                        .orElse("direct"));
        iteration.ifPresent(
                last -> description.field("iterations", last.number()).field("residual", last.residual()));
    }

    private static void addSearch(Description description, ForceFieldTraining training, GdmlSearch.Result search) {
        var inner = training.frames().split().inner();
        String unit = training.frames().data().forceUnit();
        description
                .fact(
                        "evaluations",
                        "search",
                        search.evaluations(),
                        Numbers.count(search.evaluations(), "evaluation") + " with " + inner.training().length
                                + " frames"
                                + (training.request().space().searchesLambda() ? more(search.sizes()) : "")
                                + ", force MAE " + Numbers.significant(search.loss(), DIGITS)
                                + (unit.isEmpty() ? "" : " " + unit) + " on "
                                + Numbers.count(inner.test().length, "validation structure"))
                .field("search_train", inner.training().length)
                .field("search_train_refined", search.sizes().most())
                .field("validation", inner.test().length)
                .field("validation_force_mae", search.loss());
    }

    /** What a search of lambda does with more frames than all else. */
    private static String more(SearchSizes sizes) {
        return (sizes.refinement().isPresent()
                        ? ", the last ones with " + sizes.refinement().getAsInt()
                        : "")
                + (sizes.earlier().isPresent() ? ", lambda carried on to " + sizes.carriedOnTo() : "");
    }
}
