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
import org.mbtr.structures.data.Dataset;
import org.mbtr.structures.data.DatasetCatalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the known data sets, or tells everything about one. */
@Command(
        name = "datasets",
        header = "List the known data sets, or show where one comes from.",
        description = {
            "",
            "Files are looked up in the bundled folder 'datasets', then in the folder that the environment variable"
                    + " MBTR_DATA names."
        })
public final class DatasetsVerb extends Verb {
    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "A data set: its origin, citation, licence, properties and units.")
    private Optional<String> name = Optional.empty();

    @Override
    protected void run(Console console) {
        DatasetCatalogue catalogue = DatasetCatalogue.standard();
        if (name.isPresent()) {
            Description details = DatasetDescriptions.details(find(catalogue, name.get()));
            console.print(details.text());
            console.result(details.fields());
            return;
        }
        Table table = DatasetDescriptions.list(catalogue.datasets());
        console.print(table.text());
        console.result(new LinkedHashMap<>(Map.of("datasets", table.rows())));
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
