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
        return describe(file, Map.of(), progress);
    }

    /** The same for a file whose properties have known units. */
    public Description describe(Path file, Map<String, String> units, Progress progress) {
        Description description = new Description().fact("file", "file", file.toString());
        try (StructureReader reader = StructureReader.open(file)) {
            StructureSummary.of(reader, progress).describe(description, units);
        }
        return description;
    }
}
