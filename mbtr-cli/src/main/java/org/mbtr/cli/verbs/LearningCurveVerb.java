package org.mbtr.cli.verbs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.curve.CurveJournal;
import org.mbtr.cli.curve.CurvePlan;
import org.mbtr.cli.curve.CurveReport;
import org.mbtr.cli.curve.PointSettings;
import org.mbtr.cli.learn.LearningData;
import org.mbtr.cli.learn.LearningSetup;
import org.mbtr.cli.learn.OutputFile;
import org.mbtr.cli.learn.SearchPlan;
import org.mbtr.cli.learn.Skipped;
import org.mbtr.cli.learn.SplitPlan;
import org.mbtr.cli.learn.StructureFault;
import org.mbtr.cli.learn.TargetReport;
import org.mbtr.cli.learn.ValidationChoice;
import org.mbtr.cli.learn.Words;
import org.mbtr.cli.plot.PlotFile;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Progress;
import org.mbtr.cli.show.Description;
import org.mbtr.learning.MemoryLimits;
import org.mbtr.learning.workflow.LearningCurve;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Errors against the number of training structures. */
@Command(
        name = "learning-curve",
        header = "Show how the error falls with the number of training structures.",
        description = {
            "",
            "For each repeat a test set is drawn, and models are fitted to ever larger parts of the rest. Settings of each"
                    + " model are searched on a fifth of its training structures, 300 at most. Each point is kept in a"
                    + " journal; the same command resumes what was interrupted, and can add sizes and repeats.",
            "",
            "Example: mbtr learning-curve qm7_pbe0geom --sizes 100,300,1000,3000"
        })
public final class LearningCurveVerb extends LearningVerb {
    private static final int DIGITS = 3;

    @Option(
            names = "--sizes",
            paramLabel = "N",
            split = ",",
            description = "Numbers of training structures; by default powers of 2 up to 4096 and 80 %% of the data.")
    private List<Integer> sizes = List.of();

    @Option(
            names = "--repeats",
            paramLabel = "N",
            defaultValue = "3",
            description = "Models of each size; by default ${DEFAULT-VALUE}.")
    private int repeats;

    @Option(
            names = "--test",
            paramLabel = "N",
            description = "Test structures; by default a fifth of the data, 2000 at most.")
    private Optional<Integer> test = Optional.empty();

    @Mixin
    private TestOptions tested;

    @Option(names = "--tune", description = "Search the widths of the representation's terms for each model too.")
    private boolean tune;

    @Option(
            names = "--output",
            paramLabel = "BASE",
            description = "Names of table, pictures and journal without their endings (.csv, .png, .svg,"
                    + " .journal.jsonl); by default <data>-<target>-curve in the current folder.")
    private Optional<Path> output = Optional.empty();

    @Override
    protected void run(Console console) {
        SearchPlan search = tune ? SearchPlan.WIDTHS : model().settled() ? SearchPlan.NOTHING : SearchPlan.KERNEL;
        var request = model().request(search);
        if (tested.isGiven() && test.isPresent()) {
            throw new ParameterException(
                    spec().commandLine(), "--test-where says which structures are for the test; leave out --test");
        }
        long begin = System.nanoTime();
        LearningData data = read(console);
        Path base = OutputFile.checked(output.orElse(Path.of(data.resultName() + "-curve")));
        Optional<SplitPlan.Outer> outer = outer(data);
        CurvePlan plan = outer.map(SplitPlan.Outer::split)
                .map(split -> CurvePlan.withTest(split.training().length, split.test().length, sizes, repeats))
                .orElseGet(() -> CurvePlan.of(data.size(), sizes, repeats, test));
        LearningCurve.TestSet testSet = outer.<LearningCurve.TestSet>map(
                        known -> new LearningCurve.TestSet.Fixed(known.split()))
                .orElse(new LearningCurve.TestSet.Drawn(plan.test()));
        try (Workers workers = new Workers(console.threads())) {
            int[] pool = outer.map(known -> known.split().training())
                    .orElseGet(() -> IntStream.range(0, data.size()).toArray());
            LearningSetup setup = LearningSetup.of(request, data, pool, workers);
            console.note(data.summary());
            console.note("training on " + words(plan.sizes()) + ", " + Numbers.count(repeats, "repeat")
                    + ", testing on " + plan.test());
            console.note(setup.representation().summary());
            console.note(setup.summary());
            TargetReport.beginning(setup.space().settings().target())
                    .ifPresent(words -> console.note("learning the target " + words));
            List<Skipped> skipped = outer.map(SplitPlan.Outer::skipped).orElse(List.of());
            if (!skipped.isEmpty()) {
                console.note("left out: " + TargetReport.words(skipped));
            }
            int validation = PointSettings.validation(plan.largest());
            MemoryCheck.check(console, setup.memory(plan.largest(), plan.largest() - validation, validation));
            Path journal = base.resolveSibling(base.getFileName() + ".journal.jsonl");
            CurveReport curve = new CurveReport(points(console, data, plan, testSet, setup, journal, workers));
            report(console, data, setup, skipped, curve, base, journal, (System.nanoTime() - begin) * 1e-9);
        }
    }

