package org.mbtr.cli.show;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.Table;
import org.mbtr.structures.data.DataFolders;
import org.mbtr.structures.data.Dataset;
import org.mbtr.structures.data.DatasetProperty;
import org.mbtr.structures.data.Original;

/** Known data sets: as a list, and each in detail. */
public final class DatasetDescriptions {
    private static final int MOST_ELEMENTS = 6;
    private static final int WIDEST_LICENCE = 32;

    private DatasetDescriptions() {}

    /** One row for each set. */
    public static Table list(List<Dataset> datasets) {
        Table table = new Table(
                Column.text("name", "name"),
                Column.whole("structures", "structures"),
                Column.text("elements", "elements"),
                Column.text("target", "target"),
                Column.text("unit", "unit"),
                Column.text("licence", "licence", WIDEST_LICENCE),
                Column.text("present", "present"));
        for (Dataset dataset : datasets) {
            Optional<String> target = dataset.defaultTarget();
            table.row(
                    dataset.name(),
                    dataset.structures(),
                    elements(dataset),
                    target,
                    target.flatMap(dataset::unit),
                    dataset.licence(),
                    present(dataset));
        }
        return table;
    }

    /** One row for each original. */
    public static Table originals(List<Original> originals) {
        Table table = new Table(
                Column.text("name", "name"),
                Column.text("title", "title"),
                Column.text("address", "address"),
                Column.text("present", "present"));
        for (Original original : originals) {
            table.row(
                    original.name(),
                    original.title(),
                    original.address(),
                    DataFolders.standard().find(original.file()).isPresent() ? "yes" : "no");
        }
        return table;
    }

    /** What is known about an original. */
    public static Description details(Original original) {
        Optional<Path> path = DataFolders.standard().find(original.file());
        return new Description()
                .fact("name", "name", original.name())
                .fact("title", "title", original.title())
                .fact(
                        "path",
                        "file",
                        path.map(Path::toString).orElse(""),
                        path.map(Path::toString)
                                .orElse(original.file() + " (not here; 'mbtr datasets fetch " + original.name() + "')"))
                .fact("address", "address", original.address())
                .fact("md5", "MD5", original.md5().orElse("none published"));
    }

    /** What is known about a set without opening its file. */
    public static Description details(Dataset dataset) {
        Description description = new Description()
                .fact("name", "name", dataset.name())
                .fact("title", "title", dataset.title())
                .fact("structures", "structures", dataset.structures())
                .fact("atoms", "atoms", dataset.atoms())
                .fact("elements", "elements", dataset.elements(), String.join(" ", dataset.elements()))
                .fact("targets", "targets", dataset.targets(), targets(dataset));
        Optional<Path> path = dataset.locate();
        description.fact(
                "path",
                "file",
                path.map(Path::toString).orElse(""),
                path.map(Path::toString).orElse(dataset.file() + " (not here)"));
        description
                .fact("origin", "origin", dataset.origin())
                .fact("citation", "citation", dataset.citation())
                .fact("licence", "licence", dataset.licence())
                .fact("sha256", "SHA-256", dataset.sha256());
        if (!dataset.notes().isEmpty()) {
            description.fact("notes", "notes", dataset.notes(), String.join(" ", dataset.notes()));
        }
        Table properties = new Table(
                Column.text("property", "property"), Column.text("unit", "unit"), Column.text("meaning", "meaning"));
        for (DatasetProperty property : dataset.properties()) {
            properties.row(
                    property.key(), Optional.of(property.unit()).filter(unit -> !unit.isEmpty()), property.meaning());
        }
        return description.table("properties", "Properties", properties);
    }

    /** Units of a set's properties by name. */
    public static Map<String, String> units(Dataset dataset) {
        Map<String, String> units = new HashMap<>();
        dataset.properties()
                .forEach(property -> dataset.unit(property.key()).ifPresent(unit -> units.put(property.key(), unit)));
        return units;
    }

    private static String present(Dataset dataset) {
        return dataset.bundled() && dataset.locate().isPresent()
                ? "bundled"
                : dataset.locate().isPresent() ? "yes" : "no";
    }

    private static String elements(Dataset dataset) {
        List<String> elements = dataset.elements();
        return elements.size() <= MOST_ELEMENTS ? String.join(" ", elements) : elements.size() + " elements";
    }

    private static String targets(Dataset dataset) {
        return dataset.targets().isEmpty()
                ? "none"
                : String.join(", ", dataset.targets())
                        + (dataset.targets().size() > 1 ? " (the first by default)" : "");
    }
}
