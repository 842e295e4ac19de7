package org.mbtr.cli.report;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.mbtr.structures.MbtrException;

/** Files that are either complete or absent: written beside their place under another name, then renamed. */
public final class AtomicFile {
    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes everything; does not close the stream. */
        void writeTo(OutputStream stream) throws IOException;
    }

    private AtomicFile() {}

    /**
     * Writes the file, replacing one that is there. If writing fails or the program is interrupted, what was there before
     * stays and nothing is left behind. Devices and pipes are written to directly.
     *
     * @throws MbtrException if the folder does not exist or the name is that of a folder
     */
    public static void write(Path file, Content content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new MbtrException(file + " is a folder; give the name of a file to write");
        }
        if (!Files.isDirectory(folder)) {
            throw new MbtrException("cannot write " + file + ": the folder " + folder + " does not exist; create it");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file))) {
                content.writeTo(stream);
            }
            return;
        }
        Path part = folder.resolve(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        part.toFile().deleteOnExit();
        try {
            try (FileOutputStream descriptor = new FileOutputStream(part.toFile());
                    OutputStream stream = new BufferedOutputStream(descriptor)) {
                content.writeTo(stream);
                stream.flush();
                descriptor.getFD().sync();
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (FileSystemException named) {
            throw named;
        } catch (IOException failed) {
            throw new IOException(file + " was not written: " + failed.getMessage(), failed);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
