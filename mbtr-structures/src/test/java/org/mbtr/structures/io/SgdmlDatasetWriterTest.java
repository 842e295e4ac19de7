package org.mbtr.structures.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.structures.Cell;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

class SgdmlDatasetWriterTest {
    private static final int[] HYDROXYL = {8, 1};

    @TempDir
    private Path folder;

    private static Structure frame(double shift) {
        double[] positions = {0, 0, 0, shift, 0.25, -0.5};
        double[] forces = {1, 2, shift, -1, -2, -shift};
        return Structure.molecule(HYDROXYL, positions)
                .withProperty("energy", new PropertyValue.Real(-shift))
                .withAtomProperties(Map.of("forces", new PropertyValue.Reals(forces, 2, 3)));
    }

    private Path write(Optional<String> unit, Structure... frames) {
        Path file = folder.resolve("hydroxyl.npz");
        try (StructureWriter writer = StructureWriter.create(file, unit)) {
            List.of(frames).forEach(writer::write);
            writer.commit();
        }
        return file;
    }

    @Test
    void framesAreReadBackAsTheyWere() {
        Structure[] frames = {frame(0.75), frame(1.1)};

        List<Structure> read = StructureReader.read(write(Optional.of("kcal/mol"), frames));

        PropertyValue unit = new PropertyValue.Text("kcal/mol");
        assertEquals(
                List.of(frames[0].withProperty("energy_unit", unit), frames[1].withProperty("energy_unit", unit)),
                read);
    }

    /** The fingerprint was worked out with NumPy and hashlib from the definition, for these numbers. */
    @Test
    void fieldsAreThoseOfTheProgram() {
        try (NpzArchive archive = NpzArchive.open(write(Optional.of("eV"), frame(0.5), frame(1)))) {
            assertEquals(List.of("d"), archive.read("type").strings());
            assertEquals(List.of("hydroxyl"), archive.read("name").strings());
            assertEquals(List.of("unknown"), archive.read("theory").strings());
            assertEquals(List.of("Ang"), archive.read("r_unit").strings());
            assertEquals(List.of("eV"), archive.read("e_unit").strings());
            assertEquals(0, archive.read("type").shape().length);
            assertArrayEquals(new int[] {2, 2, 3}, archive.read("R").shape());
            assertArrayEquals(new double[] {-0.5, -1}, archive.read("E").doubles());
            assertEquals(-1, archive.read("E_min").doubles()[0]);
            assertEquals(0.0625, archive.read("E_var").doubles()[0]);
            assertEquals(2, archive.read("F_max").doubles()[0]);
            assertEquals(0, archive.read("F_mean").doubles()[0]);
            assertEquals(
                    List.of("00af8b5306ecdad43b2dd109bfe40c25"),
                    archive.read("md5").strings());
        }
    }

    @Test
    void energiesMayBeAbsent() {
        Structure bare = frame(1).withProperties(Map.of());
        try (NpzArchive archive = NpzArchive.open(write(Optional.empty(), bare, bare))) {
            assertFalse(archive.contains("E"));
            assertFalse(archive.contains("e_unit"));
        }
        assertRefused("has `energy`, unlike the first", bare, frame(1));
        assertRefused("has no `energy`, unlike the first", frame(1), bare);
    }

    @Test
    void whatTheProgramCannotUseIsRefused() {
        assertRefused("structure 2 (HO) has no property `forces`", frame(1), frame(1).withAtomProperties(Map.of()));
        assertRefused(
                "not the atoms of the first one (HO) in the same order",
                frame(1),
                Structure.molecule(new int[] {1, 8}, new double[6]));
        Cell cell = Cell.ofLengthsAndAngles(5, 5, 5, 90, 90, 90);
        assertRefused("repeats in space", Structure.crystal(HYDROXYL, new double[6], cell));
        assertRefused("says eV, not kcal/mol", frame(1).withProperty("energy_unit", new PropertyValue.Text("eV")));
        assertRefused("there is no structure");
    }

    private void assertRefused(String word, Structure... frames) {
        var refused = assertThrows(MbtrException.class, () -> write(Optional.of("kcal/mol"), frames));
        assertTrue(refused.getMessage().contains(word), refused.getMessage());
        assertTrue(refused.getMessage().contains("hydroxyl.npz"), refused.getMessage());
    }

    @Test
    void otherPropertiesAreNamedAsLeftOut() {
        try (StructureWriter writer = StructureWriter.create(folder.resolve("a.npz"))) {
            assertEquals(
                    List.of("charge"), writer.leftOut(frame(1).withProperty("charge", new PropertyValue.Whole(1))));
        }
        assertFalse(Files.exists(folder.resolve("a.npz")));
    }

    @Test
    void archivesWithACellAreRefused() {
        Path file = folder.resolve("cell.npz");
        try (NpzWriter archive = NpzWriter.create(file)) {
            archive.add("z", new long[] {8}, 1);
            archive.add("R", new double[3], 1, 1, 3);
            archive.add("lattice", new double[9], 3, 3);
            archive.commit();
        }
        var refused = assertThrows(MbtrException.class, () -> StructureReader.open(file));
        assertTrue(refused.getMessage().contains("`lattice`"), refused.getMessage());
    }
}
