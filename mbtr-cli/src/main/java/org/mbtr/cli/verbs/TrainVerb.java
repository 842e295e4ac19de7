package org.mbtr.cli.verbs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.forcefield.ForceFieldRequest;
import org.mbtr.cli.learn.LearningData;
import org.mbtr.cli.learn.LearningSetup;
import org.mbtr.cli.learn.OutputFile;
import org.mbtr.cli.learn.SearchPlan;
import org.mbtr.cli.learn.SplitFile;
import org.mbtr.cli.learn.SplitPlan;
import org.mbtr.cli.learn.TargetReport;
import org.mbtr.cli.learn.Training;
import org.mbtr.cli.learn.TrainingReport;
import org.mbtr.cli.plot.PlotFile;
import org.mbtr.cli.report.Progress;
import org.mbtr.cli.show.Description;
import org.mbtr.learning.model.ModelFile;
import org.mbtr.representations.parallel.Workers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Learns a property and tests the model. */
@Command(
        name = "train",
        header = "Learn a property from structures, test the model and write it.",
        description = {
            "",
            "Draws training and test structures, searches length scale and lambda on a part of the training structures,"
                    + " fits to all of them and predicts the test structures once. Writes the model, and a picture of"
                    + " predicted over known values as PNG and SVG.",
            "",
            "With --model gdml a force field of one molecule is learned from the forces of its frames. Length scale, lambda and"
                    + " width are searched on forces where they are not given.",
            "",
            "Example: mbtr train qm7_pbe0geom",
            "Example: mbtr train md17/ethanol --model gdml --train 200"
        })
public final class TrainVerb extends LearningVerb {
    @Mixin
    private SplitOptions splits;

    @Option(names = "--tune", description = "Search the widths of the representation's terms too.")
    private boolean tune;

    @Option(names = "--tune-scales", description = "Search widths and scales of the representation's terms too.")
    private boolean tuneScales;

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            description = "Keeps the evaluations of a search, so that it resumes when it was interrupted; by default"
                    + " beside the model with --tune and --tune-scales.")
    private Optional<Path> journal = Optional.empty();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "The model; by default <data>-<target>.npz in the current folder.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--plot",
            paramLabel = "BASE",
            description = "The picture without its ending, by default as the model; with the ending .png, .svg or .html"
                    + " only that; HTML says which structure a mark is.")
    private Optional<Path> plot = Optional.empty();

    @Mixin
    private ForceFieldOptions forceField;

    @Override
    protected void run(Console console) {
        if (forceField.wanted()) {
            trainForceField(console);
            return;
        }
        SearchPlan search = tuneScales
                ? SearchPlan.SCALES
                : tune ? SearchPlan.WIDTHS : model().settled() ? SearchPlan.NOTHING : SearchPlan.KERNEL;
        var request = model().request(search);
        var plan = splits.plan(model().seed());
        long begin = System.nanoTime();
        LearningData data = read(console);
        double readSeconds = (System.nanoTime() - begin) * 1e-9;
        Path file = OutputFile.checked(output.orElse(Path.of(data.resultName() + ".npz")));
        Path picture = OutputFile.checked(plot.orElse(OutputFile.base(file)));
        splits.writeSplit().ifPresent(OutputFile::checked);
        SplitPlan.Outer outer = plan.outer(data);
        try (Workers workers = new Workers(console.threads())) {
            LearningSetup setup = LearningSetup.of(request, data, outer.split().training(), workers);
            SplitPlan.Outcome planned = plan.validated(data, outer, setup.canLeaveOut());
            Optional<Path> kept = journal(setup, file);
            TrainingReport.beginning(data, planned, setup).forEach(console::note);
            checkForces(console, data, outer.split().training(), workers);
            MemoryCheck.check(console, setup.memory(planned));
            Training training = new Training(data, planned, setup, kept, model().seed(), readSeconds);
            Training.Outcome outcome = train(console, training, workers);
            ModelFile.write(outcome.tested().model(), file);
            List<Path> pictures = PlotFile.writeAs(training.parityPlot(outcome), picture);
            splits.writeSplit().ifPresent(target -> SplitFile.write(data.toPlaces(outer.split()), target));
            double seconds = (System.nanoTime() - begin) * 1e-9;
            Description report = new TrainingReport(training, outcome, seconds).describe();
            TargetReport.add(report, planned.skipped());
            report.fact("model", "model", file.toString());
            report.fact("plot", "plot", pictures.stream().map(Path::toString).toList(), joined(pictures));
            kept.ifPresent(path -> report.fact("journal", "journal", path.toString(), path + " (can be deleted)"));
            splits.writeSplit().ifPresent(path -> report.fact("split", "split", path.toString()));
            console.print(report.text());
            console.result(report.fields());
            console.note("Next: 'mbtr predict " + file + " FILE' predicts for other structures.");
        }
    }

    private void trainForceField(Console console) {
        if (tune || tuneScales) {
            throw new ParameterException(
                    spec().commandLine(),
                    "--model gdml searches what is not given; leave out " + (tune ? "--tune" : "--tune-scales"));
        }
        ForceFieldRequest request = model().forceField(forceField);
        if (request.space().isEmpty() && journal.isPresent()) {
            throw new ParameterException(spec().commandLine(), "nothing is searched; leave out --journal");
        }
        SplitPlan plan = splits.plan(model().seed());
        long begin = System.nanoTime();
        LearningData data = read(console, model().wantedForces());
        Path file = OutputFile.checked(output.orElse(Path.of(data.resultName() + "-gdml.npz")));
        Path picture = OutputFile.checked(plot.orElse(OutputFile.base(file)));
        splits.writeSplit().ifPresent(OutputFile::checked);
        new ForceFieldTrainer(request, plan, journal, splits.writeSplit()).run(console, data, begin, file, picture);
    }

    private Optional<Path> journal(LearningSetup setup, Path file) {
        if (!setup.searches() && journal.isPresent()) {
            throw new ParameterException(spec().commandLine(), "nothing is searched; leave out --journal");
        }
        if (!setup.searches() || journal.isPresent() || !(tune || tuneScales)) {
            return journal.map(OutputFile::checked);
        }
        return Optional.of(
                OutputFile.checked(file.resolveSibling(OutputFile.base(file).getFileName() + ".journal.jsonl")));
    }

    private static Training.Outcome train(Console console, Training training, Workers workers) {
        List<Progress> shown = new ArrayList<>();
        Progress searching = console.progress("searching", -1, "evaluations");
        shown.add(searching);
        try {
            return training.run(
                    show(searching, training.data()),
                    () -> {
                        searching.close();
                        shown.add(console.progress("fitting and testing", -1, ""));
                    },
                    workers);
        } finally {
            shown.getLast().close();
        }
    }

    private static String joined(List<Path> files) {
        return String.join(", ", files.stream().map(Path::toString).toList());
    }
}
