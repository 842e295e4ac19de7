package org.mbtr.learning.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.MemoryLimits;
import org.mbtr.learning.TestMolecules;
import org.mbtr.learning.kernels.Kernel;
import org.mbtr.learning.kernels.StreamedMetrics;
import org.mbtr.learning.ridge.Centring;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Structure;

/** Models of features that do not fit, against those of features that do. */
class StreamedTrainingTest {
    private static final Workers TWO = new Workers(2);
    private static final MemoryLimits CRAMPED = new MemoryLimits(1 << 16, 0);
    private static final LabelledStructures DATA = TestMolecules.labelled(80, 21);
    private static final List<Structure> OTHERS = TestMolecules.random(30, 22);

    private static TrainedModel train(ModelSettings settings, MemoryLimits limits) {
        return Trainer.train(DATA, settings, ModelInfo.unnamed(), limits, TWO);
    }

    private static double scale(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void linearModelsAreTheSame(boolean centred) {
        ModelSettings settings = new ModelSettings(
                TestMolecules.representation(), new Kernel.Linear(), 1e-3, centred ? Centring.KERNEL : Centring.NONE);
        double[] expected = train(settings, MemoryLimits.usual()).predict(OTHERS, TWO);

        assertArrayEquals(expected, train(settings, CRAMPED).predict(OTHERS, TWO), 1e-9 * scale(expected));
    }

    @ParameterizedTest
    @EnumSource(names = {"LABELS", "NONE"})
    void kernelModelsAreTheSame(Centring centring) {
        for (Kernel kernel : List.of(new Kernel.Gaussian(2), new Kernel.Laplacian(20))) {
            ModelSettings settings = new ModelSettings(TestMolecules.representation(), kernel, 1e-4, centring);
            TrainedModel whole = train(settings, MemoryLimits.usual());
            double[] expected = whole.predict(OTHERS, TWO);
            TrainedModel sliced = train(settings, CRAMPED);

            assertArrayEquals(expected, sliced.predict(OTHERS, CRAMPED, TWO), 1e-9 * scale(expected));
        }
    }

    /** The control: the limit is one that features do not fit into. */
    @Test
    void thereAreSlices() {
        assertTrue(new StreamedMetrics(CRAMPED.features(), TWO)
                        .slices(TestMolecules.representation().create(), DATA.structures(), DATA.size())
                > 2);
    }
}
