package org.mbtr.cli.verbs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.forcefield.FitFindings;
import org.mbtr.cli.forcefield.ForceFieldData;
import org.mbtr.cli.forcefield.ForceFieldReport;
import org.mbtr.cli.forcefield.ForceFieldRequest;
import org.mbtr.cli.forcefield.ForceFieldTraining;
import org.mbtr.cli.forcefield.SolverRequest;
import org.mbtr.cli.forcefield.SolverWords;
import org.mbtr.cli.learn.LearningData;
import org.mbtr.cli.learn.MemoryEstimate;
import org.mbtr.cli.learn.OutputFile;
import org.mbtr.cli.learn.SplitFile;
import org.mbtr.cli.learn.SplitPlan;
import org.mbtr.cli.plot.ParityPlot;
import org.mbtr.cli.plot.PlotFile;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Progress;
import org.mbtr.cli.show.Description;
import org.mbtr.cli.show.LabelDescriber;
import org.mbtr.potentials.gdml.ForceFrames;
import org.mbtr.potentials.gdml.GdmlModelFile;
import org.mbtr.potentials.gdml.GdmlSearch;
import org.mbtr.potentials.gdml.GdmlSettings;
import org.mbtr.potentials.gdml.GradientSolver;
import org.mbtr.potentials.gdml.permutations.PermutationGroup;
import org.mbtr.potentials.labels.Finding;
import org.mbtr.potentials.labels.LabelCheck;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;

/**
 * The part of the verb train that makes force fields.
 *
 * @param request what is asked of the force field
 * @param plan of the split
 * @param journal where a search keeps its evaluations, if the user names a file
 * @param writtenSplit where the split is to be written
 */
