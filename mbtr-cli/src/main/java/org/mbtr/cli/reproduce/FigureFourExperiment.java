package org.mbtr.cli.reproduce;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.plot.PlotFile;
import org.mbtr.learning.search.JournalFile;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.data.DataSource;

/**
 * Figure 4 and what belongs to it: hulls of alloys by active learning, played with energies that are known; how many are not needed,
 * and how often the hull is wrong. The paper's alloys are not here; others stand in for them.
 *
 * @param wanted which sets; what is none of the usual ones is taken for a file
 * @param plan how many runs
 * @param output folder for results and journals
 */
public record FigureFourExperiment(ModelFilter wanted, FigureFourPlan plan, Path output) implements Experiment {
    private static final String NAME = "figure4";
    private static final String FORMAT = "mbtr-figure4-1";

    @Override
    public ExperimentResult run(Console console) throws IOException {
        Map<AlloySet.Origin, DataSource> present = new LinkedHashMap<>();
        List<String> absent = new ArrayList<>();
        for (AlloySet.Origin origin : origins()) {
            origin.locate().ifPresentOrElse(source -> present.put(origin, source), () -> absent.add(origin.name()));
        }
        if (present.isEmpty()) {
            throw new MbtrException("none of the alloys is here: " + String.join(", ", absent)
                    + "; `mbtr datasets` says where data sets are looked for");
        }
        ExperimentFolder folder = new ExperimentFolder(NAME, output);
        FigureFourReport report = new FigureFourReport(plan);
        // A run depends on its strategy, parameter and seed alone.
        JournalFile.Header header = new JournalFile.Header(FORMAT, "", List.of("set"));
        try (Workers workers = new Workers(console.threads());
                ExperimentProgress progress = ExperimentProgress.start(console, NAME);
                JournalFile<HullRun> done = JournalFile.open(folder.journal("runs"), header, HullRun.class)) {
            Map<String, AlloySet> sets = new LinkedHashMap<>();
            for (Map.Entry<AlloySet.Origin, DataSource> one : present.entrySet()) {
                progress.doing("reading " + one.getKey().name());
                AlloySet set = one.getKey().read(one.getValue());
                sets.put(set.name(), set);
                int runs = HullRuns.count(plan);
                progress.plan(
                        set.name(), runs, runs * HullRuns.cost(set.candidates().size()));
            }
            for (AlloySet set : sets.values()) {
                report.add(set, new HullRuns(set, done, progress).play(plan, workers));
            }
        }
        absent.forEach(name -> console.note("Left out, because it is not here: " + name));
        List<Path> pictures = PlotFile.writeBoth(report.plot(), folder.file(NAME));
        return folder.finish(report.text(), report.summary(), report.rows(), Map.of("skipped", absent), pictures);
    }

    private List<AlloySet.Origin> origins() {
        List<AlloySet.Origin> origins = new ArrayList<>(AlloySet.Origin.ALL.stream()
                .limit(wanted.data().isEmpty() ? plan.sets() : AlloySet.Origin.ALL.size())
                .filter(origin -> wanted.acceptsData(origin.name()) || wanted.acceptsData("alloys/" + origin.name()))
                .toList());
        wanted.data().stream()
                .filter(name -> AlloySet.Origin.ALL.stream()
                        .noneMatch(origin -> name.equals(origin.name()) || name.equals("alloys/" + origin.name())))
                .forEach(name -> origins.add(AlloySet.Origin.file(name)));
        return origins;
    }
}
