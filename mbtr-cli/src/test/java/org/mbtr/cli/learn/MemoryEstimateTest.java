package org.mbtr.cli.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mbtr.representations.RepresentationSettings;
import org.mbtr.representations.baselines.CoulombMatrixSettings;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

class MemoryEstimateTest {
    private static final long GIGABYTE = 1_000_000_000;

    @Test
    void kernelMatrixGrowsWithTheSquare() {
        assertEquals(200_000_000, MemoryEstimate.fit(5000, 0).matrices());
        assertEquals(
                4 * MemoryEstimate.fit(5000, 0).bytes(),
                MemoryEstimate.fit(10_000, 0).bytes());
    }

    @Test
    void whatIsKeptIsLimited() {
        long limited = MemoryEstimate.search(10_000, 0, 0, 100, 3 * GIGABYTE).matrices();
        assertEquals(3 * GIGABYTE + 2 * 800_000_000L, limited);
    }

    /** Half a matrix over energies and force components, and the products of the latter with features. */
    @Test
    void forcesTakeAMatrixOfTheirComponents() {
        List<Structure> molecules = List.of(
                Structure.molecule(new int[] {1, 1}, new double[] {0, 0, 0, 0, 0, 1}),
                Structure.molecule(new int[] {1, 1}, new double[] {0, 0, 0, 0, 0, 2}));
        RepresentationSettings distances = new CoulombMatrixSettings(CoulombMatrixSettings.Form.INVERSE_DISTANCES, 2);
        Sample sample = Sample.of(distances, molecules, 1, new Workers(1));

        MemoryEstimate fit = MemoryEstimate.forces(1000, true, sample, false);
        MemoryEstimate search = MemoryEstimate.forces(1000, true, sample, true);

        assertEquals(8 * 6 * 1000, fit.derivatives());
        assertEquals(4L * 7000 * 7000 + 8L * 1000 * 7000, fit.matrices());
        assertEquals(fit.matrices() + 4L * 6000 * 6000, search.matrices());
    }

    @Test
    void moreThanTheMachineHasIsRefusedWithTheEstimate() {
        MemoryEstimate estimate = MemoryEstimate.fit(100_000, 0);
        MbtrException refused = assertThrows(MbtrException.class, () -> estimate.require(16 * GIGABYTE, GIGABYTE));
        assertTrue(
                refused.getMessage().contains("80 GB") && refused.getMessage().contains("16 GB"));
    }

    @Test
    void featuresMustFitIntoTheHeap() {
        MemoryEstimate estimate = MemoryEstimate.fit(1000, 100_000);
        MbtrException refused = assertThrows(MbtrException.class, () -> estimate.require(16 * GIGABYTE, GIGABYTE));
        assertTrue(refused.getMessage().contains("MBTR_JAVA_OPTS"), refused.getMessage());
    }
}
