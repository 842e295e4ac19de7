package org.mbtr.cli.reproduce;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.curve.CurveJournal;
import org.mbtr.cli.curve.PointSettings;
import org.mbtr.cli.learn.LearningData;
import org.mbtr.cli.learn.StructureFault;
import org.mbtr.cli.plot.PlotFile;
import org.mbtr.learning.MemoryLimits;
import org.mbtr.learning.search.SearchSpace;
import org.mbtr.learning.workflow.LearningCurve;
import org.mbtr.representations.config.DataSummary;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.data.DataFolders;
import org.mbtr.structures.data.DataSource;

/**
 * Learning curves of molecules and crystals with repeats: errors of the paper's Gaussian model over the number of training structures, with
 * a journal of all models.
 *
 * @param wanted which sets
 * @param plan sizes and repeats
 * @param memory bytes that features and matrices may take
 * @param folders where sets are looked up
 * @param output folder for results, pictures and journals
 */
public record CurvesExperiment(
        ModelFilter wanted, CurvesPlan plan, Optional<Long> memory, DataFolders folders, Path output)
        implements Experiment {
    private static final String NAME = "learning-curves";
    private static final long SEED = 1;
    private static final double COST_OF_ANY = 2e5;

    @Override
    public ExperimentResult run(Console console) throws IOException {
        Map<CurveSubject, DataSource> present = new LinkedHashMap<>();
        List<String> absent = new ArrayList<>();
        for (CurveSubject subject : subjects()) {
            subject.locate(folders)
                    .ifPresentOrElse(source -> present.put(subject, source), () -> absent.add(subject.name()));
        }
        if (present.isEmpty()) {
            throw new MbtrException("no set of the learning curves is here: " + String.join(", ", absent)
                    + " are in none of " + folders.folders());
        }
        ExperimentFolder folder = new ExperimentFolder(NAME, output);
        CurvesReport report = new CurvesReport();
        List<Path> pictures = new ArrayList<>();
        try (Workers workers = new Workers(console.threads());
                ExperimentProgress progress = ExperimentProgress.start(console, NAME)) {
            present.keySet().forEach(subject -> plan(subject, plan.sizes(), progress));
            for (Map.Entry<CurveSubject, DataSource> entry : present.entrySet()) {
                CurveSubject subject = entry.getKey();
                progress.doing("reading " + subject.name());
                LearningData data = subject.read(entry.getValue());
                ErrorCurve curve = curve(subject, data, folder, progress, workers);
                report.add(subject, curve);
                pictures.addAll(PlotFile.writeBoth(
                        CurvesReport.plot(subject, data.quantity(), curve), folder.file(subject.name())));
            }
        }
        absent.forEach(name -> console.note("Left out, because it is not here: " + name));
        String text = report.text()
                + (absent.isEmpty() ? "" : System.lineSeparator() + "Not here: " + String.join(", ", absent) + ".");
        String summary = ExperimentResult.summary("size", "RMSE", report.rows(), "rmse_ratio");
        Map<String, Object> more = Map.of("curves", report.curves(), "skipped", absent);
        return folder.finish(text, summary, report.rows(), more, pictures);
    }

    private List<CurveSubject> subjects() {
        List<CurveSubject> all = CurveSubject.all();
        List<String> names = all.stream().map(CurveSubject::name).toList();
        for (String name : wanted.data()) {
            if (!names.contains(name)) {
                throw new MbtrException(
                        "`" + name + "` is no set of " + NAME + "; its sets are " + String.join(", ", names));
            }
        }
        return all.stream()
                .filter(subject -> wanted.acceptsData(subject.name()))
                .toList();
    }

    private void plan(CurveSubject subject, List<Integer> sizes, ExperimentProgress progress) {
        progress.plan(
                subject.name(),
                plan.repeats() * sizes.size(),
                plan.repeats()
                        * sizes.stream().mapToDouble(CurvesExperiment::cost).sum());
    }

    /** Of a fit and its search: a hundred structures take a quarter of the time of a thousand, above it grows with the square. */
    private static double cost(int size) {
        return COST_OF_ANY + (double) size * size;
    }

    private ErrorCurve curve(
            CurveSubject subject,
            LearningData data,
            ExperimentFolder folder,
            ExperimentProgress progress,
            Workers workers) {
        int structures = data.labelled().size();
        DataSummary summary = DataSummary.of(data.labelled().structures().stream());
        List<Integer> sizes =
                plan.sizes(subject.name(), structures, summary.elements().size());
        plan(subject, sizes, progress);
        int tested = CurvesPlan.tested(structures);
        MemoryLimits limits = memory.map(bytes -> MemoryLimits.within(bytes, sizes.getLast(), tested))
                .orElseGet(MemoryLimits::usual);
        SearchSpace space = subject.space(data, summary, workers);
        LearningCurve.TestSet test = new LearningCurve.TestSet.Drawn(tested);
        Path journal = folder.journal(subject.name());
        try (CurveJournal kept = CurveJournal.open(journal, data, space, test, SEED)) {
            return new ErrorCurve(
                    LearningCurve.run(
                            data.labelled(),
                            sizes,
                            plan.repeats(),
                            test,
                            SEED,
                            new PointSettings(space, limits, workers),
                            kept,
                            limits,
                            point -> CurvePoints.note(kept, point, subject.name(), cost(point.size()), progress),
                            workers),
                    subject.crystals().isPresent(),
                    data.unit());
        } catch (MbtrException failure) {
            throw StructureFault.located(
                    failure,
                    space.settings().representation().create(),
                    data.labelled().structures(),
                    data::number);
        }
    }
}
