package org.mbtr.cli.verbs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.reproduce.ModelFilter;
import org.mbtr.cli.reproduce.TableOneExperiment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Runs an experiment of the paper. */
@Command(
        name = "reproduce",
        header = "Run an experiment of the paper and set its numbers beside the published ones.",
        description = {
            "",
            "Experiments:",
            "  table1  energies and polarizabilities of QM7b molecules, 5000 for training",
            "",
            "Results and, until the experiment is done, the journals of its searches are kept in a folder; the same"
                    + " command resumes an interrupted run.",
            "",
            "Example: mbtr reproduce table1 --data qm7_pbe0geom"
        })
public final class ReproduceVerb extends Verb {
    @Parameters(paramLabel = "EXPERIMENT", description = "table1")
    private String experiment;

    @Option(names = "--data", paramLabel = "NAME", description = "Only models of these data sets.", split = ",")
    private List<String> data = List.of();

    @Option(
            names = "--representation",
            paramLabel = "NAME",
            description = "Only models with these representations: cm, bob, mbtr, mbtr-extended.",
            split = ",")
    private List<String> representations = List.of();

    @Option(names = "--kernel", paramLabel = "NAME", description = "Only models with these kernels.", split = ",")
    private List<String> kernels = List.of();

    @Option(names = "--quick", description = "A smaller version for a first look: 1000 training molecules.")
    private boolean quick;

    @Option(
            names = "--output",
            paramLabel = "FOLDER",
            description = "Where results and journals go; by default reproduce-<experiment> in the current folder.")
    private Optional<Path> output = Optional.empty();

    @Override
    protected void run(Console console) throws IOException {
        if (!experiment.equals("table1")) {
            throw new ParameterException(
                    spec().commandLine(), "Unknown experiment '" + experiment + "'; known: table1");
        }
        ModelFilter wanted = new ModelFilter(data, representations, kernels);
        new TableOneExperiment(wanted, quick, output.orElse(Path.of("reproduce-table1"))).run(console);
    }
}
