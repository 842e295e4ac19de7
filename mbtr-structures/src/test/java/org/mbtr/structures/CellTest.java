package org.mbtr.structures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTest {
    private static final boolean[] BULK = {true, true, true};

    @ParameterizedTest
    @CsvSource({
        "3, 4, 5, 90, 90, 90",
        "3, 4, 5, 70, 80, 100",
        "2.5, 2.5, 6.7, 90, 90, 120",
        "3, 3, 3, 60, 60, 60",
        "5, 6, 7, 100, 110, 120",
        "5, 6, 7, 2, 3, 4"
    })
    void lengthsAndAnglesComeBack(double a, double b, double c, double alpha, double beta, double gamma) {
        Cell cell = Cell.ofLengthsAndAngles(a, b, c, alpha, beta, gamma);
        assertArrayEquals(new double[] {a, b, c}, new double[] {cell.length(0), cell.length(1), cell.length(2)}, 1e-12);
        assertArrayEquals(
                new double[] {alpha, beta, gamma}, new double[] {cell.angle(0), cell.angle(1), cell.angle(2)}, 1e-9);
        double[] v = cell.vectors();
        assertArrayEquals(new double[] {a, 0, 0, 0}, new double[] {v[0], v[1], v[2], v[5]});
        assertTrue(v[4] > 0 && v[8] > 0);
    }

    /** V² = a²b²c² (1 − cos²α − cos²β − cos²γ + 2 cos α cos β cos γ), International Tables for Crystallography. */
    @Test
    void volumeIsThatOfLengthsAndAngles() {
        double ca = Math.cos(Math.toRadians(70));
        double cb = Math.cos(Math.toRadians(80));
        double cg = Math.cos(Math.toRadians(100));
        double volume = 3 * 4 * 5 * Math.sqrt(1 - ca * ca - cb * cb - cg * cg + 2 * ca * cb * cg);
        Cell cell = Cell.ofLengthsAndAngles(3, 4, 5, 70, 80, 100);
        assertEquals(volume, cell.signedVolume(), 1e-12);
        assertEquals(volume, Lattice.of(cell).extent(), 1e-12);
    }

    @Test
    void rightAnglesGiveExactZeros() {
        assertArrayEquals(
                new double[] {3, 0, 0, 0, 4, 0, 0, 0, 5},
                Cell.ofLengthsAndAngles(3, 4, 5, 90, 90, 90).vectors());
    }

    /** The primitive cell of the fcc lattice with a lattice constant of 4 Å. */
    @Test
    void primitiveFccCellHasSixtyDegrees() {
        Cell cell = new Cell(new double[] {0, 2, 2, 2, 0, 2, 2, 2, 0}, BULK);
        assertEquals(Math.sqrt(8), cell.length(1), 1e-15);
        assertEquals(60, cell.angle(0), 1e-13);
        assertEquals(16, cell.signedVolume(), 1e-13);
    }

    @Test
    void swappedVectorsAreLeftHanded() {
        assertTrue(new Cell(new double[] {0, 4, 0, 3, 0, 0, 0, 0, 5}, BULK).signedVolume() < 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 4 5 90 90 90     | lengths must be numbers above 0, found 0.0",
                "3 NaN 5 90 90 90   | lengths must be numbers above 0, found NaN",
                "3 4 5 180 90 90    | between 0 and 180 degrees, found 180.0",
                "3 4 5 120 120 120  | 120.0, 120.0 and 120.0 degrees",
                "3 4 5 30 40 80     | each must be less than the sum of the others"
            })
    void impossibleParametersAreNamed(String parameters, String message) {
        double[] p = Arrays.stream(parameters.trim().split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        IllegalArgumentException fault = assertThrows(
                IllegalArgumentException.class, () -> Cell.ofLengthsAndAngles(p[0], p[1], p[2], p[3], p[4], p[5]));
        assertTrue(fault.getMessage().contains(message), fault.getMessage());
    }

    @Test
    void onlyPeriodicVectorsMustBeIndependent() {
        double[] flat = {1, 2, 0, 2, 4, 0, 0, 0, 3};
        IllegalArgumentException fault = assertThrows(IllegalArgumentException.class, () -> new Cell(flat, BULK));
        assertTrue(fault.getMessage().contains("lie in one plane or on one line"), fault.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Cell(flat, new boolean[] {true, true, false}));
        assertDoesNotThrow(() -> new Cell(flat, new boolean[] {true, false, true}));
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, false, MOLECULE",
        "false, true, false, WIRE",
        "true, false, true, SLAB",
        "true, true, true, BULK"
    })
    void periodicityIsTheNumberOfDirections(boolean a, boolean b, boolean c, Periodicity expected) {
        double[] vectors = {1, 0, 0, 0, 1, 0, 0, 0, 1};
        assertEquals(expected, new Cell(vectors, new boolean[] {a, b, c}).periodicity());
    }
}
