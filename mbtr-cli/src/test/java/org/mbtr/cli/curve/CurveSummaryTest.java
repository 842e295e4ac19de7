package org.mbtr.cli.curve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.learning.validation.Errors;
import org.mbtr.learning.workflow.LearningCurve;

class CurveSummaryTest {
    private static LearningCurve.Point point(int size, int repeat, double error) {
        Errors errors =
                Errors.of(new double[] {0, 0}, new double[] {error, -error}, new int[] {1, 1}, TargetBasis.OTHER);
        return new LearningCurve.Point(size, repeat, errors, 1);
    }

    @Test
    void repeatsOfASizeAreTakenTogether() {
        CurveSummary summary = CurveSummary.of(
                List.of(point(100, 0, 3), point(10, 0, 6), point(100, 1, 5), point(10, 1, 8), point(10, 2, 7)),
                Errors::mae);
        assertArrayEquals(new int[] {10, 100}, summary.sizes());
        assertArrayEquals(new int[] {3, 2}, summary.repeats());
        assertArrayEquals(new double[] {7, 4}, summary.means(), 1e-15);
        assertArrayEquals(new double[] {1, Math.sqrt(2)}, summary.deviations(), 1e-15);
    }

    /** 0.1 + 0.1 + 0.1 is not three times 0.1. */
    @Test
    void equalErrorsDoNotDeviate() {
        CurveSummary summary =
                CurveSummary.of(List.of(point(10, 0, 0.1), point(10, 1, 0.1), point(10, 2, 0.1)), Errors::rmse);
        assertArrayEquals(new double[] {0.1}, summary.means());
        assertArrayEquals(new double[] {0}, summary.deviations());
    }
}
