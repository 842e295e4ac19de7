package org.mbtr.structures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SupercellTest {
    private static final double[] VECTORS = {4, 0, 0, 1.5, 5, 0, -1, 2, 6};

    private static Structure crystal(boolean third) {
        return Structure.crystal(
                        new int[] {11, 17},
                        new double[] {0.1, 0.2, 0.3, 2, 3, 4},
                        new Cell(VECTORS, new boolean[] {true, true, third}))
                .withProperties(Map.of("energy", new PropertyValue.Real(-1)))
                .withAtomProperties(Map.of(
                        "forces", new PropertyValue.Reals(new double[] {1, 2, 3, 4, 5, 6}, 2, 3),
                        "site", new PropertyValue.Texts(List.of("a", "b"), 2)));
    }

    @Test
    void atomsComeImageByImageWithTheirProperties() {
        Structure twice = Supercell.of(crystal(true), 1, 1, 2);
        assertArrayEquals(new int[] {11, 17, 11, 17}, twice.atomicNumbers());
        assertArrayEquals(new double[] {0.1, 0.2, 0.3, 2, 3, 4, -0.9, 2.2, 6.3, 1, 5, 10}, twice.positions(), 1e-15);
        assertArrayEquals(
                new double[] {4, 0, 0, 1.5, 5, 0, -2, 4, 12},
                twice.cell().orElseThrow().vectors());
        assertEquals(
                new PropertyValue.Reals(new double[] {1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6}, 4, 3),
                twice.atomProperties().get("forces"));
        assertEquals(
                new PropertyValue.Texts(List.of("a", "b", "a", "b"), 4),
                twice.atomProperties().get("site"));
        assertTrue(twice.properties().isEmpty(), "the energy is that of the small cell");
    }

    /** Every atom sees the same distances in the same crystal, however its cell is chosen. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2 0 0 0 3 0 0 0 1",
                "1 1 0 -1 1 0 0 0 1",
                "1 2 -1 0 3 1 2 -1 2",
                "-1 1 1 1 -1 1 1 1 -1",
                "0 1 0 1 0 0 0 0 1"
            })
    void sameSurroundingsOfEveryAtom(String text) {
        int[] matrix =
                Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
        Structure small = crystal(true);
        Structure large = Supercell.of(small, matrix);

        double ratio = Lattice.of(large).extent() / Lattice.of(small).extent();
        assertEquals(large.atomCount(), 2 * ratio, 1e-10);
        assertEquals(Density.of(small).orElseThrow(), Density.of(large).orElseThrow(), 1e-12);
        for (int atom = 0; atom < large.atomCount(); atom++) {
            assertArrayEquals(distances(small, atom % 2), distances(large, atom), 1e-12);
        }
    }

    /** Four primitive cells of the fcc lattice make its cube. */
    @Test
    void cubeFromThePrimitiveFccCell() {
        Cell primitive = new Cell(new double[] {0, 2, 2, 2, 0, 2, 2, 2, 0}, new boolean[] {true, true, true});
        Structure cube =
                Supercell.of(Structure.crystal(new int[] {29}, new double[3], primitive), -1, 1, 1, 1, -1, 1, 1, 1, -1);
        assertArrayEquals(
                new double[] {4, 0, 0, 0, 4, 0, 0, 0, 4},
                cube.cell().orElseThrow().vectors());
        assertEquals(4, cube.atomCount());
        assertEquals(16 * 4, Lattice.of(cube).extent(), 1e-12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 0 0 0 1 0 0 0 2|not periodic along cell vector 3, which a supercell must leave as it is; found 2",
                "1 0 0 0 1 0 1 0 1|not periodic along cell vector 3",
                "1 0 1 0 1 0 0 0 1|not periodic along cell vector 3",
                "1 1 0 2 2 0 0 0 1|its determinant is 0",
                "99999 0 0 0 99999 0 0 0 1|too large"
            })
    void refusesWhatIsNoSupercell(String text, String message) {
        int[] matrix =
                Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
        MbtrException fault = assertThrows(MbtrException.class, () -> Supercell.of(crystal(false), matrix));
        assertTrue(fault.getMessage().contains(message), fault.getMessage());
    }

    @Test
    void repeatingLessThanOnceIsRefused() {
        MbtrException fault = assertThrows(MbtrException.class, () -> Supercell.of(crystal(true), 1, 0, 1));
        assertTrue(fault.getMessage().contains("found 1, 0, 1"), fault.getMessage());
    }

    @Test
    void moleculeHasNoSupercell() {
        Structure molecule = Structure.molecule(new int[] {1}, new double[3]);
        assertThrows(MbtrException.class, () -> Supercell.of(molecule, 2, 1, 1));
    }

    private static double[] distances(Structure structure, int atom) {
        Neighbours neighbours = new Neighbours();
        NeighbourSearch.of(structure, 9).find(atom, neighbours);
        return Arrays.stream(neighbours.distancesView(), 0, neighbours.count())
                .sorted()
                .toArray();
    }
}
