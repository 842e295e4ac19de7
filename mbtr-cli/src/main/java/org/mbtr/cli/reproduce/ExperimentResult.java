package org.mbtr.cli.reproduce;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.report.Numbers;

/**
 * What an experiment has found.
 *
 * @param text all of it, for people
 * @param fields all of it, for programs: what {@code results.json} holds
 * @param summary in a few words
 * @param files what was written, results first
 */
public record ExperimentResult(String text, Map<String, Object> fields, String summary, List<Path> files) {
    /** Copies the list. */
    public ExperimentResult {
        files = List.copyOf(files);
    }

    /** Shows all of it. */
    public void print(Console console) {
        console.print(text);
        console.result(fields);
        console.note("Written: " + files.stream().map(Path::toString).collect(Collectors.joining(", ")));
    }

    /**
     * Ratios to published errors in a few words.
     *
     * @param noun what a row is: "model"
     * @param error which errors: "MAE"
     * @param rows a row for each model
     * @param key of the ratio in a row, {@code null} or missing where none is published
     */
    static String summary(String noun, String error, List<Map<String, Object>> rows, String key) {
        double[] ratios = rows.stream()
                .map(row -> row.get(key))
                .filter(Objects::nonNull)
                .mapToDouble(ratio -> ((Number) ratio).doubleValue())
                .toArray();
        String counted = Numbers.count(rows.size(), noun);
        if (ratios.length == 0) {
            return counted + ", none with a published error";
        }
        double[] sorted = ratios.clone();
        Arrays.sort(sorted);
        String range = Numbers.significant(sorted[0], 3) + " to " + Numbers.significant(sorted[sorted.length - 1], 3);
        return counted + ", " + error + " over published: "
                + (sorted.length == 1
                        ? Numbers.significant(sorted[0], 3)
                        : "median " + Numbers.significant(median(sorted), 3) + ", " + range + " (" + sorted.length
                                + ")");
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
