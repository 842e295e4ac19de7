package org.mbtr.cli.reproduce;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mbtr.cli.report.Json;
import org.mbtr.structures.io.AtomicFile;

/** The folder of an experiment: its results and pictures and, until it is done, the journals that it resumes from. */
final class ExperimentFolder {
    private final String experiment;
    private final Path folder;
    private final List<Path> journals = new ArrayList<>();
    private final long begin = System.nanoTime();

    /** Makes the folder unless it is there; the time of the experiment begins. */
    ExperimentFolder(String experiment, Path folder) throws IOException {
        this.experiment = experiment;
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

    /**
     * Writes {@code results.json}; journals are not needed any more and are deleted.
     *
     * @param text what was found, for people
     * @param summary in a few words
     * @param rows of its table
     * @param more what else was found, by name
     * @param pictures that were drawn
     */
    ExperimentResult finish(
            String text, String summary, List<Map<String, Object>> rows, Map<String, Object> more, List<Path> pictures)
            throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("experiment", experiment);
        fields.put("rows", rows);
        fields.putAll(new TreeMap<>(more));
        fields.put("pictures", pictures.stream().map(Path::toString).toList());
        fields.put("seconds", (System.nanoTime() - begin) * 1e-9);
        List<Path> files = new ArrayList<>(List.of(write(fields)));
        files.addAll(pictures);
        for (Path journal : journals) {
            Files.deleteIfExists(journal);
        }
        return new ExperimentResult(text, fields, summary, files);
    }

    /** Writes {@code results.json} and returns it. */
    Path write(Map<String, Object> fields) throws IOException {
        Path file = file("results.json");
        AtomicFile.write(file, stream -> stream.write((Json.text(fields) + "\n").getBytes(StandardCharsets.UTF_8)));
        return file;
    }
}
