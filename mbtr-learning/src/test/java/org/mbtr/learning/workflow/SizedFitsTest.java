package org.mbtr.learning.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.MemoryLimits;
import org.mbtr.learning.TestMolecules;
import org.mbtr.learning.kernels.Kernel;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.learning.model.ModelSettings;
import org.mbtr.learning.model.Trainer;
import org.mbtr.learning.ridge.Centring;
import org.mbtr.representations.parallel.Workers;

/** Against models that are fitted one by one. */
class SizedFitsTest {
    private static final Workers TWO = new Workers(2);
    private static final LabelledStructures TRAINING = TestMolecules.labelled(90, 31);
    private static final LabelledStructures TESTED = TestMolecules.labelled(20, 32);

    @ParameterizedTest
    @EnumSource
    void predictionsAreThoseOfSingleModels(Centring centring) {
        Kernel kernel = centring == Centring.KERNEL ? new Kernel.Linear() : new Kernel.Gaussian(3);
        ModelSettings settings = new ModelSettings(TestMolecules.representation(), kernel, 1e-3, centring);

        List<double[]> found =
                SizedFits.predictions(TRAINING, TESTED, settings, List.of(90, 40), MemoryLimits.usual(), TWO);

        assertEquals(2, found.size());
        assertArrayEquals(single(settings, 90), found.getFirst(), 1e-8);
        assertArrayEquals(single(settings, 40), found.getLast(), 1e-8);
    }

    private static double[] single(ModelSettings settings, int size) {
        LabelledStructures first = TRAINING.select(IntStream.range(0, size).toArray());
        return Trainer.train(first, settings, ModelInfo.unnamed(), TWO).predict(TESTED.structures(), TWO);
    }
}
