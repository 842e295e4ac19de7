package org.mbtr.structures.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbtr.structures.Cell;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

/** What is written reads back equal. */
class ExtendedXyzWriterTest {
    private static final Structure HYDROGEN = Structure.molecule(new int[] {1}, new double[3]);

    private static String text(Structure structure) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ExtendedXyzWriter writer = ExtendedXyzWriter.of(bytes, "out")) {
            writer.write(structure);
            writer.commit();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void assertRoundTrip(Structure structure) {
        String text = text(structure);
        assertEquals(List.of(structure), Fixtures.xyz(text), text);
        assertEquals(structure.properties(), Fixtures.xyz(text).get(0).properties(), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "two words",
                "",
                " ",
                "1.5",
                "7",
                "T",
                "T F",
                "1 2 3",
                "nan",
                "say \"x\"",
                "it's",
                "a=b",
                "a,b",
                "[1]",
                "{1 2}",
                "[a",
                "back\\slash",
                "\\",
                "\"",
                "end\\",
                "line\nbreak",
                "line\n",
                "\r",
                "tab\t",
                "_JSON [1]",
                "_JSON {\"a\": 1}",
                "Ångström \uD835\uDEFC",
                "_JSON ",
                " leading",
                "1.0D5",
                "1D5",
                "\u0085",
                "\u2028"
            })
    void textsOfAnyKindReadBackEqual(String text) {
        assertRoundTrip(HYDROGEN.withProperty("key", new PropertyValue.Text(text)));
    }

    @Test
    void valuesOfEveryTypeReadBackEqual() {
        Map<String, PropertyValue> properties = new LinkedHashMap<>();
        properties.put("real", new PropertyValue.Real(1.0 / 3));
        properties.put("negative_zero", new PropertyValue.Real(-0.0));
        properties.put("tiny", new PropertyValue.Real(Double.MIN_VALUE));
        properties.put("undefined", new PropertyValue.Real(Double.NaN));
        properties.put("infinite", new PropertyValue.Real(Double.NEGATIVE_INFINITY));
        properties.put("whole_real", new PropertyValue.Real(3));
        properties.put("whole", new PropertyValue.Whole(Long.MIN_VALUE));
        properties.put("truth", new PropertyValue.Truth(false));
        properties.put("reals", new PropertyValue.Reals(new double[] {1, 0.1, Double.NaN}, 3));
        properties.put("one", new PropertyValue.Reals(new double[] {3.5}, 1));
        properties.put("one_whole", new PropertyValue.Wholes(new long[] {3}, 1));
        properties.put("one_truth", new PropertyValue.Truths(new boolean[] {true}, 1));
        properties.put("matrix", new PropertyValue.Reals(new double[] {1, 2, 3, Double.POSITIVE_INFINITY}, 2, 2));
        properties.put("cube", new PropertyValue.Wholes(new long[] {1, 2, 3, 4, 5, 6, 7, 8}, 2, 2, 2));
        properties.put("truths", new PropertyValue.Truths(new boolean[] {true, false, true, true}, 2, 2));
        properties.put("words", new PropertyValue.Texts(List.of("a b", "T", "\"q\""), 3));
        properties.put("word_matrix", new PropertyValue.Texts(List.of("1", "2", "x", "y\\"), 2, 2));
        properties.put("stress", new PropertyValue.Reals(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 3, 3));
        properties.put("virial", new PropertyValue.Reals(new double[] {1, 2, 3, 4, 5, 6}, 6));
        properties.put("key with = and \"quotes\"", new PropertyValue.Whole(1));
        properties.put("comment", new PropertyValue.Text("kept as a key"));

        assertRoundTrip(HYDROGEN.withProperties(properties));
    }

    @Test
    void cellsAndColumnsReadBackEqual() {
        Cell cell = new Cell(new double[] {1.0 / 3, 0, 1e-30, 0, 5, 0, 0, 0, 0}, new boolean[] {true, true, false});
        Map<String, PropertyValue> columns = new LinkedHashMap<>();
        columns.put("forces", new PropertyValue.Reals(new double[] {0.1, 0.2, 0.3, -1e300, Double.NaN, -0.0}, 2, 3));
        columns.put("tag", new PropertyValue.Wholes(new long[] {1, -2}, 2));
        columns.put("fixed", new PropertyValue.Truths(new boolean[] {true, false, true, true}, 2, 2));
        columns.put("label", new PropertyValue.Texts(List.of("a", "\"b,"), 2));

        assertRoundTrip(Structure.crystal(new int[] {92, 1}, new double[] {0.1, 0.2, 0.3, 1e10, -0.0, 1e-310}, cell)
                .withAtomProperties(columns));
    }

    @Test
    void randomNumbersKeepEveryBit() {
        Random random = new Random(7);
        double[] values = Stream.generate(() -> Double.longBitsToDouble(random.nextLong()))
                .filter(Double::isFinite)
                .limit(3000)
                .mapToDouble(Double::doubleValue)
                .toArray();
        int[] elements = new int[1000];
        Arrays.fill(elements, 6);

        Structure back =
                Fixtures.xyz(text(Structure.molecule(elements, values))).get(0);

        assertArrayEquals(values, back.positions());
    }

    @Test
    void framesWrittenByAseReadBackEqual() {
        StructureReader.read(Fixtures.file("ase.extxyz")).forEach(ExtendedXyzWriterTest::assertRoundTrip);
    }

    @Test
    void fileNamedGzIsCompressed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("out.extxyz.gz");

        ExtendedXyzWriter.write(file, List.of(HYDROGEN, HYDROGEN));

        assertEquals(0x1f, Files.readAllBytes(file)[0]);
        assertEquals(List.of(HYDROGEN, HYDROGEN), StructureReader.read(file));
    }

    @Test
    void failureLeavesTheOldFileAndNothingElse(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("out.xyz"), "old");
        Structure broken = Structure.molecule(new int[] {1}, new double[] {0, Double.NaN, 0});

        MbtrException fault =
                assertThrows(MbtrException.class, () -> ExtendedXyzWriter.write(file, List.of(HYDROGEN, broken)));

        assertTrue(fault.getMessage().contains("out.xyz, frame 2, atom 1: coordinate y is NaN"), fault.getMessage());
        assertEquals("old", Files.readString(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void whatTheFormatCannotHoldIsRefused() {
        Structure reserved = HYDROGEN.withProperty("pbc", new PropertyValue.Truth(true));
        Structure cube = HYDROGEN.withAtomProperties(Map.of("t", new PropertyValue.Reals(new double[9], 1, 3, 3)));
        Structure words = HYDROGEN.withAtomProperties(Map.of("w", new PropertyValue.Texts(List.of("a b"), 1)));
        Structure single = HYDROGEN.withAtomProperties(Map.of("q", new PropertyValue.Real(1)));
        Structure colon = HYDROGEN.withAtomProperties(Map.of("a:b", new PropertyValue.Reals(new double[1], 1)));

        for (Structure structure : List.of(reserved, cube, words, single, colon)) {
            assertThrows(MbtrException.class, () -> text(structure));
        }
        assertFalse(text(HYDROGEN).isEmpty());
    }
}
