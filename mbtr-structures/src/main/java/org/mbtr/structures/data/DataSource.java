package org.mbtr.structures.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.StructureReader;

/**
 * What a user named as data: a file, or a known set whose file has been found.
 *
 * @param title what to call it: the set's name or the file as the user wrote it
 * @param path the file
 * @param dataset what is known about it; absent for a file that is none of the known sets
 */
public record DataSource(String title, Path path, Optional<Dataset> dataset) {
    private static final String HINT = "`mbtr datasets` lists the known sets";

    /**
     * Finds data by the name of a known set or by the path of a file. The name of a set wins over a file of the same
     * name; {@code ./name} is always the file.
     *
     * @throws MbtrException if there is neither, or the set is known but its file is not here
     */
    public static DataSource resolve(String fileOrName) {
        return resolve(fileOrName, DatasetCatalogue.standard(), DataFolders.standard());
    }

    static DataSource resolve(String fileOrName, DatasetCatalogue catalogue, DataFolders folders) {
        Optional<Dataset> known = catalogue.find(fileOrName);
        if (known.isPresent()) {
            Path path = folders.find(known.get().file()).orElseThrow(() -> absent(known.get(), folders));
            return new DataSource(fileOrName, path, known);
        }
        Path path = Path.of(fileOrName);
        if (!Files.exists(path)) {
            throw new MbtrException("`" + fileOrName + "` is neither a file nor a known data set; "
                    + suggestion(catalogue.similar(fileOrName)) + HINT);
        }
        Optional<Dataset> same = catalogue.datasets().stream()
                .filter(dataset -> path.endsWith(Path.of(dataset.file()).getFileName()))
                .filter(dataset -> isSame(folders.find(dataset.file()), path))
                .findFirst();
        return new DataSource(fileOrName, path, same);
    }

    /** All structures. */
    public List<Structure> read() {
        return StructureReader.read(path);
    }

    /** A reader that holds one structure at a time. */
    public StructureReader open() {
        return StructureReader.open(path);
    }

    /** The unit of a property, where the data set is known and says it. */
    public Optional<String> unit(String property) {
        return dataset.flatMap(known -> known.unit(property));
    }

    private static boolean isSame(Optional<Path> located, Path path) {
        try {
            return located.isPresent() && Files.isSameFile(located.get(), path);
        } catch (IOException e) {
            return false;
        }
    }

    private static MbtrException absent(Dataset dataset, DataFolders folders) {
        return new MbtrException("the file of data set `" + dataset.name() + "`, " + dataset.file() + ", is in none of "
                + folders.folders() + "; put it there or set " + DataFolders.VARIABLE + " to the folder that has it");
    }

    private static String suggestion(List<String> names) {
        return names.isEmpty() ? "" : "did you mean `" + String.join("`, `", names) + "`? ";
    }
}
