package org.mbtr.structures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DensityTest {
    private static final double A = 5.431;

    private static Structure silicon(boolean third) {
        double h = A / 2;
        double q = A / 4;
        Cell cell = new Cell(new double[] {0, h, h, h, 0, h, h, h, 0}, new boolean[] {true, true, third});
        return Structure.crystal(new int[] {14, 14}, new double[] {0, 0, 0, q, q, q}, cell);
    }

    /** Silicon: 2.329 g/cm³ at a lattice constant of 5.431 Å (CRC Handbook of Chemistry and Physics). */
    @Test
    void densityOfSilicon() {
        assertEquals(2.329, Density.of(silicon(true)).orElseThrow(), 5e-4);
    }

    @Test
    void onlyBulkHasADensity() {
        assertTrue(Density.of(silicon(false)).isEmpty());
        assertTrue(Density.of(Structure.molecule(new int[] {1}, new double[3])).isEmpty());
    }
}
