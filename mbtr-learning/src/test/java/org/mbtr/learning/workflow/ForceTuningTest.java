package org.mbtr.learning.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.MemoryLimits;
import org.mbtr.learning.TestMolecules;
import org.mbtr.learning.kernels.Kernel;
import org.mbtr.learning.model.EnergyGradient;
import org.mbtr.learning.model.LearnedFrom;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.learning.model.ModelSettings;
import org.mbtr.learning.model.Trainer;
import org.mbtr.learning.ridge.Centring;
import org.mbtr.learning.search.SearchSpace;
import org.mbtr.learning.search.Validation;
import org.mbtr.learning.validation.Errors;
import org.mbtr.representations.parallel.Workers;

/** Searches for models that learn from forces. */
class ForceTuningTest {
    private static final Workers TWO = new Workers(2);
    private static final LabelledStructures TRAINING = TestMolecules.withForces(12, 11);
    private static final LabelledStructures VALIDATION = TestMolecules.withForces(5, 12);

    static Stream<LearnedFrom> learned() {
        return Stream.of(new LearnedFrom.Forces(), new LearnedFrom.ValuesAndForces(1e-4));
    }

    /** What is kept between evaluations must not change a result; some models of a search have other widths. */
    @ParameterizedTest
    @MethodSource("learned")
    void lossesEqualForceErrorsOfModelsFittedFromScratch(LearnedFrom from) {
        SearchSpace space = SearchSpace.full(
                new ModelSettings(TestMolecules.representation(), new Kernel.Gaussian(4), 1e-4, Centring.KERNEL)
                        .withLearnedFrom(from));
        List<Map<String, Double>> points = new ArrayList<>();
        List<Double> losses = new ArrayList<>();

        Tuning.search(
                new Validation.OneSet(TRAINING, VALIDATION),
                space,
                0.02,
                5,
                Optional.empty(),
                MemoryLimits.usual(),
                (number, point, loss, seconds) -> {
                    points.add(point);
                    losses.add(loss);
                },
                TWO);

        assertEquals(
                from instanceof LearnedFrom.ValuesAndForces, points.getFirst().containsKey("force-lambda"));
        assertTrue(
                points.stream().map(point -> point.get("sigma-k2")).distinct().count() > 1);
        for (int i = 0; i < points.size(); i += 3) {
            ModelSettings settings = space.at(List.copyOf(points.get(i).values()));
            List<EnergyGradient> predictions = Trainer.train(TRAINING, settings, ModelInfo.unnamed(), TWO)
                    .predictWithGradients(VALIDATION.structures(), TWO);
            double expected = Errors.ofForces(
                            VALIDATION.forces(),
                            predictions.stream().map(EnergyGradient::forces).toList())
                    .rmse();
            assertEquals(expected, losses.get(i), 1e-9 * expected, points.get(i).toString());
        }
    }
}
