package org.mbtr.cli.show;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.mbtr.cli.report.Progress;
import org.mbtr.structures.io.StructureReader;

/** Describes files of structures: every file that no other describer claims. */
public final class StructureDescriber implements Describer {
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
            StructureSummary.of(reader, progress).describe(description, units);
        }
    }
}
