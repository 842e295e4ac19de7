package org.mbtr.cli.reproduce;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.plot.PlotFile;
import org.mbtr.cli.report.Progress;
import org.mbtr.learning.search.JournalFile;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.data.DataSource;

/**
 * Figure 3 from the command line: molecule by molecule, each with both representations from the same frames, with a journal of what
 * is done.
 *
 * @param wanted which molecules
 * @param plan how much of the figure
 * @param output folder for results and journals
 */
public record FigureThreeExperiment(ModelFilter wanted, FigureThreePlan plan, Path output) implements Experiment {
    private static final String NAME = "figure3";
    private static final String FORMAT = "mbtr-figure3-1";

    @Override
    public ExperimentResult run(Console console) throws IOException {
        Trajectories trajectories = Trajectories.of(wanted, NAME);
        ExperimentFolder folder = new ExperimentFolder(NAME, output);
        FigureThreeReport report = new FigureThreeReport();
        // Rows do not depend on which other sizes and repeats are asked for, unless a smaller size comes before them.
        JournalFile.Header header =
                new JournalFile.Header(FORMAT, plan.sizes() + " " + plan.tested(), List.of("molecule"));
        try (Workers workers = new Workers(console.threads());
                ExperimentProgress progress = ExperimentProgress.start(console, NAME);
                JournalFile<FigureThreeRow> done =
                        JournalFile.open(folder.journal("rows"), header, FigureThreeRow.class)) {
            int curves = trajectories.present().size() * ForceFieldKind.PUBLISHED.size() * plan.repeats();
            double cost = plan.sizes().stream().mapToDouble(Molecule::cost).sum();
            progress.plan(NAME, curves * plan.sizes().size(), curves * cost);
            for (Map.Entry<String, DataSource> one : trajectories.present().entrySet()) {
                new Molecule(one.getKey(), one.getValue(), folder, done, progress, workers).run(report);
            }
        }
        trajectories.noteAbsent(console);
        List<Path> pictures = PlotFile.writeBoth(report.plot(), folder.file(NAME));
        Map<String, Object> more = Map.of("skipped", trajectories.absent());
        return folder.finish(report.text(), report.summary(), report.rows(), more, pictures);
    }

    /** The force fields of one molecule. */
    private final class Molecule {
        private final String name;
        private final ExperimentFolder folder;
        private final JournalFile<FigureThreeRow> done;
        private final ExperimentProgress line;
        private final FigureThree force;

        Molecule(
                String name,
                DataSource source,
                ExperimentFolder folder,
                JournalFile<FigureThreeRow> done,
                ExperimentProgress line,
                Workers workers) {
            this.name = name;
            this.folder = folder;
            this.done = done;
            this.line = line;
            line.doing("reading " + source.title());
            TrajectoryFrames frames = TrajectoryFrames.read(source);
            force = new FigureThree(name, ForceFieldWork.of(frames.all(), frames.train(), workers), plan.tested());
        }

        void run(FigureThreeReport report) throws IOException {
            Map<ForceFieldKind, List<List<FigureThreeRow>>> bySeed = new LinkedHashMap<>();
            for (ForceFieldKind kind : ForceFieldKind.PUBLISHED) {
                List<List<FigureThreeRow>> curves = new ArrayList<>();
                for (long seed : LongStream.range(0, plan.repeats()).toArray()) {
                    curves.add(curve(kind, seed));
                }
                bySeed.put(kind, curves);
            }
            for (int i = 0; i < plan.sizes().size(); i++) {
                int size = i;
                report.add(
                        name,
                        plan.sizes().get(i),
                        bySeed.get(ForceFieldKind.CM).stream()
                                .map(curve -> curve.get(size))
                                .toList(),
                        bySeed.get(ForceFieldKind.MBTR).stream()
                                .map(curve -> curve.get(size))
                                .toList());
            }
        }

        private List<FigureThreeRow> curve(ForceFieldKind kind, long seed) throws IOException {
            List<FigureThreeRow> curve = new ArrayList<>();
            Map<String, Double> start = Map.of();
            for (int train : plan.sizes()) {
                FigureThreeRow row = row(kind, train, seed, start);
                curve.add(row);
                start = row.log2();
            }
            return curve;
        }

        /** Of search, fit and test; none of them dominates at these sizes. */
        private static double cost(int train) {
            return train + 20;
        }

        private FigureThreeRow row(ForceFieldKind kind, int train, long seed, Map<String, Double> start)
                throws IOException {
            for (FigureThreeRow known : done.entries()) {
                if (known.molecule().equals(name) && known.is(kind, train, seed)) {
                    line.known(cost(train));
                    return known;
                }
            }
            Path journal = folder.journal("search");
            String task = name + " " + kind.representation() + ", " + train + " frames, draw " + (seed + 1);
            try (Progress progress = line.model(task, cost(train))) {
                FigureThreeRow row = force.row(kind, train, seed, start, journal, new ForceFieldProgress(progress));
                done.add(row);
                Files.deleteIfExists(journal);
                return row;
            } catch (MbtrException failure) {
                throw new MbtrException(task + ": " + failure.getMessage(), failure);
            }
        }
    }
}
