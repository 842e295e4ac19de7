package org.mbtr.cli.verbs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.report.Table;
import org.mbtr.cli.show.DatasetDescriptions;
import org.mbtr.cli.show.Description;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.data.DataFolders;
import org.mbtr.structures.data.Dataset;
import org.mbtr.structures.data.DatasetCatalogue;
import org.mbtr.structures.data.Original;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Lists the known data sets, tells everything about one, or fetches what others publish. */
@Command(
        name = "datasets",
        header = "List the known data sets, show where one comes from, or fetch originals.",
        description = {
            "",
            "Files are looked up in the bundled folder 'datasets', then in the folder that the environment variable"
                    + " MBTR_DATA names.",
            "",
            "Example: mbtr datasets qm7b",
            "         mbtr datasets fetch md17/aspirin"
        })
public final class DatasetsVerb extends Verb {
    private static final String FETCH = "fetch";

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description =
                    "A data set: its origin, citation, licence, properties and units. Behind the word 'fetch': originals"
                            + " that are fetched from their authors into the folder that MBTR_DATA names.")
    private List<String> names = List.of();

    @Option(
            names = "--from",
            paramLabel = "URL",
            description = "fetch: take files of the same names from this address instead.")
    private Optional<String> from = Optional.empty();

    @Override
    protected void run(Console console) {
        if (!names.isEmpty() && names.getFirst().equals(FETCH)) {
            new OriginalsFetch(from, DataFolders.named()).run(names.subList(1, names.size()), console);
            return;
        }
        if (from.isPresent() || names.size() > 1) {
            throw new ParameterException(
                    spec().commandLine(),
                    from.isPresent()
                            ? "--from is for 'mbtr datasets fetch'; leave it out"
                            : "Details are shown of one data set; 'mbtr datasets fetch NAME...' fetches several");
        }
        if (names.isEmpty()) {
            list(console);
            return;
        }
        DatasetCatalogue catalogue = DatasetCatalogue.standard();
        Optional<Original> original = Original.find(names.getFirst())
                .filter(found -> catalogue.find(found.name()).isEmpty());
        Description details = original.isPresent()
                ? DatasetDescriptions.details(original.get())
                : DatasetDescriptions.details(find(catalogue, names.getFirst()));
        console.print(details.text());
        console.result(details.fields());
    }

    private static void list(Console console) {
        Table table = DatasetDescriptions.list(DatasetCatalogue.standard().datasets());
        Table originals = DatasetDescriptions.originals(Original.all());
        console.print(table.text());
        console.print("");
        console.print("To be fetched from their authors by 'mbtr datasets fetch NAME':");
        console.print(originals.text());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("datasets", table.rows());
        result.put("originals", originals.rows());
        console.result(result);
        console.note("'mbtr datasets NAME' tells where a set comes from and how to cite it.");
    }

    private static Dataset find(DatasetCatalogue catalogue, String name) {
        return catalogue.find(name).orElseThrow(() -> {
            List<String> similar = catalogue.similar(name);
            String meant = similar.isEmpty() ? "" : "did you mean " + String.join(" or ", similar) + "? ";
            return new MbtrException("no data set is called '" + name + "'; " + meant + "'mbtr datasets' lists them");
        });
    }
}
