package org.mbtr.learning.linalg;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies native libraries from the class path into a folder, from where the operating system can load them.
 *
 * <p>A file appears under its name only when it is complete: it is written under a temporary name and renamed, so that
 * any number of processes can start at once. A file whose size differs from that of its source is written anew.
 */
final class NativeCache {
    private static final Logger LOG = LoggerFactory.getLogger(NativeCache.class);

    private NativeCache() {}

    /**
     * The user's folder for cached files: {@code $MBTR_CACHE}, or else {@code $XDG_CACHE_HOME/mbtr}, or else
     * {@code ~/.cache/mbtr}.
     */
    static Path userFolder(Map<String, String> environment, String home) {
        String own = environment.getOrDefault("MBTR_CACHE", "");
        if (!own.isBlank()) {
            return Path.of(own, "mbtr");
        }
        String shared = environment.getOrDefault("XDG_CACHE_HOME", "");
        return shared.isBlank() ? Path.of(home, ".cache", "mbtr") : Path.of(shared, "mbtr");
    }

    /**
     * A file with the content of {@code source}, in {@code folder} or, where that cannot be written, in a new temporary
     * folder.
     */
    static Path file(URL source, Path folder, String name) throws IOException {
        try {
            return fileIn(source, folder, name);
        } catch (IOException refused) {
            Path substitute = Files.createTempDirectory("mbtr-native-");
            LOG.warn(
                    "cannot write {} ({}); using {} for this run; set MBTR_CACHE to a writable folder",
                    folder,
                    refused.toString(),
                    substitute);
            Path file = fileIn(source, substitute, name);
            // Deletion runs in the reverse order of registration.
            substitute.toFile().deleteOnExit();
            file.toFile().deleteOnExit();
            return file;
        }
    }

    private static Path fileIn(URL source, Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        long size = size(source);
        if (Files.isRegularFile(file) && Files.size(file) == size) {
            return file;
        }
        Files.createDirectories(folder);
        Path partial = Files.createTempFile(folder, name, ".partial");
        try {
            try (InputStream content = source.openStream()) {
                Files.copy(content, partial, StandardCopyOption.REPLACE_EXISTING);
            }
            if (Files.size(partial) != size) {
                throw new IOException("expected " + size + " bytes of " + name + ", wrote " + Files.size(partial));
            }
            move(partial, file);
        } finally {
            Files.deleteIfExists(partial);
        }
        LOG.debug("wrote {} ({} bytes)", file, size);
        return file;
    }

    private static void move(Path partial, Path file) throws IOException {
        try {
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static long size(URL source) throws IOException {
        var connection = source.openConnection();
        // A cached connection would keep the jar open for the life of the JVM.
        connection.setUseCaches(false);
        try (InputStream content = connection.getInputStream()) {
            long size = connection.getContentLengthLong();
            return size >= 0 ? size : content.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }
}
