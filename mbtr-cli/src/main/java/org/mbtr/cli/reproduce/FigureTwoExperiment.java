package org.mbtr.cli.reproduce;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.plot.PlotFile;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.Table;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.data.DataFolders;
import org.mbtr.structures.data.DataSource;

/**
 * Figure 2 of Huo and Rupp 2022: predicted over known formation energies of crystals by the paper's Gaussian model, and the distribution of
 * the errors. Without the paper's elpasolites, of a bundled set in their place.
 *
 * @param wanted which sets; the paper's or the one in its place if none are named
 * @param plan how many training crystals, and what is searched
 * @param folders where sets are looked up
 * @param output folder for results, pictures and journals
 */
public record FigureTwoExperiment(ModelFilter wanted, CrystalsPlan plan, DataFolders folders, Path output)
        implements Experiment {
    private static final String NAME = "figure2";
    private static final String PAPERS = "elpasolites";
    private static final String STAND_IN = "abc2_oqmd_heusler";

    @Override
    public ExperimentResult run(Console console) throws IOException {
        Map<CrystalSet, DataSource> sets = sets();
        ExperimentFolder folder = new ExperimentFolder(NAME, output);
        Table table = new Table(
                Column.text("data", "data"),
                Column.text("quantity", "quantity"),
                Column.number("ours", "ours", 3),
                Column.number("published", "published", 3),
                Column.number("ratio", "ratio", 3));
        List<Map<String, Object>> rows = new ArrayList<>();
        List<Path> pictures = new ArrayList<>();
        boolean standIns = false;
        try (Workers workers = new Workers(console.threads());
                ExperimentProgress progress = ExperimentProgress.start(console, NAME)) {
            for (Map.Entry<CrystalSet, DataSource> entry : sets.entrySet()) {
                CrystalWork work = CrystalWork.read(entry.getKey(), entry.getValue(), plan, folder, progress, workers);
                work.plan(List.of(CrystalModel.GAUSSIAN));
                RowOutcome outcome = work.row(CrystalModel.GAUSSIAN, work.data().training());
                FigureTwoResult result = FigureTwoResult.of(work.set(), outcome);
                result.add(table);
                rows.add(result.fields());
                standIns |= !result.isPublished();
                pictures.addAll(PlotFile.writeBoth(
                        result.plot(), folder.file(NAME + "-" + work.set().name())));
            }
        }
        String text = table.text() + System.lineSeparator() + "Published numbers are for " + PAPERS + "."
                + (standIns
                        ? " Other crystals, and fewer for training, have other errors; what can be compared is the form of their"
                                + " distribution, so the published limits and histogram are stretched to the scale of ours."
                        : "")
                + (plan.words().isEmpty() ? "" : System.lineSeparator() + plan.words() + ".");
        String summary = ExperimentResult.summary("model", "RMSE", rows, "rmse_ratio")
                + (standIns ? " (of other crystals or sizes)" : "");
        return folder.finish(text, summary, rows, Map.of(), pictures);
    }

    private Map<CrystalSet, DataSource> sets() {
        Map<CrystalSet, DataSource> sets = new LinkedHashMap<>();
        if (wanted.data().isEmpty()) {
            for (String name : List.of(PAPERS, STAND_IN)) {
                CrystalSet set = named(name);
                Optional<DataSource> source = set.locate(folders);
                if (source.isPresent()) {
                    sets.put(set, source.get());
                    return sets;
                }
            }
            throw new MbtrException(STAND_IN + " comes with the program but is in none of " + folders.folders());
        }
        for (String name : wanted.data()) {
            CrystalSet set = named(name);
            sets.put(
                    set,
                    set.locate(folders)
                            .orElseThrow(() -> new MbtrException(
                                    name + ": " + set.fileNames() + " is in none of " + folders.folders())));
        }
        return sets;
    }

    private static CrystalSet named(String name) {
        return CrystalSets.all().stream()
                .filter(set -> set.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new MbtrException("`" + name + "` is no set of " + NAME + "; its sets are "
                        + String.join(
                                ", ",
                                CrystalSets.all().stream().map(CrystalSet::name).toList())));
    }
}
