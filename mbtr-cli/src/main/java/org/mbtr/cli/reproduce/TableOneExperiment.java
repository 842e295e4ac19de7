package org.mbtr.cli.reproduce;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.report.Json;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Progress;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.io.AtomicFile;

/**
 * Table 1 from the command line: chosen rows one after the other, with a journal for each search.
 *
 * @param data names of data sets to keep to, empty for all
 * @param representations names of representations to keep to, empty for all
 * @param kernels names of kernels to keep to, empty for all
 * @param quick whether to learn from 1000 molecules only
 * @param folder for results and journals
 */
public record TableOneExperiment(
        List<String> data, List<String> representations, List<String> kernels, boolean quick, Path folder) {
    /** Runs the rows, prints the report and writes {@code results.json}. */
    public void run(Console console) throws IOException {
        List<TableOneRow> rows = TableOneRow.all().stream()
                .filter(row -> (data.isEmpty() || data.contains(row.data()))
                        && (representations.isEmpty() || representations.contains(row.representation()))
                        && (kernels.isEmpty() || kernels.contains(row.kernel().label())))
                .toList();
        if (rows.isEmpty()) {
            throw new MbtrException("no model of table1 has data " + data + ", representation " + representations
                    + " and kernel " + kernels + " (an empty list stands for all)");
        }
        Files.createDirectories(folder);
        long begin = System.nanoTime();
        TableOneReport report = new TableOneReport();
        List<Path> journals = new ArrayList<>();
        try (Workers workers = new Workers(console.threads())) {
            TableOne table = new TableOne(quick, workers);
            for (int i = 0; i < rows.size(); i++) {
                TableOneRow row = rows.get(i);
                Path journal = folder.resolve(row.fileName() + (quick ? "-quick" : "") + ".journal.jsonl");
                journals.add(journal);
                String task = "model " + (i + 1) + " of " + rows.size() + ", " + row.fileName();
                try (Progress progress = console.progress(task, -1, "evaluations")) {
                    report.add(table.run(row, Optional.of(journal), (number, point, loss, seconds) -> {
                        progress.advance(1);
                        progress.detail("RMSE " + Numbers.significant(loss, 3));
                    }));
                }
            }
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("experiment", "table1");
        result.put("rows", report.rows());
        result.put("largest_errors", report.largest());
        result.put("seconds", (System.nanoTime() - begin) * 1e-9);
        Path file = folder.resolve("results.json");
        AtomicFile.write(file, stream -> stream.write((Json.text(result) + "\n").getBytes(StandardCharsets.UTF_8)));
        for (Path journal : journals) {
            Files.deleteIfExists(journal);
        }
        console.print(report.text());
        console.print("");
        console.print(report.largestErrors());
        console.result(result);
        console.note("Written: " + file);
    }
}
