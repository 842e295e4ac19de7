package org.mbtr.cli.reproduce;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Table;
import org.mbtr.learning.search.JournalFile;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.data.DataFolders;

/**
 * All experiments one after the other, each in a folder of its own, with a journal of those that are done. One that fails does not keep the
 * others from being run, and is tried again by the next run.
 *
 * @param experiments in this order
 * @param quick whether smaller versions are enough for a first look
 * @param memory bytes that features and matrices may take, for experiments that have the option
 * @param output folder of the folders
 */
public record AllExperiments(List<KnownExperiment> experiments, boolean quick, Optional<Long> memory, Path output)
        implements Experiment {
    /** Its name on the command line. */
    public static final String NAME = "all";

    private static final String FORMAT = "mbtr-all-experiments-1";

    /** Copies the list. */
    public AllExperiments {
        experiments = List.copyOf(experiments);
    }

    /**
     * An experiment that is done; a line of the journal.
     *
     * @param experiment its name
     * @param summary what was found, in a few words
     * @param seconds that it took
     * @param absent names of data that are not here
     */
    record Done(String experiment, String summary, double seconds, List<String> absent) {
        /** Copies the list. */
        Done {
            absent = List.copyOf(absent);
        }
    }

    /** Names of the experiments of a result that failed. */
    public static List<String> failed(ExperimentResult result) {
        return ((List<?>) result.fields().get("failed"))
                .stream().map(Object::toString).toList();
    }

    @Override
    public ExperimentResult run(Console console) throws IOException {
        ExperimentFolder folder = new ExperimentFolder(NAME, output);
        Map<KnownExperiment, Done> done = new LinkedHashMap<>();
        Map<String, String> failed = new LinkedHashMap<>();
        JournalFile.Header header = new JournalFile.Header(FORMAT, quick ? "quick" : "complete", List.of("experiment"));
        Path journalPath = folder.file("experiments.journal.jsonl");
        try (JournalFile<Done> journal = JournalFile.open(journalPath, header, Done.class)) {
            for (int i = 0; i < experiments.size(); i++) {
                KnownExperiment experiment = experiments.get(i);
                Optional<Done> before = journal.entries().stream()
                        .filter(entry -> entry.experiment().equals(experiment.label()))
                        .findFirst();
                if (before.isPresent()) {
                    done.put(experiment, before.get());
                    continue;
                }
                console.note("Experiment " + (i + 1) + " of " + experiments.size() + ": " + experiment.label());
                try {
                    Done now = run(experiment, folder, console);
                    journal.add(now);
                    done.put(experiment, now);
                } catch (MbtrException failure) {
                    failed.put(experiment.label(), failure.getMessage());
                    console.note(experiment.label() + " has failed: " + failure.getMessage());
                }
            }
        }
        if (failed.isEmpty()) {
            folder.forget(journalPath);
        }
        return result(done, failed, folder);
    }

    private Done run(KnownExperiment experiment, ExperimentFolder folder, Console console) throws IOException {
        long begin = System.nanoTime();
        ExperimentResult result = experiment
                .create(experiment.request(quick, memory), folder.file(experiment.label()))
                .run(console);
        console.print("== " + experiment.label());
        console.print(result.text());
        console.print("");
        Object absent = result.fields().getOrDefault("skipped", List.of());
        return new Done(
                experiment.label(),
                result.summary(),
                (System.nanoTime() - begin) * 1e-9,
                ((List<?>) absent).stream().map(Object::toString).toList());
    }

    private ExperimentResult result(
            Map<KnownExperiment, Done> done, Map<String, String> failed, ExperimentFolder folder) throws IOException {
        Table table = new Table(
                Column.text("experiment", "experiment"),
                Column.text("summary", "result"),
                Column.number("seconds", "time (s)", 3),
                Column.text("folder", "folder"));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Done one : done.values()) {
            table.row(
                    one.experiment(),
                    one.summary(),
                    one.seconds(),
                    folder.file(one.experiment()).toString());
            Map<String, Object> row = new LinkedHashMap<>(table.rows().getLast());
            row.put("skipped", one.absent());
            rows.add(row);
        }
        double seconds = done.values().stream().mapToDouble(Done::seconds).sum();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("experiment", NAME);
        fields.put("quick", quick);
        fields.put("rows", rows);
        fields.put("failed", List.copyOf(failed.keySet()));
        fields.put("seconds", seconds);
        Path results = folder.write(fields);
        String text = table.text() + System.lineSeparator() + "All of it took "
                + Numbers.duration(Duration.ofMillis(Math.round(1000 * seconds))) + "."
                + (quick ? " Quick versions: fewer training structures than in the paper, so errors are larger." : "")
                + failures(failed) + absent(done.values());
        return new ExperimentResult(text, fields, Numbers.count(done.size(), "experiment"), List.of(results));
    }

    private static String failures(Map<String, String> failed) {
        return failed.entrySet().stream()
                .map(entry -> System.lineSeparator() + entry.getKey() + " has failed: " + entry.getValue())
                .collect(Collectors.joining());
    }

    private static String absent(Iterable<Done> done) {
        StringBuilder text = new StringBuilder();
        for (Done one : done) {
            if (!one.absent().isEmpty()) {
                text.append(System.lineSeparator())
                        .append(one.experiment())
                        .append(" was done without ")
                        .append(String.join(", ", one.absent()));
            }
        }
        return text.isEmpty()
                ? ""
                : text + System.lineSeparator()
                        + "`mbtr datasets fetch NAME` fetches the whole trajectories of md17; `mbtr datasets NAME`"
                        + " says where others come from. Their folder is named by " + DataFolders.VARIABLE + ".";
    }
}
