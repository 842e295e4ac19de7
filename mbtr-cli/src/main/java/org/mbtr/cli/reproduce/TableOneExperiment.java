package org.mbtr.cli.reproduce;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.plot.PlotFile;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Progress;
import org.mbtr.representations.parallel.Workers;

/**
 * Table 1 from the command line: chosen rows one after the other, with a journal for each search.
 *
 * @param wanted which models
 * @param quick whether to learn from 1000 molecules only
 * @param output folder for results and journals
 */
public record TableOneExperiment(ModelFilter wanted, boolean quick, Path output) implements Experiment {
    private static final String NAME = "table1";

    @Override
    public ExperimentResult run(Console console) throws IOException {
        List<TableOneRow> rows = TableOneRow.all().stream()
                .filter(row -> wanted.acceptsData(row.data())
                        && wanted.acceptsModel(
                                row.representation(), row.kernel().label()))
                .toList();
        if (rows.isEmpty()) {
            throw wanted.nothing(NAME);
        }
        ExperimentFolder folder = new ExperimentFolder(NAME, output);
        TableOneReport report = new TableOneReport();
        try (Workers workers = new Workers(console.threads());
                ExperimentProgress line = ExperimentProgress.start(console, NAME)) {
            line.plan(NAME, rows.size(), rows.size());
            TableOne table = new TableOne(quick, workers);
            for (TableOneRow row : rows) {
                Path journal = folder.journal(row.fileName() + (quick ? "-quick" : ""));
                try (Progress progress = line.model(row.fileName(), 1)) {
                    report.add(row, table.run(row, journal, (number, point, loss, seconds) -> {
                        progress.advance(1);
                        progress.detail("RMSE " + Numbers.significant(loss, 3));
                    }));
                }
            }
        }
        List<Path> pictures = PlotFile.writeBoth(report.plot(), folder.file(NAME));
        Map<String, Object> more = Map.of("largest_errors", report.largest().rows());
        return folder.finish(report.text(), report.summary(), report.rows(), more, pictures);
    }
}
