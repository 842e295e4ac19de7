package org.mbtr.cli.verbs;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.learn.ErrorReport;
import org.mbtr.cli.learn.OutputFile;
import org.mbtr.cli.learn.Skipped;
import org.mbtr.cli.learn.SplitFile;
import org.mbtr.cli.learn.TargetReport;
import org.mbtr.cli.plot.PlotFile;
import org.mbtr.cli.predict.ErrorCollector;
import org.mbtr.cli.predict.ModelSource;
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
            "Example: mbtr evaluate model.npz qm7_pbe0geom --split split.json"
        })
public final class EvaluateVerb extends Verb {
    private static final int MOST_LARGEST = 10;

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
            description = "Draw predicted over known values: BASE.png, BASE.svg.")
    private Optional<Path> plot = Optional.empty();

    @Mixin
    private SelectionOptions selected;

    @Override
    protected void run(Console console) {
        if (part.isPresent() && split.isEmpty()) {
            throw new ParameterException(spec().commandLine(), "--part needs --split");
        }
        plot.ifPresent(OutputFile::checked);
        ModelSource what = ModelSource.of(model, data);
        what.otherUnit().ifPresent(unit -> {
            throw new MbtrException("known values of " + what.target() + " are in " + unit + ", predictions in "
                    + what.unit() + "; convert the data first");
        });
        Optional<int[]> positions = split.map(file -> positions(file, part.orElse(Part.TEST)));
        ErrorCollector errors =
                new ErrorCollector(MOST_LARGEST, what.model().target().basis());
        Selection selection = selected.selection();
        PredictionRun.Summary done = predict(console, what, wanted(positions), selection, errors);
        positions.ifPresent(known -> requireWithin(known, done.read()));
        if (errors.count() == 0) {
            throw new MbtrException(what.source().title() + " has no known values of " + what.target()
                    + " to compare with; 'mbtr predict' predicts them");
        }
        if (positions.isEmpty()
                && !selection.isActive()
                && what.source().title().equals(what.model().info().data())) {
            console.note(
                    "the model has learned from structures of this set; --split or --where compares" + " others only");
        }
        report(console, what, done, selection, errors);
    }

    private PredictionRun.Summary predict(
            Console console, ModelSource what, LongPredicate wanted, Selection selection, ErrorCollector errors) {
        try (Workers workers = new Workers(console.threads());
                StructureReader reader = what.source().open();
                Progress progress = console.progress("predicting", what.expected(), "structures")) {
            return new PredictionRun(what.model(), true, wanted, selection, skipUnknown, false)
                    .run(what.source().title(), reader, errors::add, progress, workers);
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
            ErrorCollector collector) {
        ErrorCollector.Result result = collector.result();
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
        plot.ifPresent(base -> {
            String title = what.source().title() + ": " + Numbers.count(count, "structure");
            List<String> files = PlotFile.writeBoth(result.plot(title, what.quantity(), what.unit()), base).stream()
                    .map(Path::toString)
                    .toList();
            report.fact("plot", "plot", files, String.join(", ", files));
        });
        ErrorReport.fields(result.errors()).forEach(report::field);
        report.shown(
                ErrorReport.title(result.errors(), Numbers.count(count, "structure")),
                ErrorReport.table(result.errors(), what.unit()));
        report.table("largest", "Largest errors", PredictionTable.of(collector.largest(), what.unit()));
        console.print(report.text());
        console.result(report.fields());
    }
}
