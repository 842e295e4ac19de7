package org.mbtr.cli.show;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.mbtr.cli.report.Progress;
import org.mbtr.cli.select.Condition;
import org.mbtr.cli.select.Selection;
import org.mbtr.structures.io.StructureReader;

/**
 * Describes files of structures: every file that no other describer claims.
 *
 * @param where conditions that structures have to fulfil to be looked at
 */
public record StructureDescriber(List<Condition> where) implements Describer {
    /** Copies the list. */
    public StructureDescriber {
        where = List.copyOf(where);
    }

    @Override
    public boolean recognises(Path file) {
        return Files.isRegularFile(file);
    }

    @Override
    public Description describe(Path file, Progress progress) {
        Description description = new Description().fact("file", "file", file.toString());
        describe(file, Map.of(), progress, description);
        return description;
    }

    /** Adds the same to a description that says more, with units of properties by name where they are known. */
    public void describe(Path file, Map<String, String> units, Progress progress, Description description) {
        try (StructureReader reader = StructureReader.open(file)) {
            Selection selection = new Selection(where);
            StructureSummary summary = StructureSummary.of(reader, selection, progress);
            selection.check(file.toString());
            if (selection.isActive()) {
                description
                        .fact("where", "structures with", selection.conditions(), selection.words())
                        .field("left_out", selection.leftOut());
            }
            summary.describe(description, units);
        }
    }
}
