package org.mbtr.learning.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinimumAlongStepTest {
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, -0.4, 2.2, -3.7})
    void aParabolaHasItsVertex(double vertex) {
        assertEquals(vertex, MinimumAlongStep.of(at -> 10 + (at - vertex) * (at - vertex)), 1e-12);
    }

    /** Models beyond the wall do not work. */
    @Test
    void besideAWallIsTheLastPoint() {
        assertEquals(2, MinimumAlongStep.of(at -> at > 2 ? Double.POSITIVE_INFINITY : 10 - 0.1 * at));
        assertEquals(2, MinimumAlongStep.of(at -> at > 2 ? 1e10 : 10 - 0.1 * at));
    }

    @Test
    void ofEqualLossesTheFirstIsTaken() {
        assertEquals(0, MinimumAlongStep.of(at -> 7));
    }
}
