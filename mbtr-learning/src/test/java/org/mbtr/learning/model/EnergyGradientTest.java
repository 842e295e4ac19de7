package org.mbtr.learning.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.TestMolecules;
import org.mbtr.learning.kernels.Kernel;
import org.mbtr.learning.kernels.Matern;
import org.mbtr.learning.kernels.Polynomial;
import org.mbtr.learning.ridge.Centring;
import org.mbtr.learning.targets.LearnedForm;
import org.mbtr.learning.targets.References;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.learning.targets.TargetSettings;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** Gradients of predicted energies are those of the predictions. */
class EnergyGradientTest {
    private static final Workers TWO = new Workers(2);
    private static final LabelledStructures DATA = TestMolecules.labelled(200, 2);
    private static final List<Structure> OTHERS = TestMolecules.random(6, 5);
    /** Displacement of central differences of fourth order (angstrom). */
    private static final double STEP = 2e-3;
    /** Tabulated shares, off by 1e-10, and coefficients of up to 1e4 leave this much, relative to the largest derivative. */
    private static final double TOLERANCE = 1e-4;

    private static ModelSettings settings(Kernel kernel, TargetSettings target) {
        Centring centring = kernel instanceof Kernel.Linear ? Centring.KERNEL : Centring.LABELS;
        return new ModelSettings(TestMolecules.representation(), kernel, 1e-3, centring, target);
    }

    static Stream<ModelSettings> settings() {
        TargetSettings perAtom = new TargetSettings(LearnedForm.PER_ATOM, new References.Fit());
        return Stream.of(
                settings(new Kernel.Linear(), TargetSettings.AS_GIVEN),
                settings(new Kernel.Gaussian(3), TargetSettings.AS_GIVEN),
                settings(new Kernel.Gaussian(3), perAtom),
                settings(new Matern(Matern.Smoothness.THREE_HALVES, 6), TargetSettings.AS_GIVEN),
                settings(new Matern(Matern.Smoothness.FIVE_HALVES, 6), TargetSettings.AS_GIVEN),
                settings(new Polynomial(3, 6), TargetSettings.AS_GIVEN));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void gradientIsThatOfThePrediction(ModelSettings settings) {
        TrainedModel model = Trainer.train(DATA, settings, ModelInfo.unnamed(), TWO);
        double[] predictions = model.predict(OTHERS, TWO);
        List<EnergyGradient> found = model.predictWithGradients(OTHERS, TWO);
        for (int s = 0; s < OTHERS.size(); s++) {
            double[] gradient = found.get(s).gradient().positions();
            double largest = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
            assertEquals(predictions[s], found.get(s).energy(), 1e-12 * Math.abs(predictions[s]));
            assertTrue(largest > 0);
            for (int i = 0; i < gradient.length; i++) {
                assertEquals(difference(model, OTHERS.get(s), i), gradient[i], TOLERANCE * largest, settings + " " + i);
            }
        }
    }

    private static double difference(TrainedModel model, Structure structure, int coordinate) {
        List<Structure> moved = Stream.of(-2, -1, 1, 2)
                .map(times -> {
                    double[] positions = structure.positions();
                    positions[coordinate] += times * STEP;
                    return structure.withPositions(positions);
                })
                .toList();
        double[] e = model.predict(moved, TWO);
        return (e[0] - 8 * e[1] + 8 * e[2] - e[3]) / (12 * STEP);
    }

    /** A model of energies per atom has the forces of the energy of all atoms. */
    @Test
    void energyPerAtomGivesForcesOfTheStructure() {
        double[] perAtom = DATA.labels().clone();
        for (int i = 0; i < perAtom.length; i++) {
            perAtom[i] /= DATA.structures().get(i).atomCount();
        }
        LabelledStructures data = new LabelledStructures(DATA.structures(), perAtom, TargetBasis.PER_ATOM);
        TrainedModel model = Trainer.train(
                data, settings(new Kernel.Gaussian(3), TargetSettings.AS_GIVEN), ModelInfo.unnamed(), TWO);
        Structure structure = OTHERS.getFirst();

        EnergyGradient found =
                model.predictWithGradients(List.of(structure), TWO).getFirst();

        int n = structure.atomCount();
        assertEquals(n * model.predict(List.of(structure), TWO)[0], found.energy(), 1e-9);
        double largest =
                Arrays.stream(found.gradient().positions()).map(Math::abs).max().orElseThrow();
        assertEquals(n * difference(model, structure, 1), found.gradient().positions()[1], TOLERANCE * largest);
    }

    @Test
    void resultsDoNotDependOnThreads() {
        TrainedModel model = Trainer.train(
                DATA, settings(new Kernel.Gaussian(3), TargetSettings.AS_GIVEN), ModelInfo.unnamed(), TWO);
        try (Workers one = new Workers(1)) {
            List<EnergyGradient> expected = model.predictWithGradients(OTHERS, one);
            List<EnergyGradient> found = model.predictWithGradients(OTHERS, TWO);
            for (int s = 0; s < OTHERS.size(); s++) {
                assertTrue(Arrays.equals(
                        expected.get(s).gradient().positions(),
                        found.get(s).gradient().positions()));
            }
        }
    }

    @Test
    void laplacianModelsHaveNoForces() {
        TrainedModel model = Trainer.train(
                DATA, settings(new Kernel.Laplacian(50), TargetSettings.AS_GIVEN), ModelInfo.unnamed(), TWO);

        MbtrException error = assertThrows(MbtrException.class, () -> model.predictWithGradients(OTHERS, TWO));

        assertTrue(error.getMessage().contains("kink"), error.getMessage());
        assertTrue(error.getMessage().contains("gaussian"), error.getMessage());
    }
}
