package org.mbtr.structures.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.structures.MbtrException;

/** Archives written here read back with the same bits, and equal content gives equal bytes. */
class NpzWriterTest {
    private static final double[] VALUES = {1.0 / 3, -0.0, Double.MIN_VALUE, Double.NaN, 1e300, 7};

    private static void fill(NpzWriter writer) {
        writer.add("reals", VALUES, 2, 3);
        writer.add("wholes", new long[] {Long.MIN_VALUE, 5}, 2);
        writer.add("ints", new int[] {-1, 2, 3}, 3, 1);
        writer.add("truths", new boolean[] {true, false}, 2);
        writer.add("texts", List.of("a", "", "Å \uD835\uDEFC"), 3);
        writer.add("single", new double[] {2.5});
        writer.add("empty", new double[0], 0, 4);
        writer.addText("model.json", "{\"unit\": \"Å\"}");
        writer.compressed(false).add("stored", VALUES, 6);
        writer.commit();
    }

    @Test
    void everythingReadsBackEqual(@TempDir Path folder) {
        Path file = folder.resolve("all.npz");
        try (NpzWriter writer = NpzWriter.create(file)) {
            fill(writer);
        }

        try (NpzArchive archive = NpzArchive.open(file)) {
            assertEquals(
                    List.of("reals", "wholes", "ints", "truths", "texts", "single", "empty", "stored"),
                    archive.names());
            assertArrayEquals(VALUES, archive.read("reals").doubles());
            assertArrayEquals(new int[] {2, 3}, archive.read("reals").shape());
            assertArrayEquals(
                    new long[] {Long.MIN_VALUE, 5}, archive.read("wholes").longs());
            assertArrayEquals(new int[] {-1, 2, 3}, archive.read("ints").ints());
            assertArrayEquals(new long[] {1, 0}, archive.read("truths").longs());
            assertEquals(
                    List.of("a", "", "Å \uD835\uDEFC"), archive.read("texts").strings());
            assertArrayEquals(new int[0], archive.read("single").shape());
            assertArrayEquals(new int[] {0, 4}, archive.read("empty").shape());
            assertArrayEquals(VALUES, archive.read("stored").doubles());
            assertEquals("{\"unit\": \"Å\"}", archive.text("model.json"));
            assertTrue(archive.containsEntry("model.json"));
            assertFalse(archive.contains("model.json"));
        }
    }

    @Test
    void equalContentGivesEqualBytesInAnyTimeZone() {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            byte[] first = bytes();
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            assertArrayEquals(first, bytes());
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void rowsWrittenInPiecesMakeOneArray(@TempDir Path folder) {
        Path file = folder.resolve("rows.npz");
        int rows = 300;
        int columns = 1000;
        try (NpzWriter writer = NpzWriter.create(file)) {
            try (NpyWriter array = writer.beginDoubles("features", rows, columns)) {
                double[] row = new double[columns];
                for (int i = 0; i < rows; i++) {
                    row[i] = i;
                    array.write(row, 0, columns);
                    row[i] = 0;
                }
            }
            writer.commit();
        }

        try (NpzArchive archive = NpzArchive.open(file)) {
            double[] values = archive.read("features").doubles();
            assertEquals(299, values[299 * columns + 299]);
            assertEquals(299 * 300 / 2.0, Arrays.stream(values).sum());
        }
    }

    @Test
    void incompleteArrayAndSecondEntryOfANameAreRefused(@TempDir Path folder) {
        Path file = folder.resolve("broken.npz");
        try (NpzWriter writer = NpzWriter.create(file)) {
            NpyWriter array = writer.beginDoubles("x", 3);
            array.write(VALUES, 0, 2);
            assertThrows(IllegalStateException.class, writer::commit);
            assertThrows(IllegalArgumentException.class, () -> array.write(VALUES, 0, 2));
            assertThrows(IllegalStateException.class, array::close);
            assertThrows(IllegalArgumentException.class, () -> writer.add("x", VALUES, 6));
        }

        assertFalse(Files.exists(file));
    }

    @Test
    void uncommittedFileLeavesNoTrace(@TempDir Path folder) throws IOException {
        try (NpzWriter writer = NpzWriter.create(folder.resolve("a.npz"))) {
            writer.add("x", VALUES, 6);
        }

        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void folderThatDoesNotExistIsNamed(@TempDir Path folder) {
        Path file = folder.resolve("none").resolve("a.npz");

        MbtrException fault = assertThrows(MbtrException.class, () -> NpzWriter.create(file));

        assertTrue(fault.getMessage().startsWith(file + " cannot be written"), fault.getMessage());
    }

    private static byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (NpzWriter writer = NpzWriter.of(bytes, "memory")) {
            fill(writer);
        }
        return bytes.toByteArray();
    }
}
