package org.mbtr.structures.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

/** Trajectories in NumPy archives give frames with energies and forces. */
class NpzTrajectoryReaderTest {
    private static final double[] SECOND = {6 / 16.0, 7 / 16.0, 8 / 16.0, 9 / 16.0, 10 / 16.0, 11 / 16.0};

    private static void assertSecondFrame(Structure frame) {
        assertArrayEquals(new int[] {8, 1}, frame.atomicNumbers());
        assertArrayEquals(SECOND, frame.positions());
        assertEquals(-2.5, frame.number("energy").orElseThrow());
        PropertyValue.Reals forces =
                (PropertyValue.Reals) frame.atomProperties().get("forces");
        assertArrayEquals(new int[] {2, 3}, forces.shape());
        assertEquals(-SECOND[5], forces.values()[5]);
    }

    @Test
    void namesOfMd17AreRead() {
        List<Structure> frames = StructureReader.read(Fixtures.file("mini-md17.npz"));

        assertEquals(2, frames.size());
        assertSecondFrame(frames.get(1));
        assertEquals(new PropertyValue.Whole(3), frames.get(1).properties().get("md17_index"));
    }

    @Test
    void namesOfRevisedMd17AndFortranOrderAreRead() {
        List<Structure> frames = StructureReader.read(Fixtures.file("mini-rmd17.npz"));

        assertSecondFrame(frames.get(1));
        assertEquals(new PropertyValue.Whole(7), frames.get(0).properties().get("old_indices"));
    }

    @Test
    void otherArraysStayWithinReach() {
        try (NpzTrajectoryReader reader = NpzTrajectoryReader.open(Fixtures.file("mini-md17.npz"))) {
            assertEquals(2, reader.frames());
            assertArrayEquals(new int[] {1}, reader.array("train").ints());
            assertEquals(List.of("hydroxyl"), reader.array("name").strings());
        }
    }

    @Test
    void lengthsInAnotherUnitAreRefused() {
        Path file = Fixtures.file("mini-bohr.npz");

        MbtrException fault = assertThrows(MbtrException.class, () -> StructureReader.open(file));

        assertEquals("mini-bohr.npz has positions in `Bohr`; convert them to angstrom", fault.getMessage());
    }

    @Test
    void arraysThatDoNotFitTogetherAreNamed(@TempDir Path folder) {
        assertFault(folder, "expected shape [frames, 2, 3]", new double[9], new int[] {1, 3, 3}, new int[] {1, 1}, 1);
        assertFault(
                folder,
                "1 frames of positions, but 2 of energies",
                new double[6],
                new int[] {1, 2, 3},
                new int[] {1, 1},
                2);
        assertFault(
                folder,
                "atom 2: 200 is not an atomic number",
                new double[6],
                new int[] {1, 2, 3},
                new int[] {1, 200},
                1);
        double[] broken = {0, 0, 0, 0, Double.NaN, 0};
        assertFault(folder, "frame 1, atom 2: coordinate y is NaN", broken, new int[] {1, 2, 3}, new int[] {1, 1}, 1);
    }

    @Test
    void archiveWithoutPositionsIsNamed() {
        Path file = Fixtures.file("types.npz");

        MbtrException fault = assertThrows(MbtrException.class, () -> StructureReader.open(file));

        assertTrue(fault.getMessage().contains("expected an array `z` or `nuclear_charges`"), fault.getMessage());
    }

    private static void assertFault(
            Path folder, String expected, double[] positions, int[] shape, int[] elements, int energies) {
        Path file = folder.resolve("t.npz");
        try (NpzWriter writer = NpzWriter.create(file)) {
            writer.add("R", positions, shape);
            writer.add("z", elements, elements.length);
            writer.add("E", new double[energies], energies);
            writer.commit();
        }

        MbtrException fault = assertThrows(MbtrException.class, () -> StructureReader.read(file));

        assertTrue(fault.getMessage().contains(expected), fault.getMessage());
    }
}
