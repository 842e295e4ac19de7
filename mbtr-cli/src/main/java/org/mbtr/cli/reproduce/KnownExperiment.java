package org.mbtr.cli.reproduce;

import static org.mbtr.cli.reproduce.ReproduceRequest.Part.DATA;
import static org.mbtr.cli.reproduce.ReproduceRequest.Part.KERNEL;
import static org.mbtr.cli.reproduce.ReproduceRequest.Part.MEMORY;
import static org.mbtr.cli.reproduce.ReproduceRequest.Part.REPEATS;
import static org.mbtr.cli.reproduce.ReproduceRequest.Part.REPRESENTATION;
import static org.mbtr.cli.reproduce.ReproduceRequest.Part.SIZES;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mbtr.structures.data.DataFolders;

/** The experiments of the paper, in the order in which all of them are run: what is done soonest comes first. */
public enum KnownExperiment {
    /** {@link FigureOneExperiment}. */
    FIGURE_ONE("figure1", Set.of(), (request, folder) -> new FigureOneExperiment(DataFolders.standard(), folder)),
    /** {@link TableOneExperiment}. */
    TABLE_ONE(
            "table1",
            Set.of(DATA, REPRESENTATION, KERNEL),
            (request, folder) -> new TableOneExperiment(request.wanted(), request.quick(), folder)),
    /** {@link CrystalsExperiment}. */
    CRYSTALS(
            "crystals",
            Set.of(DATA, REPRESENTATION, KERNEL, REPEATS),
            (request, folder) -> new CrystalsExperiment(
                    request.wanted(),
                    CrystalsPlan.of(request.quick(), request.repeats()),
                    DataFolders.standard(),
                    folder)),
    /** {@link FigureTwoExperiment}. */
    FIGURE_TWO(
            "figure2",
            Set.of(DATA),
            (request, folder) -> new FigureTwoExperiment(
                    request.wanted(),
                    CrystalsPlan.of(request.quick(), Optional.of(0)),
                    DataFolders.standard(),
                    folder)),
    /** {@link CurvesExperiment}. */
    LEARNING_CURVES(
            "learning-curves",
            Set.of(DATA, REPEATS, SIZES, MEMORY),
            (request, folder) -> new CurvesExperiment(
                    request.wanted(),
                    CurvesPlan.of(request.quick(), request.sizes(), request.repeats()),
                    request.memory(),
                    DataFolders.standard(),
                    folder)),
    /** {@link TableTwoForcesExperiment}. */
    TABLE_TWO_FORCES(
            "table2-forces",
            Set.of(DATA, REPRESENTATION, KERNEL),
            (request, folder) ->
                    new TableTwoForcesExperiment(request.wanted(), new ForceFieldPlan(request.quick()), folder)),
    /** {@link FigureFourExperiment}. */
    FIGURE_FOUR(
            "figure4",
            Set.of(DATA, REPEATS),
            (request, folder) -> new FigureFourExperiment(
                    request.wanted(), FigureFourPlan.of(request.quick(), request.repeats()), folder)),
    /** {@link TableTwoEnergiesExperiment}. */
    TABLE_TWO_ENERGIES(
            "table2-energies",
            Set.of(DATA, REPRESENTATION, KERNEL, MEMORY),
            (request, folder) ->
                    new TableTwoEnergiesExperiment(request.wanted(), request.quick(), request.memory(), folder)),
    /** {@link FigureThreeExperiment}. */
    FIGURE_THREE(
            "figure3",
            Set.of(DATA, KERNEL, REPEATS, SIZES),
            (request, folder) -> new FigureThreeExperiment(
                    request.wanted(), FigureThreePlan.of(request.quick(), request.sizes(), request.repeats()), folder));

    private final String label;
    private final Set<ReproduceRequest.Part> parts;
    private final Maker maker;

    private interface Maker {
        Experiment make(ReproduceRequest request, Path folder);
    }

    KnownExperiment(String label, Set<ReproduceRequest.Part> parts, Maker maker) {
        this.label = label;
        this.parts = parts;
        this.maker = maker;
    }

    /** Its name on the command line. */
    public String label() {
        return label;
    }

    /** The experiment of this name. */
    public static Optional<KnownExperiment> named(String label) {
        return Arrays.stream(values())
                .filter(experiment -> experiment.label.equals(label))
                .findFirst();
    }

    /** All names, for people. */
    public static String labels() {
        return Arrays.stream(values()).map(KnownExperiment::label).collect(Collectors.joining(", "));
    }

    /** The request of all of it, or of its quick version. */
    ReproduceRequest request(boolean quick, Optional<Long> memory) {
        return new ReproduceRequest(
                ModelFilter.everything(),
                quick,
                Optional.empty(),
                List.of(),
                parts.contains(MEMORY) ? memory : Optional.empty());
    }

    /** What is wrong with a request; absent if nothing is. */
    public Optional<String> objection(ReproduceRequest request) {
        Optional<String> foreign = request.given().stream()
                .filter(part -> !parts.contains(part))
                .findFirst()
                .map(part -> part.option() + " is for " + having(part) + "; leave it out");
        return foreign.or(() -> this == FIGURE_THREE
                        && request.quick()
                        && !request.given().stream().allMatch(part -> part == DATA || part == KERNEL)
                ? Optional.of("--quick fixes sizes and repeats of figure3; leave out --sizes and --repeats, or --quick")
                : Optional.empty());
    }

    private static String having(ReproduceRequest.Part part) {
        return Arrays.stream(values())
                .filter(experiment -> experiment.parts.contains(part))
                .map(KnownExperiment::label)
                .collect(Collectors.joining(", "));
    }

    /**
     * Makes the experiment.
     *
     * @param request one without an objection
     * @param folder for results and journals
     */
    public Experiment create(ReproduceRequest request, Path folder) {
        return maker.make(request, folder);
    }
}
