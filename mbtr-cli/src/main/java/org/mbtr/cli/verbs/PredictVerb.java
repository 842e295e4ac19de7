package org.mbtr.cli.verbs;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.learn.OutputFile;
import org.mbtr.cli.predict.Derivatives;
import org.mbtr.cli.predict.ModelSource;
import org.mbtr.cli.predict.Prediction;
import org.mbtr.cli.predict.PredictionRun;
import org.mbtr.cli.predict.PredictionSink;
import org.mbtr.cli.predict.PredictionSummary;
import org.mbtr.cli.report.Progress;
import org.mbtr.cli.select.Selection;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.io.StructureReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Predicts a property of structures. */
@Command(
        name = "predict",
        header = "Predict a property of structures with a trained model.",
        description = {
            "",
            "Structures are read one after the other, so the file may be larger than memory. An .extxyz output holds the"
                    + " structures as they were with the prediction as the property <target>_predicted; a .csv output"
                    + " has index, formula, prediction and, where there is one, known value and difference. Indices"
                    + " count from 0. Without --output up to 20 predictions are printed, and a summary of more.",
            "",
            "With --forces or --stress an .extxyz output holds energy (of the whole structure), forces and stress as ASE"
                    + " reads them, in the unit of the target per Å and Å³; what the file had under these names becomes"
                    + " energy_reference and so on. Models of energies with the linear or Gaussian kernel on the many-body"
                    + " tensor have them, and force fields, which have no stress.",
            "",
            "Example: mbtr predict model.npz molecules.xyz --output predicted.extxyz",
            "Example: mbtr predict model.npz molecules.xyz --forces --output predicted.extxyz"
        })
public final class PredictVerb extends Verb {
    @Parameters(index = "0", paramLabel = "MODEL", description = "A model that 'mbtr train' has written.")
    private Path model;

    @Parameters(index = "1", paramLabel = "FILE|NAME", description = "Structures, or the name of a known data set.")
    private String data;

    @Option(names = "--output", paramLabel = "FILE", description = "Where to write: .extxyz, .xyz (also .gz) or .csv.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--skip-unknown",
            description = "Leave out structures with elements that the model has never seen, and list them.")
    private boolean skipUnknown;

    @Option(
            names = "--formation",
            description = "Predict the target without the reference energies that the model was trained with"
                    + " (train --references): energies of formation from the elements.")
    private boolean formation;

    @Option(names = "--forces", description = "Predict the force on each atom too: minus the gradient of the energy.")
    private boolean forces;

    @Option(
            names = "--stress",
            description = "Predict the stress of crystals too: the derivative of the energy by strain, divided by the"
                    + " volume.")
    private boolean stress;

    @Mixin
    private SelectionOptions selected;

    @Override
    protected void run(Console console) {
        try (Workers workers = new Workers(console.threads())) {
            run(console, ModelSource.of(model, data, workers));
        }
    }

    private void run(Console console, ModelSource what) {
        if (formation && what.model().target().energies().isEmpty()) {
            throw new MbtrException(
                    model + " has no reference energies; --formation needs a model of 'mbtr train --references'");
        }
        Selection selection = selected.selection();
        what.otherUnit()
                .ifPresent(unit -> console.note(
                        "known values are in " + unit + ", predictions in " + what.unit() + "; they are not compared"));
        if (what.model().knowsEnergyUpToConstant()) {
            console.note(
                    "the model has learned without energies: predictions are known up to a constant, which is 0 here, and"
                            + " are not compared with known values; 'mbtr evaluate' compares differences");
        }
        Derivatives derivatives = new Derivatives(forces, stress);
        PredictionRun run = new PredictionRun(
                what.model(),
                what.otherUnit().isEmpty() && !what.model().knowsEnergyUpToConstant(),
                index -> true,
                selection,
                skipUnknown,
                formation,
                derivatives);
        PredictionSummary summary = new PredictionSummary(what.model(), formation, derivatives);
        PredictionRun.Summary done = output.isPresent()
                ? written(console, what, run, summary, output.get())
                : predicted(console, what, run, summary::add);
        var report = summary.describe(what, done, selection, output.map(Path::toString));
        console.print(report.text());
        console.result(report.fields());
        if (output.isEmpty() && done.predicted() > PredictionSummary.MOST_ROWS) {
            console.note("--output FILE writes the predictions.");
        }
    }

    private static PredictionRun.Summary written(
            Console console, ModelSource what, PredictionRun run, PredictionSummary summary, Path file) {
        String property = what.target() + (run.formation() ? "_formation" : "");
        try (PredictionSink sink = PredictionSink.of(OutputFile.checked(file), property, run.derivatives())) {
            PredictionRun.Summary done = predicted(console, what, run, prediction -> {
                summary.add(prediction);
                sink.accept(prediction);
            });
            sink.commit();
            return done;
        }
    }

    private static PredictionRun.Summary predicted(
            Console console, ModelSource what, PredictionRun run, Consumer<Prediction> sink) {
        try (StructureReader reader = what.source().open();
                Progress progress = console.progress("predicting", what.expected(), "structures")) {
            return run.run(what.source().title(), reader, sink, progress);
        }
    }
}
