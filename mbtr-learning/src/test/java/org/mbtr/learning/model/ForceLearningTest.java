package org.mbtr.learning.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.TestMolecules;
import org.mbtr.learning.kernels.Kernel;
import org.mbtr.learning.kernels.Matern;
import org.mbtr.learning.ridge.Centring;
import org.mbtr.learning.targets.LearnedForm;
import org.mbtr.learning.targets.References;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.learning.targets.TargetSettings;
import org.mbtr.representations.baselines.CoulombMatrixSettings;
import org.mbtr.representations.mbtr.AtomGeometry;
import org.mbtr.representations.mbtr.Broadening;
import org.mbtr.representations.mbtr.Envelope;
import org.mbtr.representations.mbtr.Grid;
import org.mbtr.representations.mbtr.MbtrSettings;
import org.mbtr.representations.mbtr.Term;
import org.mbtr.representations.mbtr.Weighting;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Cell;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** Models that learn from forces. */
class ForceLearningTest {
    private static final Workers TWO = new Workers(2);
    private static final LabelledStructures DATA = TestMolecules.withForces(16, 2);
    private static final LabelledStructures OTHERS = TestMolecules.withForces(6, 5);
    private static final Kernel GAUSSIAN = new Kernel.Gaussian(3);
    /** Rigid motions of molecules have no gradient, so that there has to be some noise. */
    private static final double LITTLE = 1e-9;
    /** Displacement of central differences of fourth order (angstrom). */
    private static final double STEP = 2e-3;

    @TempDir
    private Path folder;

    private static ModelSettings settings(Kernel kernel, double lambda, LearnedFrom from) {
        return new ModelSettings(TestMolecules.representation(), kernel, lambda, Centring.KERNEL).withLearnedFrom(from);
    }

    private static TrainedModel train(LabelledStructures data, ModelSettings settings) {
        return Trainer.train(data, settings, ModelInfo.unnamed(), TWO);
    }

