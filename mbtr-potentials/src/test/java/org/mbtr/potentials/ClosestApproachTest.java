package org.mbtr.potentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mbtr.structures.Structure;

class ClosestApproachTest {
    private static final ClosestApproach DOMAIN = ClosestApproach.of(List.of(hydrogen(0.80), hydrogen(0.70), water()));

    private static Structure hydrogen(double bond) {
        return Structure.molecule(new int[] {1, 1}, new double[] {0, 0, 0, bond, 0, 0});
    }

    private static Structure water() {
        return Structure.molecule(new int[] {8, 1, 1}, new double[] {0, 0, 0, 0.96, 0, 0, -0.24, 0.93, 0});
    }

    @Test
    void trainingStructuresLieInside() {
        assertEquals(Optional.empty(), DOMAIN.reasonOutside(hydrogen(0.70)));
        assertEquals(Optional.empty(), DOMAIN.reasonOutside(water()));
    }

    @Test
    void tenPercentLessThanTheShortestIsTolerated() {
        assertEquals(Optional.empty(), DOMAIN.reasonOutside(hydrogen(0.631)));
        assertTrue(DOMAIN.reasonOutside(hydrogen(0.629)).isPresent());
    }

    @Test
    void reasonNamesAtomsAndDistances() {
        String reason = DOMAIN.reasonOutside(hydrogen(0.5)).orElseThrow();

        assertEquals(
                "atoms 1 (H) and 2 (H) are 0.500 Å apart, such atoms of the training structures at least 0.700 Å",
                reason);
    }

    @Test
    void elementsThatNeverMetMayNotMeet() {
        Structure peroxide = Structure.molecule(new int[] {8, 8}, new double[] {0, 0, 0, 1.4, 0, 0});

        String reason = DOMAIN.reasonOutside(peroxide).orElseThrow();

        assertTrue(reason.contains("more than 2.5 Å"), reason);
    }

    @Test
    void periodicImagesCount() {
        double a = 0.5;
        Structure chain = TestStructures.crystal(new double[] {a, 0, 0, 0, 9, 0, 0, 0, 9}, 0, 0, 0);
        ClosestApproach argon = ClosestApproach.of(List.of(TestStructures.cluster(0, 0, 0, 2, 0, 0)));

        assertTrue(argon.reasonOutside(chain).isPresent());
    }
}
