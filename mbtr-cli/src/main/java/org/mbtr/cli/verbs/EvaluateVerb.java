package org.mbtr.cli.verbs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.learn.ErrorReport;
import org.mbtr.cli.learn.OutputFile;
import org.mbtr.cli.learn.Skipped;
import org.mbtr.cli.learn.SplitFile;
import org.mbtr.cli.learn.TargetReport;
import org.mbtr.cli.plot.ParityPlot;
import org.mbtr.cli.plot.PlotFile;
import org.mbtr.cli.predict.DerivativeComparison;
import org.mbtr.cli.predict.Derivatives;
import org.mbtr.cli.predict.ErrorCollector;
import org.mbtr.cli.predict.ModelSource;
import org.mbtr.cli.predict.Prediction;
import org.mbtr.cli.predict.PredictionRun;
import org.mbtr.cli.predict.PredictionTable;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Progress;
import org.mbtr.cli.select.Selection;
import org.mbtr.cli.show.Description;
import org.mbtr.learning.validation.Split;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.io.StructureReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Compares predictions with known values. */
@Command(
        name = "evaluate",
        header = "Compare the predictions of a model with known values.",
        description = {
            "",
            "Prints errors and the structures with the largest ones; indices count from 0. To test on the structures that"
                    + " were left out of the training, write the split with 'mbtr train --write-split' and give it here.",
            "",
            "A force field that has learned without energies knows them up to a constant; the mean difference is then taken off"
                    + " before they are compared. Where the data have no energies, --forces compares forces alone.",
            "",
            "With --forces the components of forces are compared too, and those of the stress of crystals where the data have"
                    + " it; this takes a few times as long. Without, a model need not have forces.",
            "",
            "Example: mbtr evaluate model.npz qm7_pbe0geom --split split.json",
            "Example: mbtr evaluate model.npz md17/ethanol --split split.json --forces"
        })
public final class EvaluateVerb extends Verb {
    private static final int MOST_LARGEST = 10;
    private static final int CONSTANT_DIGITS = 8;
    private static final String FORCES = "forces";

    /** A part of a split. */
    enum Part {
        TRAINING,
        TEST;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(index = "0", paramLabel = "MODEL", description = "A model that 'mbtr train' has written.")
    private Path model;

    @Parameters(index = "1", paramLabel = "FILE|NAME", description = "Structures, or the name of a known data set.")
    private String data;

    @Option(names = "--split", paramLabel = "FILE", description = "Use only a part of the structures, by a JSON file.")
    private Optional<Path> split = Optional.empty();

    @Option(
            names = "--part",
            paramLabel = "PART",
            description = "The part of the split, test or training; by default test.")
    private Optional<Part> part = Optional.empty();

    @Option(names = "--skip-unknown", description = "Leave out structures with elements that the model has never seen.")
    private boolean skipUnknown;

    @Option(
            names = "--plot",
            paramLabel = "BASE",
            description =
                    "Draw predicted over known values: BASE.png, BASE.svg; forces and stress: BASE-forces.png, ... With a"
                            + " name that ends in .png, .svg or .html only that; HTML says which structure a mark is.")
    private Optional<Path> plot = Optional.empty();

    @Option(names = "--forces", description = "Compare forces, and stress where there is one, with known ones too.")
    private boolean forces;

    @Option(
            names = "--forces-key",
            paramLabel = "NAME",
            description = "What known forces are called, by default forces; implies --forces.")
    private Optional<String> forcesKey = Optional.empty();

    @Mixin
    private SelectionOptions selected;

    @Override
    protected void run(Console console) {
        if (part.isPresent() && split.isEmpty()) {
            throw new ParameterException(spec().commandLine(), "--part needs --split");
        }
        plot.ifPresent(OutputFile::checked);
        try (Workers workers = new Workers(console.threads())) {
            run(console, ModelSource.of(model, data, workers));
        }
    }

    private void run(Console console, ModelSource what) {
        what.otherUnit().ifPresent(unit -> {
            throw new MbtrException("known values of " + what.target() + " are in " + unit + ", predictions in "
                    + what.unit() + "; convert the data first");
        });
        Optional<int[]> positions = split.map(file -> positions(file, part.orElse(Part.TEST)));
        Optional<DerivativeComparison> comparison = forces || forcesKey.isPresent()
                ? Optional.of(new DerivativeComparison(what, forcesKey.orElse(FORCES)))
                : Optional.empty();
        ErrorCollector errors = new ErrorCollector(
                MOST_LARGEST, what.model().target().basis(), what.model().knowsEnergyUpToConstant());
        Selection selection = selected.selection();
        PredictionRun.Summary done = predict(console, what, wanted(positions), selection, errors, comparison);
        positions.ifPresent(known -> requireWithin(known, done.read()));
        if (errors.count() == 0 && comparison.map(DerivativeComparison::isEmpty).orElse(true)) {
            throw new MbtrException(what.source().title() + " has no known values of " + what.target()
                    + (comparison.isPresent() ? " and no known forces" : "")
                    + " to compare with; 'mbtr predict' predicts them"
                    + (comparison.isPresent() ? "" : ", --forces compares forces"));
        }
        if (positions.isEmpty()
                && !selection.isActive()
                && what.source().title().equals(what.model().info().data())) {
            console.note(
                    "the model has learned from structures of this set; --split or --where compares" + " others only");
        }
        comparison.ifPresent(compared -> compared.remarks().forEach(console::note));
        report(console, what, done, selection, errors, comparison);
    }

