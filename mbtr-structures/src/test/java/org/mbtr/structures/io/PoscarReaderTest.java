package org.mbtr.structures.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

/** POSCAR and CONTCAR in all the ways in which VASP takes and writes them. */
class PoscarReaderTest {
    private static final String VASP5 = """
            cubic boron nitride
            3.57
            0.0 0.5 0.5
            0.5 0.0 0.5
            0.5 0.5 0.0
            B N
            1 1
            Direct
            0.00 0.00 0.00
            0.25 0.25 0.25
            """;

    private static void assertIsBoronNitride(Structure structure) {
        assertArrayEquals(new int[] {5, 7}, structure.atomicNumbers());
        assertArrayEquals(
                new double[] {0, 1.785, 1.785, 1.785, 0, 1.785, 1.785, 1.785, 0},
                structure.cell().orElseThrow().vectors(),
                1e-12);
        assertArrayEquals(
                new boolean[] {true, true, true}, structure.cell().orElseThrow().periodic());
        assertArrayEquals(new double[] {0, 0, 0, 0.8925, 0.8925, 0.8925}, structure.positions(), 1e-12);
    }

    @Test
    void fractionsOfTheScaledCell() {
        Structure structure = Fixtures.poscar(VASP5);

        assertIsBoronNitride(structure);
        assertEquals(Map.of("comment", new PropertyValue.Text("cubic boron nitride")), structure.properties());
        assertEquals(Map.of(), structure.atomProperties());
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "Cartesian", "cart", "K", "kartesisch"})
    void cartesianCoordinatesAreScaledToo(String mode) {
        assertIsBoronNitride(Fixtures.poscar(VASP5.replace("Direct", mode)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"D", "direct", "Fractional", "xyz"})
    void everyOtherModeIsDirect(String mode) {
        assertIsBoronNitride(Fixtures.poscar(VASP5.replace("Direct", mode)));
    }

    @Test
    void threeFactorsScaleXAndYAndZ() {
        String text = VASP5.replace("3.57", "1 2.0 4");
        double[] cell = {0, 1, 2, 0.5, 0, 2, 0.5, 1, 0};

        Structure direct = Fixtures.poscar(text);
        Structure cartesian = Fixtures.poscar(text.replace("Direct", "Cartesian"));

        assertArrayEquals(cell, direct.cell().orElseThrow().vectors(), 1e-12);
        assertArrayEquals(new double[] {0, 0, 0, 0.25, 0.5, 1}, direct.positions(), 1e-12);
        assertEquals(direct.cell(), cartesian.cell());
        assertArrayEquals(new double[] {0, 0, 0, 0.25, 0.5, 1}, cartesian.positions(), 1e-12);
    }

    @Test
    void negativeFactorIsTheVolume() {
        double volume = 3.57 * 3.57 * 3.57 / 4;

        assertIsBoronNitride(Fixtures.poscar(VASP5.replace("3.57", "-" + volume)));
        assertIsBoronNitride(Fixtures.poscar(VASP5.replace("3.57", "-" + volume).replace("Direct", "Cartesian")));
    }

    @Test
    void volumeOfLeftHandedVectorsIsPositive() {
        String swapped = VASP5.replace("0.0 0.5 0.5\n0.5 0.0 0.5", "0.5 0.0 0.5\n0.0 0.5 0.5");

        Structure structure = Fixtures.poscar(swapped.replace("3.57", "-8"));

        assertEquals(8, Math.abs(structure.cell().orElseThrow().signedVolume()), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"B N", "B_h N_s", "B/0a1b2c N_s_GW/fe10", "  B   N  ", "B_h\nN"})
    void namesOfPotentialsAndChecksums(String species) {
        assertIsBoronNitride(Fixtures.poscar(VASP5.replace("B N", species)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"B N", "B_h N_s"})
    void vasp4TakesTheElementsOfTheComment(String comment) {
        assertIsBoronNitride(Fixtures.poscar(VASP5.replace("B N\n", "").replace("cubic boron nitride", comment)));
    }

    @Test
    void remarksBehindNumbersAreNoNumbers() {
        String text = VASP5.replace("3.57", "3.57 ! angstrom")
                .replace("1 1", "1 1 # two atoms")
                .replace("0.25 0.25 0.25", "0.25 0.25 0.25 N");

        assertIsBoronNitride(Fixtures.poscar(text));
    }

    @Test
    void elementsMayComeInSeveralRuns() {
        Structure structure = Fixtures.poscar("""
                water
                1
                6 0 0
                0 6 0
                0 0 6
                H O H
                1 1 1
                Cartesian
                0 0.76 -0.48
                0 0 0.12
                0 -0.76 -0.48
                """);

        assertArrayEquals(new int[] {1, 8, 1}, structure.atomicNumbers());
        assertEquals(0.12, structure.position(1, 2));
    }

    @Test
    void longListsOfElementsMayTakeSeveralLines() {
        String text = VASP5.replace("B N\n1 1", "B\nN\n1\n1");

        assertIsBoronNitride(Fixtures.poscar(text));
    }

    @Test
    void selectiveDynamicsBecomesTheMaskThatAseWrites() {
        Structure structure = Fixtures.poscar(VASP5.replace("Direct", "Selective dynamics\nDirect")
                .replace("0.00 0.00 0.00", "0.00 0.00 0.00 F F T")
                .replace("0.25 0.25 0.25", "0.25 0.25 0.25 .TRUE. .FALSE. t"));

        assertIsBoronNitride(structure);
        assertEquals(
                new PropertyValue.Truths(new boolean[] {false, false, true, true, false, true}, 2, 3),
                structure.atomProperties().get("move_mask"));
    }

    @Test
    void velocitiesOfAContcarArePassedOver() {
        assertIsBoronNitride(Fixtures.poscar(VASP5 + """

                 0.11E-02 0.2E-03 0.0
                 0.0 0.0 0.0

                    1
                0.5
                """));
        assertIsBoronNitride(Fixtures.poscar(VASP5 + """
                Lattice velocities and vectors
                   1
                 0.0 0.0 0.0
                """));
        assertIsBoronNitride(Fixtures.poscar(VASP5 + "Cartesian\n 0.11E-02 0.2E-03 0.0\n"));
    }

    @Test
    void emptyCommentIsNoProperty() {
        assertEquals(
                Map.of(),
                Fixtures.poscar(VASP5.replace("cubic boron nitride", "")).properties());
    }

    @Test
    void fileHoldsOneStructure() {
        try (PoscarReader reader = PoscarReader.open(Fixtures.file("CONTCAR"))) {
            assertTrue(reader.hasNext());
            Structure structure = reader.next();
            assertFalse(reader.hasNext());
            assertEquals("Ga2N2", structure.formula());
        }
    }
}
