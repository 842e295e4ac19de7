package org.mbtr.cli.reproduce;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.plot.PlotFile;
import org.mbtr.cli.report.Progress;
import org.mbtr.learning.search.JournalFile;
import org.mbtr.potentials.gdml.GdmlSearch;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.data.DataSource;

/**
 * Force fields of Table 2 from the command line: molecule by molecule, with a journal for each search and one for what is done.
 *
 * @param wanted which models
 * @param plan how much of them
 * @param output folder for results and journals
 */
public record TableTwoForcesExperiment(ModelFilter wanted, ForceFieldPlan plan, Path output) implements Experiment {
    private static final String NAME = "table2-forces";
    private static final String FORMAT = "mbtr-table2-forces-1";

    @Override
    public ExperimentResult run(Console console) throws IOException {
        List<ForceFieldKind> kinds = ForceFieldKind.wanted(wanted);
        if (kinds.isEmpty()) {
            throw wanted.nothing(NAME);
        }
        Trajectories trajectories = Trajectories.of(wanted, NAME);
        ExperimentFolder folder = new ExperimentFolder(NAME, output);
        TableTwoForcesReport report = new TableTwoForcesReport();
        JournalFile.Header header = new JournalFile.Header(FORMAT, plan.toString(), List.of("molecule"));
        try (Workers workers = new Workers(console.threads());
                ExperimentProgress progress = ExperimentProgress.start(console, NAME);
                JournalFile<ForceFieldRow> done =
                        JournalFile.open(folder.journal("rows"), header, ForceFieldRow.class)) {
            for (String molecule : trajectories.present().keySet()) {
                List<Integer> sizes = plan.sizes(molecule);
                progress.plan(
                        molecule,
                        kinds.size() * sizes.size(),
                        kinds.size()
                                * sizes.stream().mapToDouble(Molecule::cost).sum());
            }
            for (Map.Entry<String, DataSource> one : trajectories.present().entrySet()) {
                new Molecule(one.getKey(), one.getValue(), folder, done, progress, workers).run(kinds, report);
            }
        }
        trajectories.noteAbsent(console);
        List<Path> pictures = PlotFile.writeBoth(report.plot(), folder.file(NAME));
        String summary = ExperimentResult.summary("model", "force MAE", report.rows(), "force_ratio");
        Map<String, Object> more = Map.of("skipped", trajectories.absent());
        return folder.finish(report.text(), summary, report.rows(), more, pictures);
    }

    /** The force fields of one molecule. */
    private final class Molecule {
        private final String name;
        private final DataSource source;
        private final ExperimentFolder folder;
        private final JournalFile<ForceFieldRow> done;
        private final ExperimentProgress line;
        private final Workers workers;
        private Optional<TableTwoForces> work = Optional.empty();

        Molecule(
                String name,
                DataSource source,
                ExperimentFolder folder,
                JournalFile<ForceFieldRow> done,
                ExperimentProgress line,
                Workers workers) {
            this.name = name;
            this.source = source;
            this.folder = folder;
            this.done = done;
            this.line = line;
            this.workers = workers;
        }

        void run(List<ForceFieldKind> kinds, TableTwoForcesReport report) {
            for (ForceFieldKind kind : kinds) {
                for (int train : plan.sizes(name)) {
                    Optional<ForceFieldRow> before = known(kind, train);
                    before.ifPresent(row -> line.known(cost(train)));
                    ForceFieldRow row = before.orElseGet(() -> made(kind, train));
                    report.add(row);
                }
            }
        }

        private Optional<ForceFieldRow> known(ForceFieldKind kind, int train) {
            return done.entries().stream()
                    .filter(row -> row.molecule().equals(name)
                            && row.representation().equals(kind.representation())
                            && row.train() == train)
                    .findFirst();
        }

        private ForceFieldRow made(ForceFieldKind kind, int train) {
            if (work.isEmpty()) {
                line.doing("reading " + source.title());
                work = Optional.of(TableTwoForces.of(name, TrajectoryFrames.read(source), workers));
            }
            TableTwoForces force = work.get();
            String task = name + " " + kind.representation() + ", " + train + " frames";
            try (Progress progress = line.model(task, cost(train))) {
                ForceFieldSettings found = plan.known(name, kind, train)
                        .orElseGet(() -> ForceFieldSettings.found(searched(force, kind, train, progress)));
                ForceFieldRow row = force.fit(kind, train, found, new ForceFieldProgress(progress));
                done.add(row);
                return row;
            }
        }

        private GdmlSearch.Result searched(TableTwoForces force, ForceFieldKind kind, int train, Progress progress) {
            int searched = plan.searched(train, force.work().group().atoms());
            Path journal = folder.journal(name + "-" + kind.representation() + "-" + train);
            return force.search(kind, train, searched, journal, new ForceFieldProgress(progress));
        }

        /** A factorisation takes the third power, but search and test have a share too. */
        private static double cost(int train) {
            return (double) train * train;
        }
    }
}
