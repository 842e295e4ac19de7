package org.mbtr.structures.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The folders in which data sets are looked up, in this order: {@code datasets} of the project, the folder that the
 * environment variable {@code MBTR_DATA} names, {@code ../shared/data} beside the project.
 *
 * @param folders the folders, first come first served; they need not exist
 */
public record DataFolders(List<Path> folders) {
    /** The environment variable that names a folder of data sets. */
    public static final String VARIABLE = "MBTR_DATA";

    /** The system property that names the project's folder; without it that is the working directory. */
    public static final String ROOT = "mbtr.root";

    /** Copies the list. */
    public DataFolders {
        folders = List.copyOf(folders);
    }

    /** The folders that apply to this process. */
    public static DataFolders standard() {
        return of(Path.of(System.getProperty(ROOT, "")), named());
    }

    /** The folder that the environment variable names, if it does. */
    public static Optional<Path> named() {
        return Optional.ofNullable(System.getenv(VARIABLE))
                .filter(text -> !text.isBlank())
                .map(Path::of);
    }

    /** The folders for a project's folder and what the environment variable says, if it is set and not empty. */
    static DataFolders of(Path root, Optional<Path> variable) {
        List<Path> folders = new ArrayList<>();
        folders.add(root.resolve("datasets"));
        variable.ifPresent(folders::add);
        folders.add(root.resolve("..").resolve("shared").resolve("data").normalize());
        return new DataFolders(folders);
    }

    /** The first file of this relative path. */
    public Optional<Path> find(String file) {
        return folders.stream()
                .map(folder -> folder.resolve(file))
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
