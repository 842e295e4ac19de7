package org.mbtr.cli.learn;

import java.nio.file.Files;
import java.nio.file.Path;
import org.mbtr.structures.MbtrException;

/** Files that will be written at the end of long work. */
public final class OutputFile {
    private OutputFile() {}

    /**
     * Makes sure before the work that the file can be written after it.
     *
     * @throws MbtrException if its folder does not exist or cannot be written to
     */
    public static Path checked(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new MbtrException(file + " is a folder; expected the name of a file to write");
        }
        if (!Files.isDirectory(folder)) {
            throw new MbtrException("cannot write " + file + ": the folder " + folder + " does not exist");
        }
        if (!Files.isWritable(folder)) {
            throw new MbtrException("cannot write " + file + ": no permission for the folder " + folder);
        }
        return file;
    }

    /** The file without its ending: {@code a/model} for {@code a/model.npz}. */
    public static Path base(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? file.resolveSibling(name.substring(0, dot)) : file;
    }
}
