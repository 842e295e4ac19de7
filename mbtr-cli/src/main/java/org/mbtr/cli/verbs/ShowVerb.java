package org.mbtr.cli.verbs;

import java.util.Optional;
import java.util.stream.Stream;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.forcefield.ForceFieldDescriber;
import org.mbtr.cli.learn.JournalDescriber;
import org.mbtr.cli.learn.ModelDescriber;
import org.mbtr.cli.report.Progress;
import org.mbtr.cli.show.DatasetDescriptions;
import org.mbtr.cli.show.Describer;
import org.mbtr.cli.show.Description;
import org.mbtr.cli.show.StructureDescriber;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.data.DataSource;
import org.mbtr.structures.data.Dataset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says in words what a file or a known data set holds. */
@Command(name = "show", header = "Say in words what a file or a data set holds: structures, a model, a search.")
public final class ShowVerb extends Verb {
    @Parameters(
            paramLabel = "FILE|NAME",
            description = "A file of structures, a model, a journal, or the name of a known data set.")
    private String what;

    @Mixin
    private SelectionOptions selected;

    @Override
    protected void run(Console console) {
        DataSource source = DataSource.resolve(what);
        Optional<Dataset> dataset = source.dataset();
        long expected = dataset.map(Dataset::structures).orElse(-1);
        Description description;
        try (Progress progress = console.progress("reading " + source.title(), expected, "structures")) {
            description = dataset.isPresent() ? known(source, dataset.get(), progress) : unknown(source, progress);
        }
        console.print(description.text());
        console.result(description.fields());
    }

    private Description known(DataSource source, Dataset dataset, Progress progress) {
        Description description = new Description()
                .fact("name", "data set", dataset.name(), dataset.name() + ": " + dataset.title())
                .fact("file", "file", source.path().toString());
        new StructureDescriber(selected.where())
                .describe(source.path(), DatasetDescriptions.units(dataset), progress, description);
        return description;
    }

    private Description unknown(DataSource source, Progress progress) {
        StructureDescriber structures = new StructureDescriber(selected.where());
        // Asked in this order; the last takes every file.
        Describer describer = Stream.of(
                        new ModelDescriber(), new ForceFieldDescriber(), new JournalDescriber(), structures)
                .filter(candidate -> candidate.recognises(source.path()))
                .findFirst()
                .orElseThrow(() -> new MbtrException(source.path() + " is no file that can be shown"));
        if (!selected.where().isEmpty() && describer != structures) {
            throw new MbtrException(source.path() + " does not hold structures; leave out --where");
        }
        return describer.describe(source.path(), progress);
    }
}
