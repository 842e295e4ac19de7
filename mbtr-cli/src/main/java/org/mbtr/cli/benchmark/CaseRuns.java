package org.mbtr.cli.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.report.Progress;
import org.mbtr.structures.MbtrException;

/**
 * Measures the cases of a benchmark, each in a JVM of its own.
 *
 * @param benchmark name of the benchmark
 * @param cases names of cases to keep to, empty for all
 * @param arguments further ones of the command for one case
 * @param here whether to measure in this JVM
 */
record CaseRuns(String benchmark, List<String> cases, List<String> arguments, boolean here) {
    private static final String MAIN = "org.mbtr.cli.Main";

    /**
     * The rows of the chosen cases.
     *
     * @param measure measures the case of this name in this JVM; the result is a row for JSON
     * @throws MbtrException if a case is not among the known ones
     */
    List<ObjectNode> rows(List<String> known, Function<String, Map<String, Object>> measure, Console console) {
        cases.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(unknown -> {
            throw new MbtrException("no case is called " + unknown + "; there are " + String.join(", ", known));
        });
        List<String> chosen = known.stream()
                .filter(name -> cases.isEmpty() || cases.contains(name))
                .toList();
        List<ObjectNode> rows = new ArrayList<>();
        try (Progress progress = console.progress("measuring", chosen.size(), "cases")) {
            for (String name : chosen) {
                progress.detail(name);
                rows.add(here ? new ObjectMapper().valueToTree(measure.apply(name)) : inItsOwnJvm(name));
                progress.advance(1);
            }
        }
        return rows;
    }

    private ObjectNode inItsOwnJvm(String name) {
        List<String> command = new ArrayList<>(List.of("benchmark", benchmark, "--here", "--json", "--case", name));
        command.addAll(arguments);
        return (ObjectNode)
                OwnProcess.run(List.of(), MAIN, command).path("rows").path(0);
    }
}
