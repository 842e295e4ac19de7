package org.mbtr.learning.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.MemoryLimits;
import org.mbtr.learning.TestMolecules;
import org.mbtr.learning.kernels.Kernel;
import org.mbtr.learning.model.ModelSettings;
import org.mbtr.learning.ridge.Centring;
import org.mbtr.learning.validation.Split;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

class LearningCurveTest {
    private static final Workers TWO = new Workers(2);
    private static final LabelledStructures DATA = TestMolecules.labelled(60, 41);
    private static final ModelSettings SETTINGS =
            new ModelSettings(TestMolecules.representation(), new Kernel.Gaussian(3), 1e-6, Centring.LABELS);

    private static List<LearningCurve.Point> run(
            LabelledStructures data, List<Integer> sizes, LearningCurve.TestSet test, List<LabelledStructures> seen) {
        return LearningCurve.run(
                data,
                sizes,
                2,
                test,
                1,
                (training, seed) -> {
                    seen.add(training);
                    return SETTINGS;
                },
                (size, repeat) -> Optional.empty(),
                MemoryLimits.usual(),
                point -> {},
                TWO);
    }

    @Test
    void fixedTestSetIsNeverLearnedFrom() {
        int[] test = IntStream.range(0, 20).toArray();
        int[] pool = IntStream.range(20, 60).toArray();
        List<LabelledStructures> seen = new ArrayList<>();
        List<LearningCurve.Point> points =
                run(DATA, List.of(10, 40), new LearningCurve.TestSet.Fixed(new Split(pool, test)), seen);
        assertEquals(4, points.size());
        points.forEach(point -> assertEquals(20, point.errors().count()));
        List<Structure> tested = DATA.select(test).structures();
        for (LabelledStructures training : seen) {
            assertTrue(training.structures().stream().noneMatch(tested::contains));
        }
        assertEquals(
                List.of(10, 40, 10, 40),
                seen.stream().map(LabelledStructures::size).toList());
    }

    @Test
    void sizeThatCannotHaveAllElementsIsRefusedBeforeTheWork() {
        List<Structure> atoms = IntStream.rangeClosed(1, 30)
                .mapToObj(i -> Structure.molecule(new int[] {1 + i % 12, 8}, new double[] {0, 0, 0, 0, 0, 1}))
                .toList();
        List<LabelledStructures> seen = new ArrayList<>();
        LabelledStructures data = new LabelledStructures(atoms, new double[30]);
        MbtrException failure = assertThrows(
                MbtrException.class, () -> run(data, List.of(5, 20), new LearningCurve.TestSet.Drawn(5), seen));
        assertTrue(failure.getMessage().startsWith("5 training structures"), failure.getMessage());
        assertEquals(0, seen.size());
    }
}
