package org.mbtr.structures.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

/** The paper's crystals, in layouts that fit the description of their files. */
class PublishedCrystalsReaderTest {
    private static final String ROWS = """
            --- 7 ---
            -1.25
            0 0 0
            0.5 0.25 0.5
            4 0 0
            0 5 0
            0 0 6
            Al
            O
            3 1 2
            end
            """;

    private static final String PYTHON = """
            --- 7 ---
            -1.25
            [[0.0, 0.0, 0.0], [0.5, 0.25, 0.5]]
            [[4.0, 0.0, 0.0], [0.0, 5.0, 0.0], [0.0, 0.0, 6.0]]
            ['Al', 'O']
            [3, 1, 2]
            end
            """;

    private static final String NUMPY = """

            --- 7 ---
            -1.25, array([[ 0. , 0. , 0. ],
                   [ 0.5, 0.25, 0.5]]), array([[4., 0., 0.],
                   [0., 5., 0.],
                   [0., 0., 6.]], dtype=float64), [u'Al', u'O'], (3, 1, 2), 'end'
            """;

    private static final String ALLOY = """
            -7.5
            64.0
            [[0, 0, 0], [0.5, 0.5, 0.5]]
            [[4, 0, 0], [0, 4, 0], [0, 0, 4]]
            ['Ag', 'Pt']
            PBE, 8000 k-points
            end
            """;

    private static final String OQMD =
            "--- 3 ---\n-7.5\n64.0\n0 0 0\n0.5 0.5 0.5\n4 0 0\n0 4 0\n0 0 4\nAg Pt\n'Pm-3m'\n"
                    + "PBE, 8000 k-points\nend\n";

    @ParameterizedTest
    @ValueSource(strings = {ROWS, PYTHON, NUMPY})
    void elpasolitesInRowsAndLists(String text) {
        List<Structure> structures =
                Fixtures.published(text + text.replace("7", "8").replace("-1.25", "-2.5"), "abc2d6.txt");

        assertEquals(2, structures.size());
        Structure first = structures.get(0);
        assertArrayEquals(new int[] {13, 8}, first.atomicNumbers());
        assertArrayEquals(new double[] {0, 0, 0, 2, 1.25, 3}, first.positions(), 1e-12);
        assertArrayEquals(
                new double[] {4, 0, 0, 0, 5, 0, 0, 0, 6},
                first.cell().orElseThrow().vectors());
        assertEquals(
                Map.of("formation_energy_eV_per_atom", new PropertyValue.Real(-1.25), "id", new PropertyValue.Whole(7)),
                first.properties());
        assertEquals(
                -2.5, structures.get(1).number("formation_energy_eV_per_atom").orElseThrow());
        assertEquals(8, structures.get(1).number("id").orElseThrow());
    }

    @Test
    void oqmdCompoundsHaveTotalEnergiesAndSpaceGroups() {
        Structure structure = Fixtures.published(OQMD, "oqmd_abc2.txt").get(0);

        assertEquals("AgPt", structure.formula());
        assertEquals(
                Map.of(
                        "energy_eV",
                        new PropertyValue.Real(-7.5),
                        "spacegroup",
                        new PropertyValue.Text("Pm-3m"),
                        "calculation",
                        new PropertyValue.Text("PBE, 8000 k-points"),
                        "id",
                        new PropertyValue.Whole(3)),
                structure.properties());
    }

    @ParameterizedTest
    @ValueSource(strings = {"AgPt.txt", "AgPt", "ptgtm.zip/ptgtm/AgPt.txt"})
    void alloysAreKnownByTheNameOfTheirFile(String name) {
        List<Structure> structures = Fixtures.published(ALLOY + ALLOY, name);

        assertEquals(2, structures.size());
        assertEquals(
                Map.of(
                        "formation_energy_eV",
                        new PropertyValue.Real(-7.5),
                        "calculation",
                        new PropertyValue.Text("PBE, 8000 k-points"),
                        "formation_energy_eV_per_atom",
                        new PropertyValue.Real(-3.75)),
                structures.get(1).properties());
    }

    @Test
    void archivesOfTextsAreReadOneAfterTheOther(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("ptgtm.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : List.of("AgPt.txt", "readme.md", "__MACOSX/._AgPt.txt", "AgPd.txt")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(ALLOY.replace("Pt", name.substring(2, 4)).getBytes(StandardCharsets.UTF_8));
            }
        }

        List<Structure> structures = StructureReader.read(file);

        assertEquals(
                List.of("AgPt", "AgPd"),
                structures.stream().map(Structure::formula).toList());
        assertEquals(-7.5, structures.get(1).number("formation_energy_eV").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {ROWS, PYTHON, NUMPY, OQMD})
    void textIsKnownByItsSeparators(String text, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("crystals.txt"), text);

        assertEquals(1, StructureReader.read(file).size());
    }

    /** In the inputs, ~ is a line break. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--- 1 ---~-1~0 0 0~4 0 0~0 4 0~0 0 4~Al~1|line 8: expected the word `end` at the end of the block; it may be cut off",
                "--- 1 ---~-1~0 0 0~4 0 0~0 4 0~--- 2 ---~-1|line 5: expected the word `end`",
                "--- 1 ---~-1~0 0 0~4 0 0~0 4 0~0 0~Al~end|line 7: expected 1 + 3n + 9 or 2 + 3n + 9 numbers before the n element symbols (energy, perhaps volume, fractional coordinates, cell), found 12",
                "--- 1 ---~-1~4 0 0~0 4 0~0 0 4~Al~end|found 10",
                "--- 1 ---~-1~0 0 0~.5 0 0~4 0 0~0 4 0~0 0 4~Al~end|expected 2 element symbols, as the 16 numbers before them say, found `the end of the block`",
                "--- 1 ---~-1~0 0 0~4 0 0~0 4 0~0 0 4~Xx~end|line 7: expected 1 element symbols, as the 13 numbers before them say, found `Xx`",
                "--- 1 ---~-1~0 0 0~4 0 0~0 4 0~0 0 4~Al~O~1~end|expected 1 element symbols, as the numbers before them say; there are more",
                "--- 1 ---~-1~0 0 0~4 0 0~0 4 0~4 4 0~Al~end|line 7: the nine numbers before the symbols do not make a cell: the periodic cell vectors lie in one plane",
                "--- 1 ---~-1~64~0 0 0~4 0 0~0 4 0~0 0 5~Al~end|line 8: the second number should be the volume of the cell, and is 64.0; the nine numbers before the symbols make 80.0 cubic angstrom",
            })
    void faultIsNamedWithItsLine(String input, String expected) {
        String text = input.replace('~', '\n');

        MbtrException fault = assertThrows(MbtrException.class, () -> Fixtures.published(text, "set.txt"));

        assertTrue(fault.getMessage().contains(expected), fault.getMessage());
        assertTrue(fault.getMessage().startsWith("set.txt, line "), fault.getMessage());
    }

    @Test
    void textWithoutEndIsNotReadToItsEnd() {
        String text = "--- 1 ---\n" + "1 2 3 4 5 6 7 8 9\n".repeat(100_000);

        MbtrException fault = assertThrows(MbtrException.class, () -> Fixtures.published(text, "set.txt"));

        assertTrue(fault.getMessage().contains("line 2: the block that begins here has no end"), fault.getMessage());
    }
}
