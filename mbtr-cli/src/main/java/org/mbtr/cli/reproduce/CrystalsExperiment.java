package org.mbtr.cli.reproduce;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.plot.LearningCurvePlot;
import org.mbtr.cli.plot.PlotFile;
import org.mbtr.learning.model.ModelSettings;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.data.DataFolders;
import org.mbtr.structures.data.DataSource;

/**
 * Energies of crystals from the command line: for each set that is there the models one after the other and their learning
 * curves, with a journal for each.
 *
 * @param wanted which models
 * @param plan how much of them
 * @param folders where sets are looked up
 * @param output folder for results, pictures and journals
 */
public record CrystalsExperiment(ModelFilter wanted, CrystalsPlan plan, DataFolders folders, Path output)
        implements Experiment {
    private static final String NAME = "crystals";

    @Override
    public ExperimentResult run(Console console) throws IOException {
        List<CrystalModel> models = models();
        Map<CrystalSet, DataSource> sets = new LinkedHashMap<>();
        CrystalsReport report = new CrystalsReport(plan);
        for (CrystalSet set : sets()) {
            Optional<DataSource> source = set.locate(folders);
            source.ifPresentOrElse(found -> sets.put(set, found), () -> report.skip(set, folders));
        }
        if (sets.isEmpty()) {
            throw new MbtrException("no set of the experiment is here; " + DataFolders.VARIABLE
                    + " names a folder of further data sets. " + report.absent());
        }
        report.skipped().forEach(console::note);
        ExperimentFolder folder = new ExperimentFolder(NAME, output);
        try (Workers workers = new Workers(console.threads());
                ExperimentProgress progress = ExperimentProgress.start(console, NAME)) {
            sets.keySet().forEach(set -> expect(set, models.size(), progress));
            for (Map.Entry<CrystalSet, DataSource> entry : sets.entrySet()) {
                CrystalWork work = CrystalWork.read(entry.getKey(), entry.getValue(), plan, folder, progress, workers);
                work.plan(models);
                run(work, models, report, folder);
            }
        }
        return folder.finish(report.text(), report.summary(), report.rows(), report.more(), report.pictures());
    }

    /** Before a set is read: as if its file was the usual one and had no learning curves. */
    private void expect(CrystalSet set, int models, ExperimentProgress progress) {
        List<Integer> sizes = set.sizes().atMost(plan.mostTraining()).training();
        double cost = models
                * sizes.stream().mapToDouble(size -> (double) size * size).sum();
        progress.plan(set.name(), models * sizes.size(), cost);
    }

    private void run(CrystalWork work, List<CrystalModel> models, CrystalsReport report, ExperimentFolder folder) {
        report.begin(work);
        Map<CrystalModel, ModelSettings> found = new LinkedHashMap<>();
        for (int training : work.sizes().training()) {
            for (CrystalModel model : models) {
                RowOutcome outcome = work.row(model, training);
                report.add(work.set(), model, outcome);
                outcome.tuning().ifPresent(tuning -> found.putIfAbsent(model, tuning.settings()));
            }
        }
        if (plan.repeats() == 0) {
            return;
        }
        List<CrystalCurve> curves = new ArrayList<>();
        found.forEach((model, settings) -> {
            if (model.hasCurve()) {
                curves.add(work.curve(model, settings));
            }
        });
        if (!curves.isEmpty()) {
            LearningCurvePlot picture = picture(work.set(), curves);
            Path base = folder.file(work.set().name() + "-curve");
            report.add(curves, PlotFile.writeBoth(picture, base));
        }
    }

    private static LearningCurvePlot picture(CrystalSet set, List<CrystalCurve> curves) {
        return new LearningCurvePlot(
                set.name() + ": " + set.target().replaceFirst("_eV.*", "").replace('_', ' '),
                "root mean squared error",
                curves.getFirst().errors().unit(),
                curves.stream()
                        .map(curve -> curve.errors().drawn(curve.model().toString()))
                        .toList(),
                PublishedCurve.of(set).map(PublishedCurve::drawn).stream().toList());
    }

    private List<CrystalModel> models() {
        List<CrystalModel> models = Arrays.stream(CrystalModel.values())
                .filter(model -> wanted.acceptsModel(model.representation(), model.kernel()))
                .toList();
        if (models.isEmpty()) {
            throw wanted.nothing(NAME);
        }
        return models;
    }

    private List<CrystalSet> sets() {
        List<String> known = CrystalSets.all().stream().map(CrystalSet::name).toList();
        for (String name : wanted.data()) {
            if (!known.contains(name)) {
                throw new MbtrException("`" + name + "` is no set of the experiment " + NAME + "; its sets are "
                        + String.join(", ", known));
            }
        }
        return CrystalSets.all().stream()
                .filter(set -> wanted.acceptsData(set.name()))
                .toList();
    }
}