    private PredictionRun.Summary predict(
            Console console,
            ModelSource what,
            LongPredicate wanted,
            Selection selection,
            ErrorCollector errors,
            Optional<DerivativeComparison> comparison) {
        Consumer<Prediction> sink = prediction -> {
            errors.add(prediction);
            comparison.ifPresent(compared -> compared.add(prediction));
        };
        try (StructureReader reader = what.source().open();
                Progress progress = console.progress("predicting", what.expected(), "structures")) {
            return new PredictionRun(
                            what.model(),
                            true,
                            wanted,
                            selection,
                            skipUnknown,
                            false,
                            new Derivatives(comparison.isPresent(), false))
                    .run(what.source().title(), reader, sink, progress);
        }
    }

    private static int[] positions(Path file, Part part) {
        Split read = SplitFile.read(file, Integer.MAX_VALUE);
        return part == Part.TEST ? read.test() : read.training();
    }

    private static LongPredicate wanted(Optional<int[]> positions) {
        return positions.isEmpty() ? index -> true : index -> Arrays.binarySearch(positions.get(), (int) index) >= 0;
    }

    private void requireWithin(int[] positions, long read) {
        if (positions[positions.length - 1] >= read) {
            throw new MbtrException(split.orElseThrow() + " names structure " + positions[positions.length - 1]
                    + ", but positions go from 0 to " + (read - 1) + "; the split is of another data set");
        }
    }

    private void report(
            Console console,
            ModelSource what,
            PredictionRun.Summary done,
            Selection selection,
            ErrorCollector collector,
            Optional<DerivativeComparison> comparison) {
        long count = collector.count();
        Description report = new Description()
                .fact("data", "data", what.source().title())
                .fact(
                        "target",
                        "target",
                        what.target(),
                        what.target() + (what.unit().isEmpty() ? "" : " (" + what.unit() + ")"))
                .unit(what.unit())
                .field("target_is", what.model().target().basis().toString())
                .field("structures", count);
        TargetReport.add(report, selection);
        if (done.predicted() > count) {
            report.fact("without_reference", "no known value", done.predicted() - count);
        }
        if (!done.skipped().isEmpty()) {
            report.fact(
                    "skipped",
                    "left out",
                    done.skipped(),
                    Numbers.count(done.skipped().size(), "structure") + " with elements that the model has never seen: "
                            + Skipped.words(done.skipped()));
        }
        Map<String, ParityPlot> plots = new LinkedHashMap<>();
        if (count > 0) {
            plots.put("", describe(report, what, collector));
        }
        comparison.ifPresent(compared -> plots.putAll(compared.describe(report)));
        plot.ifPresent(base -> draw(plots, base, report));
        if (count > 0) {
            report.table("largest", "Largest errors", PredictionTable.of(collector.largest(), what.unit()));
        }
        console.print(report.text());
        console.result(report.fields());
    }

    /** Adds the errors of the target. */
    private static ParityPlot describe(Description report, ModelSource what, ErrorCollector collector) {
        String counted = Numbers.count(collector.count(), "structure");
        if (what.model().knowsEnergyUpToConstant()) {
            report.fact(
                    "constant_added",
                    "energies",
                    collector.constant(),
                    "known up to a constant; compared after adding "
                            + Numbers.significant(collector.constant(), CONSTANT_DIGITS)
                            + ", the mean difference to the known ones");
        }
        ErrorCollector.Result result = collector.result();
        ErrorReport.fields(result.errors()).forEach(report::field);
        report.shown(ErrorReport.title(result.errors(), counted), ErrorReport.table(result.errors(), what.unit()));
        return result.plot(what.source().title() + ": " + counted, what.quantity(), what.unit());
    }

    private static void draw(Map<String, ParityPlot> plots, Path base, Description report) {
        List<String> files = new ArrayList<>();
        plots.forEach((suffix, picture) ->
                PlotFile.writeAs(picture, base, suffix).forEach(file -> files.add(file.toString())));
        report.fact("plot", "plot", files, String.join(", ", files));
    }
}
