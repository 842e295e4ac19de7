package org.mbtr.learning.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.representations.parallel.Workers;

class NativeCacheTest {
    private static final String NAME = "library.so";

    @TempDir
    Path temporary;

    private final byte[] content = new byte[3_000_000];
    private URL source;
    private Path folder;

    @BeforeEach
    void writeSource() throws IOException {
        new Random(1).nextBytes(content);
        Path file = temporary.resolve("source");
        Files.write(file, content);
        source = file.toUri().toURL();
        folder = temporary.resolve("cache").resolve("deep");
    }

    @Test
    void fileIsCopiedOnceAndThenReused() throws IOException {
        Path file = NativeCache.file(source, folder, NAME);
        assertArrayEquals(content, Files.readAllBytes(file));
        FileTime old = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(file, old);
        assertEquals(file, NativeCache.file(source, folder, NAME));
        assertEquals(old, Files.getLastModifiedTime(file));
    }

    @Test
    void halfWrittenFileIsReplaced() throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(NAME), new byte[1000]);
        assertArrayEquals(content, Files.readAllBytes(NativeCache.file(source, folder, NAME)));
    }

    @Test
    void manyAtOnceSeeTheWholeFileAndLeaveNothingElse() throws IOException {
        try (Workers workers = new Workers(4)) {
            workers.run(16, task -> {
                try {
                    assertArrayEquals(content, Files.readAllBytes(NativeCache.file(source, folder, NAME)));
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void folderThatCannotBeWrittenIsReplacedByATemporaryOne() throws IOException {
        // A file where a folder should be stops even an administrator.
        Path blocked = Files.writeString(temporary.resolve("blocked"), "");
        Path file = NativeCache.file(source, blocked, NAME);
        assertArrayEquals(content, Files.readAllBytes(file));
        assertNotEquals(blocked, file.getParent());
    }

    @Test
    void folderFollowsTheEnvironment() {
        assertEquals(Path.of("/own/mbtr"), NativeCache.userFolder(Map.of("MBTR_CACHE", "/own"), "/home/u"));
        assertEquals(Path.of("/xdg/mbtr"), NativeCache.userFolder(Map.of("XDG_CACHE_HOME", "/xdg"), "/home/u"));
        assertEquals(Path.of("/home/u/.cache/mbtr"), NativeCache.userFolder(Map.of(), "/home/u"));
    }

    @Test
    void openBlasOfTheClassPathOpens() {
        assertTrue(OpenBlasLibrary.open().find("cblas_dgemm").isPresent());
    }
}
