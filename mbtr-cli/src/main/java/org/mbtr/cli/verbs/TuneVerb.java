package org.mbtr.cli.verbs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.learn.EvaluationList;
import org.mbtr.cli.learn.EvaluationTable;
import org.mbtr.cli.learn.LearningData;
import org.mbtr.cli.learn.LearningSetup;
import org.mbtr.cli.learn.OutputFile;
import org.mbtr.cli.learn.SearchPlan;
import org.mbtr.cli.learn.SettingsFile;
import org.mbtr.cli.learn.SplitFile;
import org.mbtr.cli.learn.SplitPlan;
import org.mbtr.cli.learn.TargetReport;
import org.mbtr.cli.learn.Training;
import org.mbtr.cli.learn.TrainingReport;
import org.mbtr.cli.learn.Words;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Progress;
import org.mbtr.cli.show.Description;
import org.mbtr.learning.search.SearchJournal;
import org.mbtr.learning.workflow.Tuning;
import org.mbtr.representations.parallel.Workers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Searches settings without fitting a model. */
@Command(
        name = "tune",
        header = "Search the settings of a model.",
        description = {
            "",
            "Changes one number at a time on a grid of powers of two, as long as the error on the validation structures"
                    + " falls: lambda, the length scale of the kernel and the width of each term. Test structures are"
                    + " left alone. Each evaluation is kept in a journal; the same command resumes what was interrupted.",
            "",
            "Example: mbtr tune qm7_pbe0geom, then mbtr train qm7_pbe0geom --settings"
                    + " qm7_pbe0geom-ae_pbe0.settings.json"
        })
public final class TuneVerb extends LearningVerb {
    private static final int DIGITS = 4;

    /** Options that say from which structures to learn what; training has to hear them too. */
    private static final List<String> ABOUT_DATA = List.of(
            "--target",
            "--target-is",
            "--forces-key",
            "--where",
            "--train",
            "--test",
            "--validation",
            "--seed",
            "--split",
            "--test-where",
            "--skip-unknown");

    @Mixin
    private SplitOptions splits;

    @Option(names = "--scales", description = "Search a scale for each term but the first too.")
    private boolean scales;

    @Option(names = "--kernel-only", description = "Search length scale and lambda only.")
    private boolean kernelOnly;

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            description = "Where evaluations are kept; by default beside the settings.")
    private Optional<Path> journal = Optional.empty();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "The best settings; by default <data>-<target>.settings.json in the current folder.")
    private Optional<Path> output = Optional.empty();

    @Override
    protected void run(Console console) {
        if (scales && kernelOnly) {
            throw new ParameterException(spec().commandLine(), "--scales and --kernel-only contradict each other");
        }
        var request = model().request(scales ? SearchPlan.SCALES : kernelOnly ? SearchPlan.KERNEL : SearchPlan.WIDTHS);
        var plan = splits.plan(model().seed());
        LearningData data = read(console);
        Path file = OutputFile.checked(output.orElse(Path.of(data.resultName() + ".settings.json")));
        Path kept = OutputFile.checked(
                journal.orElse(file.resolveSibling(OutputFile.base(file).getFileName() + ".journal.jsonl")));
        splits.writeSplit().ifPresent(OutputFile::checked);
        SplitPlan.Outer outer = plan.outer(data);
        try (Workers workers = new Workers(console.threads())) {
            LearningSetup setup = LearningSetup.of(request, data, outer.split().training(), workers);
            SplitPlan.Outcome planned = plan.validated(data, outer, setup.canLeaveOut());
            if (!setup.searches()) {
                throw new ParameterException(spec().commandLine(), "everything is fixed, nothing is left to search");
            }
            TrainingReport.beginning(data, planned, setup).forEach(console::note);
            checkForces(console, data, outer.split().training(), workers);
            MemoryCheck.check(console, setup.memory(planned));
            Training training = new Training(data, planned, setup, Optional.of(kept), model().seed(), 0);
            splits.writeSplit().ifPresent(target -> SplitFile.write(data.toPlaces(outer.split()), target));
            EvaluationList evaluations;
            Tuning.Result found;
            try (Progress progress = console.progress("searching", -1, "evaluations")) {
                evaluations = new EvaluationList(show(progress, data));
                found = training.search(evaluations, workers);
            }
            SettingsFile.write(found.settings(), file);
            SearchJournal.Contents contents =
                    new SearchJournal.Contents(setup.space().labels(), evaluations.evaluations());
            report(console, training, found, contents, file, kept);
        }
    }

    private void report(
            Console console,
            Training training,
            Tuning.Result found,
            SearchJournal.Contents contents,
            Path file,
            Path journal) {
        LearningData data = training.data();
        Description report = new Description().field("data", data.source().title());
        TargetReport.add(report, data);
        TargetReport.beginning(found.settings().target()).ifPresent(words -> report.shown("learned", words));
        report.fact(
                "representation",
                "representation",
                training.setup().representation().name());
        TrainingReport.addSettings(report, found.settings());
        String unit = data.searchedUnit().isEmpty() ? "" : " " + data.searchedUnit();
        report.fact(
                        "validation_rmse",
                        "best " + data.searchedQuantity() + "RMSE",
                        found.loss(),
                        Numbers.significant(found.loss(), DIGITS) + unit + " on "
                                + training.planned().validatedWords())
                .field("train", training.split().inner().training().length)
                .field("validation", training.planned().validated())
                .fact("seconds", "time", found.seconds(), Words.seconds(found.seconds()))
                .fact("settings", "settings", file.toString())
                .fact("journal", "journal", journal.toString(), journal + " (can be deleted)")
                .field("evaluations", EvaluationTable.rows(contents))
                .shown(
                        data.forcesName().isPresent() ? "Evaluations, errors of force components" : "Evaluations",
                        EvaluationTable.of(contents, data.searchedUnit()));
        console.print(report.text());
        console.result(report.fields());
        console.note("Next: 'mbtr train " + word(model().data()) + aboutData() + " --settings " + word(file.toString())
                + "'");
    }

    private String aboutData() {
        ParseResult given = spec().commandLine().getParseResult();
        return ABOUT_DATA.stream()
                .filter(given::hasMatchedOption)
                .map(given::matchedOption)
                .flatMap(TuneVerb::asGiven)
                .map(text -> " " + text)
                .collect(Collectors.joining());
    }

    /** An option as it was written, once for each of its values; a flag has none. */
    private static Stream<String> asGiven(OptionSpec option) {
        return option.arity().max() == 0
                ? Stream.of(option.longestName())
                : option.originalStringValues().stream().map(value -> option.longestName() + " " + word(value));
    }

    /** An argument that a shell takes as one word. */
    private static String word(String argument) {
        return argument.matches("[^ <>!]*") ? argument : "'" + argument + "'";
    }
}
