package org.mbtr.cli.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mbtr.structures.MbtrException;

class CrystalsPlanTest {
    @Test
    void sizesAreEveryThirdOfThePapersAndTheWholeTrainingSet() {
        assertEquals(List.of(100, 215, 464, 1000, 2400), CrystalsPlan.sizes(2400, 35));
        assertEquals(List.of(100, 215, 464, 1000, 2154, 4642, 9086), CrystalsPlan.sizes(9086, 12));
    }

    @Test
    void smallSetsBeginEarlierButNotWithoutAllElements() {
        assertEquals(List.of(22, 46, 100), CrystalsPlan.sizes(100, 5));
        assertEquals(List.of(46, 100), CrystalsPlan.sizes(100, 38));
        assertEquals(List.of(100), CrystalsPlan.sizes(100, 80));
    }

    @Test
    void planWithoutStructuresIsRefused() {
        assertThrows(MbtrException.class, () -> new CrystalsPlan(0, true, 1));
        assertThrows(MbtrException.class, () -> CrystalsPlan.complete(-1));
    }
}
