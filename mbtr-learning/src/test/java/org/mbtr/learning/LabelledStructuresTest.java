package org.mbtr.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.mbtr.learning.targets.TargetBasis;

/** Structures with values, forces, or both. */
class LabelledStructuresTest {
    private static final LabelledStructures BOTH = TestMolecules.withForces(4, 1);

    private static LabelledStructures forcesAlone() {
        return new LabelledStructures(BOTH.structures(), new double[0], TargetBasis.PER_STRUCTURE, BOTH.forces());
    }

    @Test
    void forcesAloneAreSelectedWithoutValues() {
        LabelledStructures some = forcesAlone().select(new int[] {3, 1});

        assertEquals(2, some.size());
        assertFalse(some.hasLabels());
        assertEquals(BOTH.forces().get(3), some.forces().getFirst());
        assertTrue(BOTH.select(new int[] {3, 1}).hasLabels());
    }

    @Test
    void fingerprintTellsForcesAloneFromBoth() {
        assertEquals(forcesAlone().fingerprint(), forcesAlone().fingerprint());
        assertNotEquals(BOTH.fingerprint(), forcesAlone().fingerprint());
        assertNotEquals(
                forcesAlone().select(new int[] {0, 1}).fingerprint(),
                forcesAlone().select(new int[] {1, 0}).fingerprint());
    }

    /** Without forces, or with some values, structures need a value each. */
    @Test
    void missingValuesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new LabelledStructures(BOTH.structures(), new double[0]));
        assertThrows(
                IllegalArgumentException.class,
                () -> new LabelledStructures(
                        BOTH.structures(), new double[3], TargetBasis.PER_STRUCTURE, BOTH.forces()));
    }
}
