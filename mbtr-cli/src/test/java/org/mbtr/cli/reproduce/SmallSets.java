package org.mbtr.cli.reproduce;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mbtr.cli.console.CommonOptions;
import org.mbtr.cli.console.Console;
import org.mbtr.structures.Structure;
import org.mbtr.structures.data.DataSource;
import org.mbtr.structures.io.ExtendedXyzWriter;
import org.mbtr.structures.io.StructureReader;

/** Parts of bundled sets, for experiments that are small enough for tests. */
final class SmallSets {
    private SmallSets() {}

    /** Writes the first structures of a bundled set, without those that are marked as inconsistent. */
    static void part(Path data, String name, int count) throws IOException {
        Files.createDirectories(data);
        try (StructureReader reader = DataSource.resolve(name).open()) {
            List<Structure> structures = reader.stream()
                    .filter(structure -> !structure.properties().containsKey("consistent")
                            || structure
                                    .properties()
                                    .get("consistent")
                                    .toString()
                                    .contains("true"))
                    .limit(count)
                    .toList();
            ExtendedXyzWriter.write(data.resolve(name + ".extxyz.gz"), structures);
        }
    }

    /** A console that nobody reads. */
    static Console console() {
        return new Console(
                new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), new CommonOptions());
    }
}