    static Stream<ModelSettings> all() {
        List<ModelSettings> all = new ArrayList<>();
        for (LearnedFrom from : List.of(new LearnedFrom.Forces(), new LearnedFrom.ValuesAndForces(1e-5))) {
            for (Kernel kernel : List.of(GAUSSIAN, new Matern(Matern.Smoothness.FIVE_HALVES, 5), new Kernel.Linear())) {
                all.add(settings(kernel, 1e-5, from));
            }
            all.add(settings(GAUSSIAN, 1e-5, from)
                    .withTarget(new TargetSettings(LearnedForm.PER_ATOM, new References.Fit())));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void forcesAreMinusTheGradientOfTheEnergy(ModelSettings settings) {
        TrainedModel model = train(DATA, settings);
        double[] predictions = model.predict(OTHERS.structures(), TWO);
        List<EnergyGradient> found = model.predictWithGradients(OTHERS.structures(), TWO);
        for (int s = 0; s < OTHERS.size(); s++) {
            Structure structure = OTHERS.structures().get(s);
            assertEquals(predictions[s], found.get(s).energy(), 1e-10 * Math.abs(predictions[s]));
            double[] forces = found.get(s).forces();
            double largest = largest(forces);
            assertTrue(largest > 0);
            for (int i = 0; i < forces.length; i++) {
                assertEquals(-difference(model, structure, i), forces[i], 1e-5 * largest, settings + " " + i);
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

    private static double largest(double... values) {
        return Arrays.stream(values).map(Math::abs).max().orElseThrow();
    }

    /** Whatever form the energy has and is learned in. */
    @Test
    void withoutNoiseTrainingEnergiesAndForcesComeOut() {
        double[] perAtom = DATA.labels().clone();
        for (int i = 0; i < perAtom.length; i++) {
            perAtom[i] /= DATA.structures().get(i).atomCount();
        }
        LabelledStructures dataPerAtom =
                new LabelledStructures(DATA.structures(), perAtom, TargetBasis.PER_ATOM, DATA.forces());
        for (LabelledStructures data : List.of(DATA, dataPerAtom)) {
            for (LearnedForm form : LearnedForm.values()) {
                ModelSettings settings = settings(GAUSSIAN, LITTLE, new LearnedFrom.ValuesAndForces(LITTLE))
                        .withTarget(new TargetSettings(form, new References.None()));
                TrainedModel model = train(data, settings);
                assertArrayEquals(data.labels(), model.predict(data.structures(), TWO), 1e-4);
                List<EnergyGradient> found = model.predictWithGradients(data.structures(), TWO);
                for (int i = 0; i < data.size(); i++) {
                    assertArrayEquals(data.forces().get(i), found.get(i).forces(), 1e-3, form + " " + i);
                    assertEquals(DATA.labels()[i], found.get(i).energy(), 1e-3);
                }
            }
        }
    }

    @Test
    void forcesAloneAreTheLimitOfNoisyEnergies() {
        TrainedModel forces = train(DATA, settings(GAUSSIAN, 1e-4, new LearnedFrom.Forces()));
        TrainedModel both = train(DATA, settings(GAUSSIAN, 1e9, new LearnedFrom.ValuesAndForces(1e-4)));

        assertArrayEquals(forces.predict(OTHERS.structures(), TWO), both.predict(OTHERS.structures(), TWO), 1e-6);
    }

    /** With noisy forces only energies count, as in a model with a centred kernel. */
    @Test
    void valuesAloneAreTheLimitOfNoisyForces() {
        TrainedModel values = train(DATA, settings(GAUSSIAN, 1e-4, LearnedFrom.VALUES));
        TrainedModel both = train(DATA, settings(GAUSSIAN, 1e-4, new LearnedFrom.ValuesAndForces(1e9)));

        assertArrayEquals(values.predict(OTHERS.structures(), TWO), both.predict(OTHERS.structures(), TWO), 1e-6);
    }

    @Test
    void forcesMakeForcesBetter() {
        double values = forceError(train(DATA, settings(GAUSSIAN, 1e-6, LearnedFrom.VALUES)));
        double both = forceError(train(DATA, settings(GAUSSIAN, 1e-6, new LearnedFrom.ValuesAndForces(1e-6))));

        assertTrue(both < 0.5 * values, both + " with forces, " + values + " without");
    }

    private static double forceError(TrainedModel model) {
        List<EnergyGradient> found = model.predictWithGradients(OTHERS.structures(), TWO);
        double squared = 0;
        for (int s = 0; s < OTHERS.size(); s++) {
            for (int i = 0; i < OTHERS.forces().get(s).length; i++) {
                double residual = found.get(s).forces()[i] - OTHERS.forces().get(s)[i];
                squared += residual * residual;
            }
        }
        return Math.sqrt(squared);
    }

    /** Learning from turned and moved molecules, with turned forces, changes no energy. */
    @Test
    void orientationOfTrainingStructuresDoesNotMatter() {
        ModelSettings settings = settings(GAUSSIAN, 1e-5, new LearnedFrom.ValuesAndForces(1e-5));
        List<Structure> turned = DATA.structures().stream()
                .map(structure -> structure.withPositions(turned(structure.positions(), 1.5)))
                .toList();
        List<double[]> forces =
                DATA.forces().stream().map(force -> turned(force, 0)).toList();
        LabelledStructures data = new LabelledStructures(turned, DATA.labels()).withForces(forces);

        double[] expected = train(DATA, settings).predict(OTHERS.structures(), TWO);
        double[] found = train(data, settings).predict(OTHERS.structures(), TWO);

        assertArrayEquals(expected, found, 1e-6);
    }

    /** About two axes, then moved. */
    private static double[] turned(double[] vectors, double shift) {
        double[] turned = new double[vectors.length];
        double c = Math.cos(0.7);
        double s = Math.sin(0.7);
        for (int i = 0; i < vectors.length; i += 3) {
            double x = c * vectors[i] - s * vectors[i + 1];
            double y = s * vectors[i] + c * vectors[i + 1];
            double z = vectors[i + 2];
            turned[i] = x + shift;
            turned[i + 1] = c * y - s * z + shift;
            turned[i + 2] = s * y + c * z + shift;
        }
        return turned;
    }

    @Test
    void forcesAndTorquesSumToZero() {
        TrainedModel model = train(DATA, settings(GAUSSIAN, 1e-5, new LearnedFrom.Forces()));
        Structure structure = OTHERS.structures().getFirst();
        double[] f =
                model.predictWithGradients(List.of(structure), TWO).getFirst().forces();
        for (int axis = 0; axis < 3; axis++) {
            double force = 0;
            double torque = 0;
            for (int atom = 0; atom < structure.atomCount(); atom++) {
                int y = (axis + 1) % 3;
                int z = (axis + 2) % 3;
                force += f[3 * atom + axis];
                torque += structure.position(atom, y) * f[3 * atom + z] - structure.position(atom, z) * f[3 * atom + y];
            }
            assertEquals(0, force, 1e-9 * largest(f));
            assertEquals(0, torque, 1e-9 * largest(f));
        }
    }

    /** Frames have the same blocks, which are joined; that of the composition does not depend on positions. */
    @Test
    void framesOfATrajectoryAreReproducedAndForcesAreGradients() {
        LabelledStructures frames = TestMolecules.frames(8, 3);
        List<Term> terms = new ArrayList<>(((MbtrSettings) TestMolecules.representation()).terms());
        terms.addFirst(Term.of(
                new AtomGeometry.Count(),
                new Weighting.Unity(),
                new Broadening.Normal(0.5),
                new Grid.Edges(-0.5, 0.5, 8)));
        TrainedModel model = train(
                frames,
                new ModelSettings(MbtrSettings.of(terms), GAUSSIAN, LITTLE, Centring.KERNEL)
                        .withLearnedFrom(new LearnedFrom.ValuesAndForces(LITTLE)));

        assertArrayEquals(frames.labels(), model.predict(frames.structures(), TWO), 1e-4);
        List<EnergyGradient> found = model.predictWithGradients(frames.structures(), TWO);
        for (int i = 0; i < frames.size(); i++) {
            assertArrayEquals(frames.forces().get(i), found.get(i).forces(), 1e-3);
        }
        Structure other = TestMolecules.frames(1, 9).structures().getFirst();
        double[] forces =
                model.predictWithGradients(List.of(other), TWO).getFirst().forces();
        for (int i = 0; i < forces.length; i++) {
            assertEquals(-difference(model, other, i), forces[i], 1e-5 * largest(forces));
        }
    }

    /** Crystals learn from forces; stress is predicted, not learned. Energies and forces here mean nothing. */
    @Test
    void crystalsHaveForcesAndStress() {
        Random random = new Random(8);
        List<Structure> crystals = new ArrayList<>();
        List<double[]> forces = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            crystals.add(crystal(
                    new double[] {0, 0, 0, 1.6 + 0.2 * random.nextGaussian(), 1.4, 1.5 + 0.2 * random.nextGaussian()},
                    0));
            double x = random.nextGaussian();
            double z = random.nextGaussian();
            forces.add(new double[] {x, 0, z, -x, 0, -z});
        }
        LabelledStructures data =
                new LabelledStructures(crystals, random.doubles(5).toArray()).withForces(forces);
        List<Term> terms = ((MbtrSettings) TestMolecules.representation())
                .terms().stream()
                        .map(term -> term.withEnvelope(new Envelope.Smooth(2, 4)))
                        .toList();
        TrainedModel model = train(
                data,
                new ModelSettings(MbtrSettings.of(terms), GAUSSIAN, 1e-3, Centring.KERNEL)
                        .withLearnedFrom(new LearnedFrom.ValuesAndForces(1e-3)));
        double[] places = {0.1, 0, 0, 1.5, 1.5, 1.4};
        Structure other = crystal(places, 0);

        EnergyGradient found = model.predictWithGradients(List.of(other), TWO).getFirst();

        double largest = largest(found.forces());
        for (int i = 0; i < places.length; i++) {
            assertEquals(-difference(model, other, i), found.forces()[i], 1e-5 * largest);
        }
        double[] e = model.predict(
                List.of(
                        crystal(places, -2 * STEP),
                        crystal(places, -STEP),
                        crystal(places, STEP),
                        crystal(places, 2 * STEP)),
                TWO);
        double strained = (e[0] - 8 * e[1] + 8 * e[2] - e[3]) / (12 * STEP);
        assertEquals(strained, found.gradient().strain()[0], 1e-4 * Math.abs(strained));
    }

    /** Two atoms in a cube, strained along the first axis. */
    private static Structure crystal(double[] places, double strain) {
        double[] positions = places.clone();
        positions[0] *= 1 + strain;
        positions[3] *= 1 + strain;
        double[] cell = {3 * (1 + strain), 0, 0, 0, 3, 0, 0, 0, 3};
        return Structure.crystal(new int[] {6, 8}, positions, new Cell(cell, new boolean[] {true, true, true}));
    }

    @ParameterizedTest
    @MethodSource("all")
    void fileGivesTheSamePredictionsBitForBit(ModelSettings settings) {
        TrainedModel model = train(DATA, settings);
        Path file = folder.resolve("model.npz");

        ModelFile.write(model, file);
        TrainedModel read = ModelFile.read(file);

        assertEquals(settings, read.settings());
        assertArrayEquals(model.predict(OTHERS.structures(), TWO), read.predict(OTHERS.structures(), TWO));
        assertArrayEquals(
                model.predictWithGradients(OTHERS.structures(), TWO).getLast().forces(),
                read.predictWithGradients(OTHERS.structures(), TWO).getLast().forces());
    }

    @Test
    void resultsDoNotDependOnThreads() {
        ModelSettings settings = settings(GAUSSIAN, 1e-5, new LearnedFrom.ValuesAndForces(1e-5));
        try (Workers one = new Workers(1)) {
            TrainedModel expected = Trainer.train(DATA, settings, ModelInfo.unnamed(), one);
            TrainedModel found = train(DATA, settings);
            assertArrayEquals(expected.predict(OTHERS.structures(), one), found.predict(OTHERS.structures(), TWO));
        }
    }

    @Test
    void whatCannotBeLearnedIsRefused() {
        LearnedFrom both = new LearnedFrom.ValuesAndForces(1e-5);
        LabelledStructures gaps =
                new LabelledStructures(DATA.structures(), DATA.labels(), TargetBasis.OTHER, DATA.forces());
        LabelledStructures noForces = new LabelledStructures(DATA.structures(), DATA.labels());
        ModelSettings sorted = new ModelSettings(
                new CoulombMatrixSettings(CoulombMatrixSettings.Form.SORTED, 7),
                GAUSSIAN,
                1e-5,
                Centring.KERNEL,
                null,
                both);

        refused("matern-5/2", DATA, settings(new Kernel.Laplacian(30), 1e-5, both));
        refused("kink", DATA, settings(new Matern(Matern.Smoothness.THREE_HALVES, 3), 1e-5, both));
        refused("no forces", noForces, settings(GAUSSIAN, 1e-5, both));
        refused("neither per structure nor per atom", gaps, settings(GAUSSIAN, 1e-5, both));
        refused("derivative", DATA, sorted);
        refused("force on atom", DATA, settings(GAUSSIAN, 0, both).withLearnedFrom(new LearnedFrom.ValuesAndForces(0)));
    }

    private static void refused(String word, LabelledStructures data, ModelSettings settings) {
        MbtrException error = assertThrows(MbtrException.class, () -> train(data, settings));
        assertTrue(error.getMessage().contains(word), error.getMessage());
    }

    @Test
    void otherCentringsAreRefused() {
        MbtrException error = assertThrows(
                MbtrException.class,
                () -> new ModelSettings(
                        TestMolecules.representation(), GAUSSIAN, 1, Centring.LABELS, null, new LearnedFrom.Forces()));
        assertTrue(error.getMessage().contains("centring"), error.getMessage());
    }
}
