package org.mbtr.cli.reproduce;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.plot.PlotFile;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Progress;
import org.mbtr.learning.MemoryLimits;
import org.mbtr.learning.search.JournalFile;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.data.DataSource;

/**
 * Energies of Table 2 from the command line: molecule by molecule, with a journal for each search and one for what is done.
 *
 * @param wanted which models
 * @param quick whether to learn from 1000 frames without a search of widths
 * @param memory bytes that the program may take
 * @param output folder for results and journals
 */
public record TableTwoEnergiesExperiment(ModelFilter wanted, boolean quick, Optional<Long> memory, Path output)
        implements Experiment {
    private static final String NAME = "table2-energies";
    private static final String FORMAT = "mbtr-table2-energies-1";
    private static final int QUICK_TRAINING = 1000;

    @Override
    public ExperimentResult run(Console console) throws IOException {
        Trajectories trajectories = Trajectories.of(wanted, NAME);
        if (trajectories.present().keySet().stream()
                .allMatch(molecule -> models(molecule).isEmpty())) {
            throw wanted.nothing(NAME);
        }
        ExperimentFolder folder = new ExperimentFolder(NAME, output);
        TableTwoEnergiesReport report = new TableTwoEnergiesReport();
        JournalFile.Header header =
                new JournalFile.Header(FORMAT, quick ? "quick" : "complete", List.of("molecule", "representation"));
        try (Workers workers = new Workers(console.threads());
                ExperimentProgress progress = ExperimentProgress.start(console, NAME);
                JournalFile<EnergyRow> done = JournalFile.open(folder.journal("rows"), header, EnergyRow.class)) {
            int count = trajectories.present().keySet().stream()
                    .mapToInt(molecule -> models(molecule).size())
                    .sum();
            progress.plan(NAME, count, count);
            for (Map.Entry<String, DataSource> one : trajectories.present().entrySet()) {
                new Molecule(one.getKey(), one.getValue(), folder, done, progress, workers).run(report);
            }
        }
        trajectories.noteAbsent(console);
        List<Path> pictures = PlotFile.writeBoth(report.plot(), folder.file(NAME));
        String summary = ExperimentResult.summary("model", "MAE", report.rows(), "mae_ratio");
        Map<String, Object> more = Map.of("skipped", trajectories.absent());
        return folder.finish(report.text(), summary, report.rows(), more, pictures);
    }

    private List<PublishedEnergyModel> models(String molecule) {
        return PublishedEnergyModel.of(molecule).stream()
                .filter(model -> wanted.acceptsModel(
                        model.representation(), model.kernel().label()))
                .toList();
    }

    private MemoryLimits limits(TrajectoryEnergies frames) {
        int training = frames.split().outer().training().length;
        int tested = frames.split().outer().test().length;
        return memory.map(bytes -> MemoryLimits.within(bytes, training, tested)).orElseGet(MemoryLimits::usual);
    }

    /** The models of one molecule. */
    private final class Molecule {
        private final String name;
        private final DataSource source;
        private final ExperimentFolder folder;
        private final JournalFile<EnergyRow> done;
        private final ExperimentProgress line;
        private final Workers workers;
        private Optional<TableTwoEnergies> work = Optional.empty();

        Molecule(
                String name,
                DataSource source,
                ExperimentFolder folder,
                JournalFile<EnergyRow> done,
                ExperimentProgress line,
                Workers workers) {
            this.name = name;
            this.source = source;
            this.folder = folder;
            this.done = done;
            this.line = line;
            this.workers = workers;
        }

        void run(TableTwoEnergiesReport report) {
            for (PublishedEnergyModel model : models(name)) {
                Optional<EnergyRow> known =
                        done.entries().stream().filter(row -> row.isOf(model)).findFirst();
                known.ifPresent(row -> line.known(1));
                report.add(model, known.orElseGet(() -> made(model)));
            }
        }

        private EnergyRow made(PublishedEnergyModel model) {
            String title = String.join(
                    " ", name, model.representation(), model.kernel().label());
            Path journal = folder.journal(title.replace(' ', '-'));
            try (Progress progress = line.model(title, 1)) {
                EnergyRow row = work().row(
                                model,
                                journal,
                                (number, point, loss, seconds) -> {
                                    progress.advance(1);
                                    progress.detail("RMSE " + Numbers.significant(loss, 3));
                                },
                                () -> progress.detail("fit and test"));
                done.add(row);
                return row;
            }
        }

        private TableTwoEnergies work() {
            if (work.isEmpty()) {
                TrajectoryEnergies frames =
                        TrajectoryEnergies.read(source, quick ? QUICK_TRAINING : PublishedEnergyModel.TRAINING);
                work = Optional.of(new TableTwoEnergies(name, frames, quick, limits(frames), workers));
            }
            return work.get();
        }
    }
}
