package org.mbtr.structures.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbtr.structures.Cell;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

/** What is written is read back as the same crystal; what a POSCAR cannot hold is refused. */
class PoscarWriterTest {
    private static final boolean[] ALL = {true, true, true};

    @TempDir
    private Path folder;

    private Structure rewritten(Structure structure, String name) {
        Path file = folder.resolve(name);
        try (StructureWriter writer = StructureWriter.create(file)) {
            writer.write(structure);
            writer.commit();
        }
        return StructureReader.read(file).get(0);
    }

    private MbtrException refused(Structure structure) {
        Path file = folder.resolve("POSCAR");
        try (StructureWriter writer = StructureWriter.create(file)) {
            return assertThrows(MbtrException.class, () -> writer.write(structure));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POSCAR", "a.vasp", "CONTCAR_1.gz", "x.poscar"})
    void crystalComesBack(String name) {
        Structure before = Fixtures.poscar(CONTCAR);

        Structure after = rewritten(before, name);

        assertEquals(before.cell(), after.cell(), "the vectors have all their digits");
        assertArrayEquals(before.atomicNumbers(), after.atomicNumbers());
        // Positions go through fractions: a few roundings of numbers up to 10 angstrom.
        assertArrayEquals(before.positions(), after.positions(), 1e-14);
        assertEquals(before.properties(), after.properties());
        assertEquals(before.atomProperties(), after.atomProperties());
    }

    private static final String CONTCAR = """
            a skewed cell
            1.0
            3.1 0.2 -0.1
            -1.3 4.2 0.3
            0.4 0.7 5.9
            Ga O
            1 2
            Selective
            Direct
            0.1 -0.2 0.3 T F T
            0.5 1.25 0.75 F F F
            0.9 0.6 0.4 T T T
            """;

    @Test
    void maskComesThroughExtendedXyzToo() {
        Structure before = Fixtures.poscar(CONTCAR);

        Structure after = rewritten(before, "a.extxyz");

        assertEquals(before, after);
    }

    @Test
    void likeAtomsAreBroughtTogetherInTheOrderOfTheirFirst() throws IOException {
        Structure water = Structure.crystal(
                new int[] {8, 1, 8, 1},
                new double[] {0, 0, 0, 1, 0, 0, 2, 0, 0, 3, 0, 0},
                new Cell(new double[] {4, 0, 0, 0, 4, 0, 0, 0, 4}, ALL));

        Structure after = rewritten(water, "POSCAR");

        assertEquals(
                List.of("H2O2", "1.0", "4.0 0.0 0.0", "0.0 4.0 0.0", "0.0 0.0 4.0", "O H", "2 2", "Direct"),
                Files.readAllLines(folder.resolve("POSCAR")).subList(0, 8));
        assertArrayEquals(new int[] {8, 8, 1, 1}, after.atomicNumbers());
        assertEquals(
                List.of(0.0, 2.0, 1.0, 3.0),
                Stream.of(0, 1, 2, 3).map(i -> after.position(i, 0)).toList());
    }

    @Test
    void oneFlagForAnAtomCountsForAllCoordinates() {
        Structure fixed = Fixtures.poscar(CONTCAR)
                .withAtomProperties(
                        Map.of("move_mask", new PropertyValue.Truths(new boolean[] {true, false, true}, 3)));

        assertEquals(
                new PropertyValue.Truths(new boolean[] {true, true, true, false, false, false, true, true, true}, 3, 3),
                rewritten(fixed, "POSCAR").atomProperties().get("move_mask"));
    }

    @Test
    void moleculesAndSlabsAreRefused() {
        Structure molecule = Structure.molecule(new int[] {1}, new double[3]);
        Structure slab = Structure.crystal(
                new int[] {1},
                new double[3],
                new Cell(new double[] {4, 0, 0, 0, 4, 0, 0, 0, 4}, new boolean[] {true, true, false}));

        assertTrue(refused(molecule).getMessage().contains("periodic in all three directions, and H is not"));
        assertTrue(refused(slab).getMessage().contains("write extended XYZ"));
    }

    @Test
    void secondStructureIsRefusedAndNothingIsWritten() {
        Structure structure = Fixtures.poscar(CONTCAR);
        Path file = folder.resolve("POSCAR");
        try (StructureWriter writer = StructureWriter.create(file)) {
            writer.write(structure);
            assertTrue(assertThrows(MbtrException.class, () -> writer.write(structure))
                    .getMessage()
                    .contains("holds one structure"));
        }
        assertFalse(Files.exists(file));
    }

    @Test
    void nameMustSayWhatToWrite() {
        Path file = folder.resolve("a.cif");

        assertTrue(assertThrows(MbtrException.class, () -> StructureWriter.create(file))
                .getMessage()
                .contains("cannot tell what to write into"));
    }
}
