package org.mbtr.structures.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.structures.Cell;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

/** Frames, cells and columns of extended and plain XYZ. */
class ExtendedXyzReaderTest {
    private static final String TWO_FRAMES = "1\nfirst\nH 0 0 0\n2\n\nO 0 0 0\nH 0 0 1\n\n  \n";

    @Test
    void everythingThatAseWritesIsRead() {
        List<Structure> frames = StructureReader.read(Fixtures.file("ase.extxyz"));

        Structure water = frames.get(0);
        assertEquals(2, frames.size());
        assertArrayEquals(new int[] {8, 1, 1}, water.atomicNumbers());
        assertArrayEquals(new double[] {0, 0, 0.1, 0, 0.76, -0.48, 0, -0.76, -0.48}, water.positions());
        assertEquals(
                new Cell(new double[] {5, 0, 0, 1, 6, 0, 0, 0.5, 7}, new boolean[] {true, true, false}),
                water.cell().orElseThrow());
        Map<String, PropertyValue> properties = water.properties();
        assertEquals(new PropertyValue.Text("a b \"q\" x"), properties.get("name"));
        assertEquals(new PropertyValue.Text("back\\slash"), properties.get("path"));
        assertEquals(new PropertyValue.Truth(true), properties.get("flag"));
        assertEquals(new PropertyValue.Truth(false), properties.get("off"));
        assertEquals(new PropertyValue.Whole(3), properties.get("count"));
        assertEquals(new PropertyValue.Real(-1.5e-7), properties.get("number"));
        assertEquals(new PropertyValue.Real(Double.NaN), properties.get("undefined"));
        assertEquals(new PropertyValue.Wholes(new long[] {1, 2, 3}, 3), properties.get("vector"));
        assertEquals(new PropertyValue.Reals(new double[] {1.5, -2}, 2), properties.get("reals"));
        assertEquals(new PropertyValue.Truths(new boolean[] {true, false}, 2), properties.get("truths"));
        assertEquals(new PropertyValue.Reals(new double[] {1, 2, 3, 4}, 2, 2), properties.get("matrix"));
        assertEquals(new PropertyValue.Wholes(new long[] {0, 1, 2, 3, 4, 5}, 2, 3), properties.get("whole_matrix"));
        assertEquals(new PropertyValue.Texts(List.of("a", "b c"), 2), properties.get("words"));
        assertEquals(new PropertyValue.Text("_JSON {\"a\": 1}"), properties.get("mapping"));
        assertEquals(new PropertyValue.Truth(true), properties.get("nothing"));
        assertEquals(-14.25, water.number("energy").orElseThrow());
        assertEquals(new PropertyValue.Reals(new double[] {1, 6, 5, 6, 2, 4, 5, 4, 3}, 3, 3), properties.get("stress"));
        assertEquals(17, properties.size());
    }

    @Test
    void extraColumnsThatAseWritesAreKept() {
        Structure water = StructureReader.read(Fixtures.file("ase.extxyz")).get(0);

        Map<String, PropertyValue> columns = water.atomProperties();
        assertEquals(List.of("tags2", "label", "mask", "velocity", "forces"), List.copyOf(columns.keySet()));
        assertEquals(new PropertyValue.Wholes(new long[] {1, 2, 3}, 3), columns.get("tags2"));
        assertEquals(new PropertyValue.Texts(List.of("x", "yy", "z"), 3), columns.get("label"));
        assertEquals(new PropertyValue.Truths(new boolean[] {true, false, true}, 3), columns.get("mask"));
        assertEquals(
                new PropertyValue.Reals(new double[] {0, 0.5, -1, 0.25, 0, 0, -0.25, -0.5, 1}, 3, 3),
                columns.get("forces"));
    }

    @Test
    void cellVectorsBehindThePlainAtomsOfAseAreRead() {
        Structure water =
                StructureReader.read(Fixtures.file("ase-plain-cell.xyz")).get(0);

        assertEquals(
                new Cell(new double[] {5, 0, 0, 1, 6, 0, 0, 0, 0}, new boolean[] {true, true, false}),
                water.cell().orElseThrow());
        assertEquals(Map.of(), water.properties());
    }

    @Test
    void plainXyzKeepsItsCommentAndAllFrames() {
        List<Structure> frames = Fixtures.xyz(TWO_FRAMES);

        assertEquals(2, frames.size());
        assertEquals(
                Map.of("comment", new PropertyValue.Text("first")),
                frames.get(0).properties());
        assertEquals(Map.of(), frames.get(1).properties());
        assertTrue(frames.get(1).cell().isEmpty());
    }

    @Test
    void plainCommentsOfAnyLookStayTexts() {
        for (String comment :
                List.of("don't panic", "gdb 1\t157.71", "E = 5 and more", "[unfinished", "energy: -1.2")) {
            Structure frame = Fixtures.xyz("1\n" + comment + "\nH 0 0 0\n").get(0);
            assertEquals(Map.of("comment", new PropertyValue.Text(comment)), frame.properties());
        }
    }

