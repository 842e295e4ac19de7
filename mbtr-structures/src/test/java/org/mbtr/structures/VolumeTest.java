package org.mbtr.structures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class VolumeTest {
    private static final double[] LEFT_HANDED = {0, 2, 0, 3, 0, 0, 0, 1, 4};

    private static Structure structure(boolean... periodic) {
        return Structure.crystal(new int[] {1}, new double[3], new Cell(LEFT_HANDED, periodic));
    }

    @Test
    void volumeIsPositiveForLeftHandedVectorsToo() {
        assertEquals(24, structure(true, true, true).volume().orElseThrow(), 1e-12);
    }

    @Test
    void whatDoesNotRepeatInAllDirectionsHasNoVolume() {
        assertEquals(OptionalDouble.empty(), structure(true, true, false).volume());
        assertEquals(
                OptionalDouble.empty(),
                Structure.molecule(new int[] {1}, new double[3]).volume());
    }
}