record ForceFieldTrainer(
        ForceFieldRequest request, SplitPlan plan, Optional<Path> journal, Optional<Path> writtenSplit) {
    /**
     * Trains, tests, writes and reports.
     *
     * @param begin when the work began, as of {@link System#nanoTime}
     * @param file the model
     * @param picture base of the names of the pictures
     */
    void run(Console console, LearningData data, long begin, Path file, Path picture) {
        double readSeconds = (System.nanoTime() - begin) * 1e-9;
        ForceFieldData frames = ForceFieldData.of(data, plan, request.searchFrames());
        request.representation()
                .requireElements(data.labelled().structures().getFirst().atomicNumbers());
        Optional<Path> kept = journal(file);
        try (Workers workers = new Workers(console.threads())) {
            data.missingEnergies()
                    .ifPresent(
                            reason -> console.note(reason + ". The force field will know energies up to a constant"));
            List<Finding> findings = new ArrayList<>(labelFindings(frames, workers));
            warn(console, findings);
            ForceFieldTraining training = new ForceFieldTraining(
                    frames, request, permutations(console, frames, workers), kept, plan.seed(), readSeconds);
            ForceFieldReport.beginning(training).forEach(console::note);
            GradientSolver solver = solver(console, training, file, workers);
            Optional<GdmlSearch.Result> search = search(console, training, workers);
            ForceFieldTraining.Outcome outcome;
            try (ForceFieldProgress progress = new ForceFieldProgress(console)) {
                outcome = training.fit(search, solver, progress, workers);
            }
            GdmlModelFile.write(outcome.model(), file);
            deleteCheckpoint(solver);
            List<String> pictures = draw(training.plots(outcome), picture);
            writtenSplit.ifPresent(
                    target -> SplitFile.write(data.toPlaces(frames.split().outer()), target));
            double seconds = (System.nanoTime() - begin) * 1e-9;
            Description report = ForceFieldReport.describe(training, outcome, seconds);
            report.fact("model", "model", file.toString());
            report.fact("plot", "plot", pictures, String.join(", ", pictures));
            kept.ifPresent(path -> report.fact("journal", "journal", path.toString(), path + " (can be deleted)"));
            writtenSplit.ifPresent(path -> report.fact("split", "split", path.toString()));
            List<Finding> later = FitFindings.of(training, outcome).stream()
                    .filter(finding -> findings.stream().noneMatch(known -> known.kind() == finding.kind()))
                    .toList();
            findings.addAll(later);
            LabelDescriber.describe(findings, report);
            console.print(report.text());
            console.result(report.fields());
            warn(console, later);
            console.note("Next: 'mbtr md " + file + " FILE' or 'mbtr relax " + file
                    + " FILE' moves the atoms of the molecule.");
        }
    }

    private Optional<Path> journal(Path file) {
        if (request.space().isEmpty()) {
            return Optional.empty();
        }
        Path base = OutputFile.base(file);
        return Optional.of(
                OutputFile.checked(journal.orElse(base.resolveSibling(base.getFileName() + ".journal.jsonl"))));
    }

    private static void warn(Console console, List<Finding> findings) {
        findings.forEach(finding -> console.note("warning: " + finding.message()));
    }

    private static List<Finding> labelFindings(ForceFieldData frames, Workers workers) {
        LearningData data = frames.data();
        int[] training = frames.split().outer().training();
        return new LabelCheck(data.target(), data.forcesName().orElseThrow())
                .check(data.labelled().select(training).structures(), frames.trainingPlaces(), workers)
                .findings();
    }

    private PermutationGroup permutations(Console console, ForceFieldData frames, Workers workers) {
        try (Progress progress = console.progress("looking for permutations", -1, "")) {
            int[] training = frames.split().outer().training();
            progress.detail(training.length + " frames");
            return request.permutations()
                    .group(frames.data().labelled().select(training).structures(), workers);
        }
    }

    /** Chooses the solver, says what it takes and refuses what the machine does not have. */
    private GradientSolver solver(Console console, ForceFieldTraining training, Path file, Workers workers) {
        int[] places = training.frames().split().outer().training();
        ForceFrames data = ForceFrames.of(training.frames().data().labelled().select(places));
        boolean energies = request.learnsEnergies();
        GradientSolver chosen = request.solver().solver(data.count(), data.atoms(), energies, MemoryEstimate.machine());
        GdmlSettings settings = request.space().settings();
        long features = settings.representation().functions().count(data.atoms());
        MemoryEstimate estimate = MemoryEstimate.forceField(data.count(), data.atoms(), features, energies, chosen);
        estimate.require(MemoryEstimate.machine(), MemoryEstimate.heap());
        SolverWords words = new SolverWords(request.solver(), MemoryEstimate.machine());
        words.costs(data, settings, training.group(), workers).forEach(console::note);
        console.note(words.chosen(chosen, data, energies) + ", takes about " + estimate.words());
        Path checkpoint = checkpoint(file);
        if (chosen instanceof GradientSolver.Iterative && Files.exists(checkpoint)) {
            console.note("going on from " + checkpoint);
        }
        return SolverRequest.keeping(chosen, checkpoint);
    }

    private static Path checkpoint(Path file) {
        Path base = OutputFile.base(file);
        return base.resolveSibling(base.getFileName() + ".checkpoint.npz");
    }

    private static void deleteCheckpoint(GradientSolver solver) {
        if (solver instanceof GradientSolver.Iterative iterative) {
            iterative.checkpoint().ifPresent(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException failure) {
                    throw new MbtrException(
                            "the checkpoint " + file + " cannot be deleted: " + failure.getMessage(), failure);
                }
            });
        }
    }

    private static Optional<GdmlSearch.Result> search(Console console, ForceFieldTraining training, Workers workers) {
        if (training.request().space().isEmpty()) {
            return Optional.empty();
        }
        String unit = training.frames().data().forceUnit();
        try (Progress progress = console.progress("searching", -1, "evaluations")) {
            double[] best = {Double.POSITIVE_INFINITY};
            return training.search(
                    (number, point, loss, seconds) -> {
                        best[0] = Math.min(best[0], loss);
                        progress.advance(1);
                        progress.detail("best force MAE " + Numbers.significant(best[0], 3)
                                + (unit.isEmpty() ? "" : " " + unit));
                    },
                    workers);
        }
    }

    private static List<String> draw(Map<String, ParityPlot> plots, Path base) {
        return plots.entrySet().stream()
                .flatMap(plot -> PlotFile.writeAs(plot.getValue(), base, plot.getKey()).stream())
                .map(Path::toString)
                .toList();
    }
}