    private Optional<SplitPlan.Outer> outer(LearningData data) {
        if (!tested.isGiven()) {
            return Optional.empty();
        }
        SplitPlan plan = new SplitPlan(
                Optional.empty(),
                Optional.empty(),
                new ValidationChoice.Usual(),
                Optional.empty(),
                tested.where(),
                tested.skipUnknown(),
                model().seed());
        return Optional.of(plan.chosen(data));
    }

    private List<LearningCurve.Point> points(
            Console console,
            LearningData data,
            CurvePlan plan,
            LearningCurve.TestSet testSet,
            LearningSetup setup,
            Path journal,
            Workers workers) {
        MemoryLimits limits = setup.limits(plan.largest(), PointSettings.validation(plan.largest()));
        try (CurveJournal kept = CurveJournal.open(journal, data, setup.space(), testSet, model().seed());
                Progress progress = console.progress("learning", plan.models(), "models")) {
            return LearningCurve.run(
                    data.labelled(),
                    plan.sizes(),
                    plan.repeats(),
                    testSet,
                    model().seed(),
                    new PointSettings(setup.space(), limits, workers),
                    kept,
                    limits,
                    point -> {
                        kept.keep(point);
                        progress.advance(1);
                        progress.detail(point.size() + ": MAE "
                                + Numbers.significant(point.errors().mae(), DIGITS));
                    },
                    workers);
        } catch (MbtrException failure) {
            throw StructureFault.located(
                    failure,
                    setup.representation().settings().create(),
                    data.labelled().structures(),
                    data::number);
        }
    }

    private void report(
            Console console,
            LearningData data,
            LearningSetup setup,
            List<Skipped> skipped,
            CurveReport curve,
            Path base,
            Path journal,
            double seconds) {
        Path csv = base.resolveSibling(base.getFileName() + ".csv");
        curve.writeCsv(csv);
        String kernel = setup.space().settings().kernel().label();
        String name = setup.representation().name() + ", " + kernel;
        List<Path> pictures =
                PlotFile.writeBoth(curve.plot(data.source().title() + ": " + data.quantity(), name, data.unit()), base);
        List<String> files = new ArrayList<>(List.of(csv.toString()));
        pictures.forEach(file -> files.add(file.toString()));
        Description report = new Description().field("data", data.source().title());
        TargetReport.add(report, data);
        TargetReport.beginning(setup.space().settings().target()).ifPresent(words -> report.shown("learned", words));
        TargetReport.add(report, skipped);
        report.fact("representation", "representation", setup.representation().name())
                .fact("kernel", "kernel", kernel);
        curve.powerLaw()
                .ifPresent(law -> report.fact(
                        "exponent",
                        "power law",
                        law.exponent(),
                        "MAE ≈ " + Numbers.significant(law.factor(), DIGITS) + " · N^"
                                + Numbers.significant(law.exponent(), DIGITS)));
        report.fact("seconds", "time", seconds, Words.seconds(seconds))
                .fact("files", "written", files, String.join(", ", files))
                .fact("journal", "journal", journal.toString(), journal + " (can be deleted)")
                .field("points", curve.rows())
                .table(
                        "sizes",
                        "Errors on "
                                + Numbers.count(
                                        curve.points().getFirst().errors().count(), "test structure"),
                        curve.table(data.unit()));
        console.print(report.text());
        console.result(report.fields());
    }

    private static String words(List<Integer> sizes) {
        return String.join(
                ", ", sizes.stream().map(size -> Integer.toString(size)).toList());
    }
}
