package org.mbtr.structures.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.structures.MbtrException;

/** A file is there as a whole or not at all. */
class AtomicFileTest {
    @Test
    void contentAppearsOnlyWhenCommitted(@TempDir Path folder) throws IOException {
        Path target = Files.writeString(folder.resolve("a.txt"), "old");

        try (AtomicFile file = AtomicFile.create(target)) {
            file.stream().write("new".getBytes(StandardCharsets.UTF_8));
            assertEquals("old", Files.readString(target));
            file.commit();
        }

        assertEquals("new", Files.readString(target));
        assertEquals(List.of(target), files(folder));
    }

    @Test
    void failureInTheMiddleKeepsTheOldContent(@TempDir Path folder) throws IOException {
        Path target = Files.writeString(folder.resolve("a.txt"), "old");

        assertThrows(
                MbtrException.class,
                () -> AtomicFile.write(target, stream -> {
                    stream.write(1);
                    throw new IOException("full");
                }));

        assertEquals("old", Files.readString(target));
        assertEquals(List.of(target), files(folder));
    }

    @Test
    void linkStaysALink(@TempDir Path folder) throws IOException {
        Path target = Files.writeString(folder.resolve("a.txt"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);

        AtomicFile.write(link, stream -> stream.write('n'));

        assertTrue(Files.isSymbolicLink(link));
        assertEquals("n", Files.readString(target));
    }

    @Test
    void folderAsTargetIsRefused(@TempDir Path folder) {
        MbtrException fault = assertThrows(MbtrException.class, () -> AtomicFile.create(folder));

        assertTrue(fault.getMessage().contains("is a folder"), fault.getMessage());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
