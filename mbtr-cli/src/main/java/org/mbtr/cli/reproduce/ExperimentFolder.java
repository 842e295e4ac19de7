package org.mbtr.cli.reproduce;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mbtr.cli.report.Json;
import org.mbtr.structures.io.AtomicFile;

/** The folder of an experiment: its results and pictures and, until it is done, the journals that it resumes from. */
final class ExperimentFolder {
    private final Path folder;
    private final List<Path> journals = new ArrayList<>();

    /** Makes the folder unless it is there. */
    ExperimentFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** A file of the folder. */
    Path file(String name) {
        return folder.resolve(name);
    }

    /** The journal of a piece of work; {@link #finish} deletes it. */
    Path journal(String work) {
        Path journal = file(work + ".journal.jsonl");
        journals.add(journal);
        return journal;
    }

    /** Deletes a file that is not needed any more, if it is there. */
    void forget(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    /** Writes {@code results.json} and returns it; journals are not needed any more and are deleted. */
    Path finish(Map<String, Object> result) throws IOException {
        Path file = file("results.json");
        AtomicFile.write(file, stream -> stream.write((Json.text(result) + "\n").getBytes(StandardCharsets.UTF_8)));
        for (Path journal : journals) {
            Files.deleteIfExists(journal);
        }
        return file;
    }
}
