package org.mbtr.structures.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbtr.structures.MbtrException;

/** Arrays that NumPy wrote are read as they are, and damaged files are named. */
class NpzArchiveTest {
    private static NpyArray array(String name) {
        try (NpzArchive archive = NpzArchive.open(Fixtures.file("types.npz"))) {
            return archive.read(name);
        }
    }

    private static double[] base(double divisor) {
        return IntStream.rangeClosed(1, 6).mapToDouble(i -> i / divisor).toArray();
    }

    @Test
    void realNumbersOfBothSizesAndByteOrdersAreRead() {
        assertArrayEquals(base(4), array("f4").doubles());
        assertArrayEquals(base(3), array("f8").doubles());
        assertArrayEquals(base(3), array("f8_big").doubles());
        assertArrayEquals(new int[] {2, 3}, array("f8").shape());
    }

    @Test
    void wholeNumbersOfAllSizesAreRead() {
        assertArrayEquals(new long[] {-1, -2, -3, -4, -5, -6}, array("i1").longs());
        assertArrayEquals(new int[] {250, 251, 252, 253, 254, 255}, array("u1").ints());
        assertArrayEquals(new int[] {1, 2, 3, 4, 5, 6}, array("i4").ints());
        assertArrayEquals(new int[] {1, 2, 3, 4, 5, 6}, array("i4_big").ints());
        assertEquals(6_000_000_000_000L, array("i8").longs()[5]);
        assertArrayEquals(new long[] {0, 1, 0, 1, 0, 1}, array("b1").longs());
        assertArrayEquals(base(1), array("i4").doubles());
    }

    @Test
    void fortranOrderBecomesCOrder() {
        assertArrayEquals(base(2), array("fortran").doubles());
        assertArrayEquals(
                IntStream.range(0, 24).asLongStream().toArray(),
                array("fortran3").longs());
        assertArrayEquals(new int[] {2, 3, 4}, array("fortran3").shape());
    }

    @Test
    void textsAndSingleValuesAreRead() {
        assertEquals(List.of("a", "Ångström", "\uD835\uDEFC"), array("text").strings());
        assertEquals(List.of("one value"), array("single").strings());
        assertArrayEquals(new int[0], array("number").shape());
        assertArrayEquals(new double[] {2.5}, array("number").doubles());
        assertArrayEquals(new int[] {0, 3}, array("empty").shape());
    }

    @Test
    void deflatedArraysAreReadInPieces() {
        double[] values = new double[1000];
        try (NpzArchive archive = NpzArchive.open(Fixtures.file("deflated.npz"));
                NpyReader reader = archive.reader("values")) {
            for (int from = 0; from < 1000; from += 250) {
                reader.read(values, from, 250);
            }
            assertEquals(0, reader.remaining());
        }

        assertArrayEquals(IntStream.range(0, 1000).asDoubleStream().toArray(), values);
    }

    @Test
    void wrongUseIsNamed() {
        assertMessage(
                "holds real numbers; expected whole numbers", () -> array("f8").longs());
        assertMessage("holds texts; expected numbers", () -> array("text").doubles());
        assertMessage("holds whole numbers; expected texts", () -> array("i4").strings());
        assertMessage("beyond the range of 32 bits", () -> array("i8").ints());
        assertMessage("has no `none.npy`; it has [f4.npy, f8.npy", () -> array("none"));
        assertMessage("array `half` has elements of type `<f2`", () -> array("half"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.99})
    void cutOffArchiveIsNamed(double kept, @TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(Fixtures.file("types.npz"));
        Path cut = Files.write(folder.resolve("cut.npz"), Arrays.copyOf(whole, (int) (whole.length * kept)));

        assertMessage("is not a complete NumPy archive", () -> NpzArchive.open(cut));
    }

    @Test
    void changedByteIsFoundByTheChecksum(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("model.npz");
        try (NpzWriter writer = NpzWriter.create(file).compressed(false)) {
            writer.add("x", DoubleStream.iterate(1, v -> v * 1.01).limit(500).toArray(), 500);
            writer.addText("model.json", "{\"kernel\": \"gaussian\"}");
            writer.commit();
        }
        byte[] bytes = Files.readAllBytes(file);
        bytes[2000] ^= 4;
        Files.write(file, bytes);

        try (NpzArchive archive = NpzArchive.open(file)) {
            assertMessage("checksum does not fit", () -> archive.read("x"));
            assertTrue(archive.text("model.json").contains("gaussian"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'descr': '<f8', 'fortran_order': False, 'shape': (3,), }",
                "{'descr': '|O', 'fortran_order': False, 'shape': (3,), }",
                "{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (3,), }",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (-3,), }",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999, 99999999999), }",
                "nonsense"
            })
    void headerThatPromisesWhatIsNotThereIsNamed(String header) {
        byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
        byte[] file = new byte[10 + text.length + 16];
        System.arraycopy(
                new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) text.length, 0}, 0, file, 0, 10);
        System.arraycopy(text, 0, file, 10, text.length);

        MbtrException fault = assertThrows(
                MbtrException.class, () -> NpyArray.read(new ByteArrayInputStream(file), "x.npz, array `a`"));

        assertTrue(fault.getMessage().startsWith("x.npz, array `a` "), fault.getMessage());
    }

    @Test
    void filesThatAreNoArchivesAreNamed(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("text.npz"), "1\n\nH 0 0 0\n");

        assertMessage("is not a complete NumPy archive", () -> NpzArchive.open(text));
        assertMessage("is not a NumPy archive, although its name says so", () -> StructureReader.open(text));
        assertMessage("does not exist", () -> NpzArchive.open(folder.resolve("none.npz")));
    }

    private static void assertMessage(String part, Executable call) {
        MbtrException fault = assertThrows(MbtrException.class, call);
        assertTrue(fault.getMessage().contains(part), fault.getMessage());
    }
}