    @Test
    void commentMadeOfPairsIsReadWithoutProperties() {
        Structure frame =
                Fixtures.xyz("1\n i = 1, time = 0.5, E = -34.25\nH 0 0 0\n").get(0);

        assertEquals(-34.25, frame.number("E").orElseThrow());
        assertEquals(0.5, frame.number("time").orElseThrow());
    }

    @Test
    void columnsMayComeInAnyOrder() {
        Structure frame = Fixtures.xyz("1\nProperties=forces:R:3:Z:I:1:keep:L:1:pos:R:3\n1 2 3 17 False 4 5 6.0D+00\n")
                .get(0);

        assertArrayEquals(new int[] {17}, frame.atomicNumbers());
        assertArrayEquals(new double[] {4, 5, 6}, frame.positions());
        assertEquals(
                new PropertyValue.Reals(new double[] {1, 2, 3}, 1, 3),
                frame.atomProperties().get("forces"));
        assertEquals(
                new PropertyValue.Truths(new boolean[] {false}, 1),
                frame.atomProperties().get("keep"));
    }

    @Test
    void symbolsAreReadInAnyCaseAndAsNumbers() {
        Structure frame = Fixtures.xyz("3\n\nCL 0 0 0\nh 0 0 1\n6 0 1 0\n").get(0);

        assertArrayEquals(new int[] {17, 1, 6}, frame.atomicNumbers());
    }

    @Test
    void numbersBehindPlainCoordinatesAreKept() {
        Structure frame = Fixtures.xyz("2\n\nO 0 0 0 0.5 1\nH 0 0 1 -.5 nan\n").get(0);

        assertEquals(
                new PropertyValue.Reals(new double[] {0.5, 1, -0.5, Double.NaN}, 2, 2),
                frame.atomProperties().get("extra"));
    }

    @Test
    void latticeWithoutPbcIsPeriodicInAllDirections() {
        Cell cell = Fixtures.comment("Lattice=\"4 0 0 1 5 0 0 0 6\"").cell().orElseThrow();

        assertArrayEquals(new double[] {4, 0, 0, 1, 5, 0, 0, 0, 6}, cell.vectors());
        assertArrayEquals(new boolean[] {true, true, true}, cell.periodic());
    }

    @Test
    void latticeIsReadAsNestedListToo() {
        Structure nested = Fixtures.comment("Lattice=[[4,0,0],[1,5,0],[0,0,6]] pbc=[T,F,T]");

        assertArrayEquals(
                new boolean[] {true, false, true}, nested.cell().orElseThrow().periodic());
        assertArrayEquals(
                new double[] {4, 0, 0, 1, 5, 0, 0, 0, 6},
                nested.cell().orElseThrow().vectors());
    }

    @Test
    void moleculeHasNoCell() {
        assertTrue(Fixtures.comment("pbc=\"F F F\"").cell().isEmpty());
        assertTrue(Fixtures.comment("pbc=\"F F F\" Lattice=\"0 0 0 0 0 0 0 0 0\"")
                .cell()
                .isEmpty());
    }

    @Test
    void windowsLineEndsAreRead() {
        assertEquals(Fixtures.xyz(TWO_FRAMES), Fixtures.xyz(TWO_FRAMES.replace("\n", "\r\n")));
    }

    @Test
    void coordinatesAreRoundedAsJavaRoundsThem() {
        for (String number : List.of("0.1", "1.0000000000000002", "2.2250738585072014E-308", "-123456.78901234567")) {
            Structure frame = Fixtures.xyz("1\n\nH 0 0 " + number + "\n").get(0);
            assertEquals(Double.parseDouble(number), frame.position(0, 2));
        }
    }

    @Test
    void gzipIsRecognisedByItsContent(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("named-otherwise.xyz");
        for (int member = 0; member < 2; member++) {
            try (OutputStream out = new GZIPOutputStream(
                    Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
                out.write(TWO_FRAMES.getBytes(StandardCharsets.UTF_8));
            }
        }

        assertEquals(4, StructureReader.read(file).size());
    }

    @Test
    void endlessFileIsWalkedAFrameAtATime() {
        byte[] frame = "1\nstep=1\nH 0 0 0\n".getBytes(StandardCharsets.UTF_8);
        InputStream endless = new InputStream() {
            private long at;

            @Override
            public int read() {
                return frame[(int) (at++ % frame.length)];
            }
        };

        try (ExtendedXyzReader reader = ExtendedXyzReader.of(endless, "endless")) {
            assertEquals(
                    100_000,
                    reader.stream()
                            .limit(100_000)
                            .mapToInt(Structure::atomCount)
                            .sum());
        }
    }

    @Test
    void errorInALaterFrameDoesNotTouchTheEarlierOnes() {
        try (ExtendedXyzReader reader = Fixtures.reader("1\n\nH 0 0 0\n1\n\nH 0 0\n1\n\nH 0 0 0\n")) {
            assertEquals("H", reader.next().formula());
            assertThrows(MbtrException.class, reader::next);
            assertFalse(reader.hasNext());
            assertThrows(NoSuchElementException.class, reader::next);
        }
    }
}
